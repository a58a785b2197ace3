// A point in time, UTC, in microseconds; and spans of elapsed time. Local time lives in zone.h, open time in
// calendar.h.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::time {

/// Elapsed time in microseconds; never a calendar's or a business duration. Named constructors below.
struct Span {
  std::int64_t us = 0;
  auto operator<=>(const Span&) const = default;
  constexpr std::int64_t whole_seconds() const { return us / 1'000'000; }
};
constexpr Span seconds(std::int64_t n) {
  return {n * 1'000'000};
}
constexpr Span minutes(std::int64_t n) {
  return seconds(n * 60);
}
constexpr Span hours(std::int64_t n) {
  return seconds(n * 3600);
}
constexpr Span operator+(Span a, Span b) {
  return {a.us + b.us};
}
constexpr Span operator-(Span a, Span b) {
  return {a.us - b.us};
}
constexpr Span operator-(Span a) {
  return {-a.us};
}

/// Microseconds since 1970-01-01T00:00:00Z, without leap seconds. Years 0001 to 9999 can be written as text.
struct Instant {
  std::int64_t us = 0;
  auto operator<=>(const Instant&) const = default;
};
constexpr Instant operator+(Instant t, Span d) {
  return {t.us + d.us};
}
constexpr Instant operator-(Instant t, Span d) {
  return {t.us - d.us};
}
constexpr Span operator-(Instant a, Instant b) {
  return {a.us - b.us};
}
constexpr Instant from_unix(std::int64_t seconds) {
  return {seconds * 1'000'000};
}

/// RFC 3339 in UTC: "2026-11-21T17:00:00Z", with a fraction (as short as possible) only when there is one.
std::string to_text(Instant t);
/// Exactly RFC 3339 with "Z" or an offset, `T` or space between; fraction up to microseconds (further digits are cut).
/// Nothing on anything else, and on dates that do not exist.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace spoc::time
