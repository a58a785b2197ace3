#include "intake/time_format.h"

#include <array>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {

constexpr std::string_view kDirectives = "YymdeHIMSfpbBz%";
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

/// What the directives found, and the text that is left.
struct Scan {
  std::string_view rest;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, us = 0;
  std::optional<bool> afternoon;
  std::optional<int> offset_s;

  bool digits(int& into, std::size_t longest, int low, int high) {
    std::size_t count = 0;
    int value = 0;
    while (count < longest && count < rest.size() && rest[count] >= '0' && rest[count] <= '9')
      value = value * 10 + (rest[count++] - '0');
    if (count == 0 || value < low || value > high) return false;
    rest.remove_prefix(count);
    into = value;
    return true;
  }

  bool fraction() {
    int digits_read = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1), ++digits_read)
      if (digits_read < 6) us = us * 10 + (rest.front() - '0');
    for (int i = digits_read; i < 6; ++i) us *= 10;
    return digits_read > 0;
  }

  bool month_name() {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      for (const std::string_view name : {kMonths[i], kMonths[i].substr(0, 3)}) {
        if (lower(rest.substr(0, name.size())) != name) continue;
        rest.remove_prefix(name.size());
        month = static_cast<int>(i) + 1;
        return true;
      }
    }
    return false;
  }

  bool half_of_day() {
    const std::string word = lower(rest.substr(0, 2));
    if (word != "am" && word != "pm") return false;
    afternoon = word == "pm";
    rest.remove_prefix(2);
    return true;
  }

  bool offset() {
    if (rest.starts_with('Z')) {
      rest.remove_prefix(1);
      offset_s = 0;
      return true;
    }
    if (!rest.starts_with('+') && !rest.starts_with('-')) return false;
    const int sign = rest.front() == '-' ? -1 : 1;
    rest.remove_prefix(1);
    int hours = 0, minutes = 0;
    if (!digits(hours, 2, 0, 23)) return false;
    if (rest.starts_with(':')) rest.remove_prefix(1);
    if (!digits(minutes, 2, 0, 59)) return false;
    offset_s = sign * (hours * 3600 + minutes * 60);
    return true;
  }

  bool short_year() {
    if (!digits(year, 2, 0, 99)) return false;
    year += year < 70 ? 2000 : 1900;
    return true;
  }

  bool directive(char letter) {
    switch (letter) {
      case 'Y':
        return digits(year, 4, 1, 9999);
      case 'y':
        return short_year();
      case 'm':
        return digits(month, 2, 1, 12);
      case 'd':
      case 'e':
        return digits(day, 2, 1, 31);
      case 'H':
        return digits(hour, 2, 0, 23);
      case 'I':
        return digits(hour, 2, 1, 12);
      case 'M':
        return digits(minute, 2, 0, 59);
      case 'S':
        return digits(second, 2, 0, 59);
      case 'f':
        return fraction();
      case 'p':
        return half_of_day();
      case 'b':
      case 'B':
        return month_name();
      case 'z':
        return offset();
      default:
        return literal(letter);
    }
  }

  bool literal(char c) {
    if (c == ' ') {
      const bool any = rest.starts_with(' ');
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      return any;
    }
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
};

std::optional<time::Instant> instant_of(const Scan& scan, const time::Zone& zone) {
  const auto date = time::make_date(scan.year, scan.month, scan.day);
  if (!date) return std::nullopt;
  int hour = scan.hour;
  if (scan.afternoon) hour = hour % 12 + (*scan.afternoon ? 12 : 0);
  const time::Local local{*date, hour * 3600 + scan.minute * 60 + scan.second, scan.us};
  if (!scan.offset_s) return zone.instant(local, time::Choice::first);
  return time::Zone().instant(local, time::Choice::first) - time::seconds(*scan.offset_s);
}

std::optional<time::Instant> by_pattern(std::string_view pattern, std::string_view text, const time::Zone& zone) {
  Scan scan;
  scan.rest = trim(text);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool directive = pattern[i] == '%';
    if (directive ? !scan.directive(pattern[++i]) : !scan.literal(pattern[i])) return std::nullopt;
  }
  return scan.rest.empty() ? instant_of(scan, zone) : std::nullopt;
}

std::optional<time::Instant> from_number(std::string_view text, std::int64_t us_per_unit) {
  const auto number = to_integer(trim(text));
  constexpr std::int64_t kLast = 253'402'300'799'000'000;  // the end of 9999
  if (!number || *number < 0 || *number > kLast / us_per_unit) return std::nullopt;
  return time::Instant{*number * us_per_unit};
}

std::optional<time::Instant> iso(std::string_view text, const time::Zone& zone) {
  if (const auto exact = time::parse_instant(text)) return exact;
  for (const std::string_view pattern : {"%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M",
                                         "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d",
                                         "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M:%S.%f%z"})
    if (const auto found = by_pattern(pattern, text, zone)) return found;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> TimeFormat::problem(std::string_view pattern) {
  if (pattern == "iso" || pattern == "unix" || pattern == "unix_ms") return std::nullopt;
  bool year = false, month = false, day = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') continue;
    if (++i == pattern.size()) return "it ends in the middle of a directive";
    const char letter = pattern[i];
    if (kDirectives.find(letter) == std::string_view::npos) return format("there is no directive %{}", letter);
    year = year || letter == 'Y' || letter == 'y';
    month = month || letter == 'm' || letter == 'b' || letter == 'B';
    day = day || letter == 'd' || letter == 'e';
  }
  if (!year || !month || !day) return "it needs a year, a month and a day";
  return std::nullopt;
}

TimeFormat::TimeFormat(std::string pattern) : pattern_(std::move(pattern)) {
  ensure(!problem(pattern_), "a time format is checked before it is used");
}

std::optional<time::Instant> TimeFormat::parse(std::string_view text, const time::Zone& zone) const {
  if (pattern_ == "iso") return iso(trim(text), zone);
  if (pattern_ == "unix") return from_number(text, 1'000'000);
  if (pattern_ == "unix_ms") return from_number(text, 1'000);
  return by_pattern(pattern_, text, zone);
}

}  // namespace spoc::intake
