// Patterns that only look for words: `(?i)\b(vpn|wi-fi)\b`. Answered by comparing bytes, so that a desk with a thousand
// routing rules does not compile a thousand automata to place one ticket.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::expr {

/// Alternatives of literal ASCII text, with `(?i)` before them and `\b` around them. Answers exactly what RE2 answers.
class PlainPattern {
 public:
  /// Nothing when the pattern needs more than that.
  static std::optional<PlainPattern> parse(std::string_view pattern);
  /// What every text begins to match with that a longer pattern is found in: of `(?i)\border (no|number)\b` it is
  /// `(?i)\border `. Nothing when no such beginning is plain.
  static std::optional<PlainPattern> parse_beginning(std::string_view pattern);

  /// Nothing when only the library can tell: RE2 folds two letters beyond ASCII (U+017F to s, U+212A to k).
  std::optional<bool> found_in(std::string_view text) const;

 private:
  bool word_found_in(std::string_view text, const std::string& word) const;
  bool at_boundaries(std::string_view text, std::size_t begin, std::size_t end) const;

  std::vector<std::string> words_;  // lower-case when any_case_
  bool any_case_ = false;
  bool boundary_before_ = false;
  bool boundary_after_ = false;
  bool folds_beyond_ascii_ = false;  // an s or a k whose case does not count
};

}  // namespace spoc::expr
