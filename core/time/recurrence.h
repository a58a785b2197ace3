// Yearly repetitions of an all-day event (RFC 5545 §3.3.10), as dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "time/date.h"

namespace spoc::time {

struct YearlyRecurrence {
  /// `ordinal` 0 is every such weekday; 1 the first, -1 the last of the month (of the year without `months`).
  struct Weekday {
    int ordinal = 0;
    int weekday = 0;  ///< 0 Monday
  };
  int interval = 1;
  std::optional<std::int64_t> count;
  std::optional<Date> until;  ///< inclusive
  std::vector<int> months;
  std::vector<int> month_days;  ///< 1 to 31, or -1 to -31 from the end
  std::vector<Weekday> weekdays;
};

/// The value of an RRULE, or why it cannot be used.
std::variant<YearlyRecurrence, std::string> parse_recurrence(std::string_view value);

/// Starts of occurrences from `start` (always the first) up to `last`, ascending, those before `first` left out.
/// `budget` is lowered by each day looked at; nothing when it runs out.
std::optional<std::vector<Date>> occurrences(const YearlyRecurrence& rule, Date start, Date first, Date last,
                                             std::int64_t& budget);

}  // namespace spoc::time
