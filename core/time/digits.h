// Fixed-width decimal digits, as in ISO 8601 text: read and written without locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spoc::time {

/// The value of exactly `count` decimal digits at `at` (count <= 9), or -1 when they are not there.
inline int read_digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at > text.size() || text.size() - at < count) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// True when the character at `at` exists and is `c`.
inline bool has(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

/// Appends `value` with leading zeros up to `width` digits (width <= 9, value fits).
inline void append_digits(std::string& out, int value, int width) {
  char digits[9];
  for (int i = width - 1; i >= 0; --i) {
    digits[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(digits, static_cast<std::size_t>(width));
}

/// Microseconds of a second, seconds of a day.
inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kDay = 86'400;

/// Quotient rounded towards minus infinity; `b` > 0.
template <class Integer>
constexpr Integer floor_divide(Integer a, Integer b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// ASCII letters in upper case, as the names of iCalendar are compared (RFC 5545, section 2).
inline std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace spoc::time
