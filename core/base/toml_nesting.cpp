#include "base/toml_nesting.h"

namespace spoc::toml {
namespace {

/// Offset behind the string that begins at `at`. A one-line string that is not closed ends with its line.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view rest = text.substr(at);
  const bool multi_line = rest.size() >= 3 && rest[1] == quote && rest[2] == quote;
  at += multi_line ? 3 : 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (!multi_line && text[at] == '\n') {
      return at;
    } else if (!multi_line && text[at] == quote) {
      return at + 1;
    } else if (multi_line && text.substr(at, 3) == std::string_view(rest).substr(0, 3)) {
      at += 3;
      // Up to two quotes may stand before the closing three.
      for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra) ++at;
      return at;
    }
  }
  return text.size();
}

bool continues_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ' ' || c == '\t';
}

}  // namespace

std::optional<std::size_t> too_deep(std::string_view text, int limit) {
  int brackets = 0;
  int key_parts = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '#') {
      at = text.find('\n', at);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (c == '.') {
      ++key_parts;
    } else if (!continues_key(c)) {
      key_parts = 1;
    }
    if (c == '[' || c == '{') ++brackets;
    if ((c == ']' || c == '}') && brackets > 0) --brackets;
    if (brackets > limit || key_parts > limit) return at;
    ++at;
  }
  return std::nullopt;
}

}  // namespace spoc::toml
