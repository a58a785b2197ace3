// The rule a zone follows for ever after its last recorded change: a POSIX TZ string as RFC 8536 §3.3.1 extends it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::time {

/// One local time a zone can have.
struct LocalType {
  std::int32_t offset = 0;  ///< seconds east of UTC
  bool daylight = false;
  std::string abbreviation;
};

/// The moment of a year when a change happens, in the local time that ends there.
struct YearlyMoment {
  enum class Form {
    julian,      ///< Jn: 1 to 365, February 29 is never counted
    zero_based,  ///< n: 0 to 365, February 29 is counted
    weekday,     ///< Mm.w.d: the w-th (5: last) weekday d (0 Sunday) of month m
  };
  Form form = Form::weekday;
  int day = 0;
  int week = 0;
  int month = 0;
  std::int32_t second = 7200;  ///< from midnight, -167 h to 167 h
};

struct YearlyRule {
  LocalType standard;
  struct Daylight {
    LocalType type;
    YearlyMoment begin;
    YearlyMoment end;
  };
  std::optional<Daylight> daylight;
};

/// Nothing when the text is no such rule.
std::optional<YearlyRule> parse_yearly_rule(std::string_view text);

/// The local time in force at a Unix time.
const LocalType& in_force(const YearlyRule& rule, std::int64_t unix);
/// The first change of offset strictly after a Unix time, nothing when the offset never changes.
std::optional<std::int64_t> next_change(const YearlyRule& rule, std::int64_t unix);

}  // namespace spoc::time
