// A civil date of the proleptic Gregorian calendar, and the arithmetic people expect of it. Wraps Howard Hinnant's
// date.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::time {

/// Days since 1970-01-01. Years 0001 to 9999 can be written as text.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct Civil {
  int year;
  int month;  ///< 1 to 12
  int day;    ///< 1 to 31
};

/// Nothing when there is no such day.
std::optional<Date> make_date(int year, int month, int day);
Civil civil(Date date);
constexpr Date operator+(Date d, int days) {
  return {d.days + days};
}
constexpr Date operator-(Date d, int days) {
  return {d.days - days};
}
constexpr int operator-(Date a, Date b) {
  return a.days - b.days;
}

/// 0 Monday to 6 Sunday.
int weekday(Date date);
/// The same day `months` later; a missing day of the month is its last.
Date add_months(Date date, int months);

/// ISO 8601, "2026-11-21".
std::string to_text(Date date);
/// Exactly `YYYY-MM-DD`; nothing on anything else.
std::optional<Date> parse_date(std::string_view text);

}  // namespace spoc::time
