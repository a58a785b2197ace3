// Literals as they are written: strings with their escapes, numbers, times of day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::expr {

/// A range of bytes in the text of an expression.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin == end; }
};

/// What a backslash means that CEL gives no meaning to: nothing (`bad_escape` names the place), or, in the pattern of
/// `matches`, a backslash of the pattern, so that '\bvpn\b' and '\d+' are what everybody expects.
enum class Backslash { escapes_only, belongs_to_pattern };

struct DecodedText {
  std::string bytes;
  bool is_bytes = false;             ///< b'…'
  std::optional<Extent> bad_escape;  ///< relative to the literal's first byte
};

/// Decodes a complete literal: optional prefix r, b or both, one or three quotes, text, the same quotes.
DecodedText decode_text(std::string_view literal, Backslash backslash);

/// Whole text as an int literal, decimal or 0x…; nothing when it leaves 64 bits. `negative` for one behind a minus.
std::optional<std::int64_t> parse_integer(std::string_view digits, bool negative);

/// Number of code points in valid UTF-8.
std::size_t code_points(std::string_view text);

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t point);

}  // namespace spoc::expr
