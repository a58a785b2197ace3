#include "base/toml_nesting.h"

#include <array>

namespace spoc::toml {
namespace {

/// Offset behind the string of one line that begins at `at`; one that is not closed ends with its line.
std::size_t skip_one_line(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (c == quote) return at + 1;
    if (c == '\n') return at;
    if (c == '\\' && quote == '"') ++at;
  }
  return text.size();
}

/// The same for one that begins with three quotes.
std::size_t skip_lines(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view quotes = text.substr(at, 3);
  for (at += 3; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text[at] == quote && text.substr(at, 3) == quotes) {
      at += 3;
      // Up to two quotes may stand before the closing three.
      for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra) ++at;
      return at;
    }
  }
  return text.size();
}

std::size_t skip_string(std::string_view text, std::size_t at) {
  const bool lines = text.size() - at >= 3 && text[at + 1] == text[at] && text[at + 2] == text[at];
  return lines ? skip_lines(text, at) : skip_one_line(text, at);
}

/// Characters that a key goes on with, by their bytes: most of every file.
constexpr std::array<bool, 256> kContinuesKey = [] {
  std::array<bool, 256> continues{};
  for (int c = 0; c < 256; ++c)
    continues[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                             (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ' ' || c == '\t';
  return continues;
}();

}  // namespace

std::optional<std::size_t> too_deep(std::string_view text, int limit) {
  int brackets = 0;
  int key_parts = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (kContinuesKey[static_cast<unsigned char>(c)]) {
      ++at;
      continue;
    }
    if (c == '"' || c == '\'') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '#') {
      at = text.find('\n', at);
      if (at == std::string_view::npos) break;
      continue;
    }
    key_parts = c == '.' ? key_parts + 1 : 1;
    if (c == '[' || c == '{') ++brackets;
    if ((c == ']' || c == '}') && brackets > 0) --brackets;
    if (brackets > limit || key_parts > limit) return at;
    ++at;
  }
  return std::nullopt;
}

}  // namespace spoc::toml
