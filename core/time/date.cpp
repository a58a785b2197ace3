#include "time/date.h"

#include <date/date.h>

#include "base/error.h"
#include "time/digits.h"

namespace spoc::time {

namespace {

// The Gregorian calendar repeats after 400 years; reducing to one cycle keeps years within what date::year can hold.
constexpr int kCycleDays = 146'097;
constexpr int kCycleYears = 400;
constexpr int kMostYear = 32'767;

date::year_month_day reduced(Date date, int& cycles) {
  cycles = floor_divide(date.days, kCycleDays);
  // A floor below the least day is no int any more.
  return date::year_month_day{date::sys_days{date::days{static_cast<int>(date.days - std::int64_t{cycles} * kCycleDays)}}};
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < -kMostYear || year > kMostYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                 date::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

Civil civil(Date date) {
  int cycles = 0;
  const auto ymd = reduced(date, cycles);
  return {static_cast<int>(ymd.year()) + cycles * kCycleYears, static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int weekday(Date date) {
  // 1970-01-01 was a Thursday.
  const int day = (date.days % 7 + 3) % 7;
  return day < 0 ? day + 7 : day;
}

Date add_months(Date date, int months) {
  const Civil from = civil(date);
  const std::int64_t month = std::int64_t{from.year} * 12 + (from.month - 1) + months;
  const std::int64_t year = floor_divide(month, std::int64_t{12});
  if (year < -kMostYear || year > kMostYear) throw Error(Code::data, "the date is too far away");
  const date::year_month ym{date::year{static_cast<int>(year)},
                            date::month{static_cast<unsigned>(month - year * 12 + 1)}};
  const int last = static_cast<int>(static_cast<unsigned>((ym / date::last).day()));
  const int day = from.day < last ? from.day : last;
  const date::sys_days days{ym / date::day{static_cast<unsigned>(day)}};
  return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::string to_text(Date date) {
  const Civil c = civil(date);
  if (c.year < 1 || c.year > 9999) throw Error(Code::data, "the date is outside the years 0001 to 9999");
  std::string out;
  out.reserve(10);
  append_digits(out, c.year, 4);
  out += '-';
  append_digits(out, c.month, 2);
  out += '-';
  append_digits(out, c.day, 2);
  return out;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = read_digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  return make_date(year, read_digits(text, 5, 2), read_digits(text, 8, 2));
}

}  // namespace spoc::time
