#include "expr/literal.h"

#include <algorithm>
#include <charconv>

namespace spoc::expr {

namespace {

struct Quoted {
  std::string_view inner;
  std::size_t offset = 0;  // of `inner` in the literal
  bool raw = false;
  bool bytes = false;
};

Quoted unquote(std::string_view literal) {
  Quoted result;
  std::size_t at = 0;
  for (; at < literal.size() && literal[at] != '\'' && literal[at] != '"'; ++at) {
    if (literal[at] == 'r' || literal[at] == 'R') result.raw = true;
    if (literal[at] == 'b' || literal[at] == 'B') result.bytes = true;
  }
  std::size_t length = literal.size() - at;
  bool triple = length >= 6 && literal[at + 1] == literal[at] && literal[at + 2] == literal[at];
  std::size_t quotes = triple ? 3 : 1;
  result.offset = at + quotes;
  result.inner = literal.substr(at + quotes, length - 2 * quotes);
  return result;
}

std::optional<char> simple_escape(char c) {
  constexpr std::string_view kNames = "abfnrtv\\'\"`?";
  constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'\"`?";
  std::size_t at = kNames.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return kMeanings[at];
}

struct Numeric {
  std::size_t length = 0;  // of the digits, 0: this is none
  std::size_t skip = 0;    // letters before the digits
  int base = 16;
};

Numeric numeric_escape(char c) {
  switch (c) {
    case 'x':
    case 'X':
      return {2, 1, 16};
    case 'u':
      return {4, 1, 16};
    case 'U':
      return {8, 1, 16};
    case '0':
    case '1':
    case '2':
    case '3':
      return {3, 0, 8};
    default:
      return {};
  }
}

std::optional<std::uint32_t> parse_digits(std::string_view digits, const Numeric& form) {
  if (digits.size() != form.length) return std::nullopt;
  std::uint32_t number = 0;
  auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number, form.base);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool is_scalar(std::uint32_t point) {
  return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

// Appends what the escape at `at` (its backslash) means and returns its length, 0 when it means nothing.
std::size_t decode_escape(std::string& out, std::string_view inner, std::size_t at, bool bytes) {
  if (at + 1 >= inner.size()) return 0;
  char c = inner[at + 1];
  if (auto simple = simple_escape(c)) {
    out += *simple;
    return 2;
  }
  Numeric form = numeric_escape(c);
  if (form.length == 0 || (bytes && form.length > 3)) return 0;
  auto number = parse_digits(inner.substr(at + 1 + form.skip, form.length), form);
  if (!number || !is_scalar(*number)) return 0;
  if (bytes) {
    out += static_cast<char>(*number);
  } else {
    append_utf8(out, *number);
  }
  return 1 + form.skip + form.length;
}

}  // namespace

DecodedText decode_text(std::string_view literal, Backslash backslash) {
  Quoted quoted = unquote(literal);
  DecodedText result;
  result.is_bytes = quoted.bytes;
  bool pattern = backslash == Backslash::belongs_to_pattern;
  if (quoted.raw || quoted.inner.find('\\') == std::string_view::npos) {
    result.bytes = quoted.inner;
    return result;
  }
  for (std::size_t at = 0; at < quoted.inner.size();) {
    char c = quoted.inner[at];
    if (c != '\\') {
      result.bytes += c;
      ++at;
      continue;
    }
    bool word_boundary = pattern && at + 1 < quoted.inner.size() && quoted.inner[at + 1] == 'b';
    std::size_t length = word_boundary ? 0 : decode_escape(result.bytes, quoted.inner, at, quoted.bytes);
    if (length == 0) {
      length = std::min<std::size_t>(2, quoted.inner.size() - at);
      result.bytes += quoted.inner.substr(at, length);
      auto begin = static_cast<std::uint32_t>(quoted.offset + at);
      if (!pattern && !result.bad_escape) result.bad_escape = Extent{begin, begin + static_cast<std::uint32_t>(length)};
    }
    at += length;
  }
  return result;
}

std::optional<std::int64_t> parse_integer(std::string_view digits, bool negative) {
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) {
    base = 16;
    digits.remove_prefix(2);
  }
  std::uint64_t magnitude = 0;
  auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  constexpr std::uint64_t kLimit = 1ull << 63;
  if (magnitude > kLimit || (magnitude == kLimit && !negative)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void append_utf8(std::string& out, char32_t point) {
  auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace spoc::expr
