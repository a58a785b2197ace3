#include "time/instant.h"

#include "time/date.h"
#include "time/digits.h"

namespace spoc::time {

namespace {


struct Fraction {
  std::int32_t us = 0;
  std::size_t end = 0;
};

// The fraction that begins with the full stop at `at`; digits after the sixth are cut.
std::optional<Fraction> read_fraction(std::string_view text, std::size_t at) {
  Fraction fraction{0, at + 1};
  std::int32_t unit = 100'000;
  for (; fraction.end < text.size() && text[fraction.end] >= '0' && text[fraction.end] <= '9'; ++fraction.end) {
    fraction.us += (text[fraction.end] - '0') * unit;
    unit /= 10;
  }
  if (fraction.end == at + 1) return std::nullopt;
  return fraction;
}

// Seconds east of UTC of "Z" or "+hh:mm" at the end of `text`.
std::optional<int> read_offset(std::string_view text, std::size_t at) {
  if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) return 0;
  if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
  const int hour = read_digits(text, at + 1, 2);
  const int minute = read_digits(text, at + 4, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const int offset = hour * 3600 + minute * 60;
  return text[at] == '-' ? -offset : offset;
}

void append_fraction(std::string& out, std::int32_t us) {
  if (us == 0) return;
  out += '.';
  append_digits(out, us, 6);
  while (out.back() == '0') out.pop_back();
}

}  // namespace

std::string to_text(Instant t) {
  const std::int64_t second = floor_divide(t.us, kSecond);
  const std::int64_t day = floor_divide(second, kDay);
  const int of_day = static_cast<int>(second - day * kDay);
  std::string out = to_text(Date{static_cast<std::int32_t>(day)});
  out.reserve(20);
  out += 'T';
  append_digits(out, of_day / 3600, 2);
  out += ':';
  append_digits(out, of_day / 60 % 60, 2);
  out += ':';
  append_digits(out, of_day % 60, 2);
  append_fraction(out, static_cast<std::int32_t>(t.us - second * kSecond));
  out += 'Z';
  return out;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const int hour = read_digits(text, 11, 2);
  const int minute = read_digits(text, 14, 2);
  const int second = read_digits(text, 17, 2);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;

  Fraction fraction{0, 19};
  if (text[19] == '.') {
    const auto found = read_fraction(text, 19);
    if (!found) return std::nullopt;
    fraction = *found;
  }
  if (fraction.end >= text.size()) return std::nullopt;
  const auto offset = read_offset(text, fraction.end);
  if (!offset) return std::nullopt;

  const std::int64_t unix = std::int64_t{date->days} * kDay + hour * 3600 + minute * 60 + second - *offset;
  // RFC 3339 §5.6: second 60 exists only as a leap second, at the end of a UTC day; it is counted as the next second.
  if (second == 60 && unix % kDay != 0) return std::nullopt;
  const int year = civil(Date{static_cast<std::int32_t>(floor_divide(unix, kDay))}).year;
  if (year < 1 || year > 9999) return std::nullopt;
  return Instant{unix * kSecond + fraction.us};
}

}  // namespace spoc::time
