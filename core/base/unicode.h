// Code points and grapheme clusters of UTF-8 text. Inside `base` only; the one place that knows utf8proc, so everything
// else about text is written in terms of these few functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spoc::unicode {

constexpr char32_t kReplacement = 0xFFFD;

/// One step of decoding. An ill-formed maximal subpart (Unicode 15 §3.9, table 3-7) is one step of one to three bytes
/// with `valid` false and the replacement character as its value.
struct CodePoint {
  char32_t value = kReplacement;
  std::size_t bytes = 0;
  bool valid = false;
};

/// The code point at the start of `text`, which is not empty.
CodePoint first(std::string_view text);

/// Number of leading bytes below 0x80; the whole size for ASCII.
std::size_t ascii_prefix(std::string_view text);

/// Appends `value` as UTF-8; what is no scalar value becomes the replacement character.
void append(std::string& out, char32_t value);

/// One grapheme cluster (UAX #29) and the terminal cells it takes.
struct Cluster {
  std::size_t bytes = 0;
  std::size_t cells = 0;
};

/// The cluster at the start of `text`, which is not empty. Each ill-formed subpart counts as the replacement character.
Cluster first_cluster(std::string_view text);

/// Case-folded and in NFC. `text` is valid UTF-8.
std::string fold(std::string_view text);

/// The same without accents and other marks, full case folding included: "Straße" and "STRASSE" are one, "İ" is "i".
std::string fold_without_marks(std::string_view text);

/// Letters, numbers and marks: what a word is made of.
bool is_of_word(char32_t value);

/// The property White_Space of Unicode.
bool is_space(char32_t value);

}  // namespace spoc::unicode
