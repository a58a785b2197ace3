// Times as other programs write them, by a pattern like strptime's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/zone.h"

namespace spoc::intake {

/// A pattern of %Y %y %m %d %e %H %I %M %S %f %p %b %B %z %% and literal characters, where a space stands for any
/// number of them; "iso", "unix" and "unix_ms" stand for themselves. %y is 1970 to 2069, %f a fraction of any length,
/// %z Z or +01:00 or +0100, %b and %B English names.
class TimeFormat {
 public:
  /// ISO 8601.
  TimeFormat() = default;
  /// What is wrong with a pattern, or nothing. It needs year, month and day.
  static std::optional<std::string> problem(std::string_view pattern);
  /// Throws defect on a pattern with a problem.
  explicit TimeFormat(std::string pattern);

  /// The instant of the whole text; local to `zone` unless it has an offset of its own. Nothing when it does not fit.
  std::optional<time::Instant> parse(std::string_view text, const time::Zone& zone) const;

 private:
  std::string pattern_ = "iso";
};

}  // namespace spoc::intake
