// The two durations people write: wall-clock (`30m 4h 2d 1w 3mo 1y`) and business (`90bs 30bm 4bh 2bd`, `2nbd`). Two
// types, because adding them means different things; mixing them is an error.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "time/instant.h"

namespace spoc::time {

/// Wall-clock: months and days keep the local time of day, the rest is elapsed time. Applied in that order. May be
/// negative (all parts then have the same sign).
struct WallDuration {
  int months = 0;  ///< y, mo
  int days = 0;    ///< w, d
  Span span;       ///< h, m, s
  bool operator==(const WallDuration&) const = default;
};

/// Open time of a calendar: `days` business days (bd) then `seconds` of open time (bh bm bs); `next` marks `nbd`: the
/// n-th following day with opening hours, at the same local time, clamped into that day's hours (then `seconds` is 0).
struct BusinessDuration {
  int days = 0;
  std::int64_t seconds = 0;
  bool next = false;
  bool operator==(const BusinessDuration&) const = default;
};

using Duration = std::variant<WallDuration, BusinessDuration>;

/// One or more number-unit pairs without spaces, largest unit first, each unit once, an optional leading "-":
/// `1h30m`, `-3h`, `1bd4bh`. Nothing on anything else, on mixed kinds, and where a part leaves 32 (days, months) or 64
/// bits. Plain "0" is no duration. Units: y mo w d h m s · bd bh bm bs · nbd.
std::optional<Duration> parse_duration(std::string_view text);
/// The shortest text that parses to the same value; zero is "0s" or "0bs".
std::string to_text(const Duration& duration);
/// A span of elapsed time for people: "2d 4h", "35m", "12s"; the two largest units; negative with "-".
std::string to_words(Span span);
/// A span of open time, to the second: "24h", "7h 30m"; never days, since how long one is open depends on the calendar.
std::string to_hours(Span span);

}  // namespace spoc::time
