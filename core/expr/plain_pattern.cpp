#include "expr/plain_pattern.h"

#include <algorithm>
#include <cstring>

namespace spoc::expr {

namespace {

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Characters that stand for themselves in a pattern.
bool is_plain(char c) {
  return is_word(c) || c == ' ' || c == '-' || c == '/' || c == '@' || c == ':' || c == ',' || c == '#' || c == '&' ||
         c == '=' || c == '!' || c == '%' || c == '\'' || c == '"' || c == ';' || c == '<' || c == '>' || c == '~';
}

bool take(std::string_view& rest, std::string_view prefix) {
  if (!rest.starts_with(prefix)) return false;
  rest.remove_prefix(prefix.size());
  return true;
}

bool take_last(std::string_view& rest, std::string_view suffix) {
  if (!rest.ends_with(suffix)) return false;
  rest.remove_suffix(suffix.size());
  return true;
}

// The letters that RE2 also finds in characters beyond ASCII when case does not count.
bool has_other_case_beyond_ascii(std::string_view text) {
  return text.find("\xC5\xBF") != std::string_view::npos || text.find("\xE2\x84\xAA") != std::string_view::npos;
}

}  // namespace

std::optional<PlainPattern> PlainPattern::parse(std::string_view pattern) {
  PlainPattern result;
  result.any_case_ = take(pattern, "(?i)");
  result.boundary_before_ = take(pattern, "\\b");
  result.boundary_after_ = take_last(pattern, "\\b");
  bool grouped = take(pattern, "(?:") || take(pattern, "(");
  if (grouped && !take_last(pattern, ")")) return std::nullopt;
  bool bounded = result.boundary_before_ || result.boundary_after_;
  if (!grouped && bounded && pattern.find('|') != std::string_view::npos) return std::nullopt;
  std::string word;
  for (char c : pattern) {
    if (c == '|') {
      result.words_.push_back(std::move(word));
      word.clear();
    } else if (is_plain(c)) {
      word += result.any_case_ ? lower_ascii(c) : c;
    } else {
      return std::nullopt;
    }
  }
  result.words_.push_back(std::move(word));
  bool empty = std::any_of(result.words_.begin(), result.words_.end(), [](const std::string& w) { return w.empty(); });
  if (empty) return std::nullopt;
  result.folds_beyond_ascii_ = result.any_case_ && pattern.find_first_of("sSkK") != std::string_view::npos;
  return result;
}

namespace {

/// Where the group that opens at the front closes, or npos.
std::size_t end_of_group(std::string_view pattern) {
  const std::size_t end = pattern.find_first_of(")([\\", 1);
  return end != std::string_view::npos && pattern[end] == ')' ? end : std::string_view::npos;
}

/// False only when nothing in `pattern` can be an alternative to what stands before it.
bool may_have_alternatives(std::string_view pattern) {
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size() && pattern[i + 1] == 'Q') return true;  // quotes what follows
    if (c == '\\') ++i;
    if (c == '[') return true;  // a class has rules of its own
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth < 0 || (c == '|' && depth == 0)) return true;
  }
  return depth != 0;
}

bool repeats(std::string_view pattern) {
  return !pattern.empty() && (pattern[0] == '*' || pattern[0] == '?' || pattern[0] == '{' || pattern[0] == '+');
}

}  // namespace

std::optional<PlainPattern> PlainPattern::parse_beginning(std::string_view pattern) {
  std::string_view rest = pattern;
  take(rest, "(?i)");
  take(rest, "\\b");
  if (rest.starts_with('(')) {
    const std::size_t end = end_of_group(rest);
    if (end == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(end + 1);
    if (repeats(rest)) return std::nullopt;
    take(rest, "\\b");
  } else {
    while (!rest.empty() && is_plain(rest[0])) rest.remove_prefix(1);
  }
  std::string_view beginning = pattern.substr(0, pattern.size() - rest.size());
  if (repeats(rest)) {
    if (beginning.empty() || !is_plain(beginning.back())) return std::nullopt;
    beginning.remove_suffix(1);
  }
  return may_have_alternatives(rest) ? std::nullopt : parse(beginning);
}

std::optional<bool> PlainPattern::found_in(std::string_view text) const {
  for (const std::string& word : words_) {
    if (word_found_in(text, word)) return true;
  }
  if (folds_beyond_ascii_ && has_other_case_beyond_ascii(text)) return std::nullopt;
  return false;
}

bool PlainPattern::at_boundaries(std::string_view text, std::size_t begin, std::size_t end) const {
  if (boundary_before_ && is_word(text[begin]) == (begin > 0 && is_word(text[begin - 1]))) return false;
  return !boundary_after_ || is_word(text[end - 1]) != (end < text.size() && is_word(text[end]));
}

bool PlainPattern::word_found_in(std::string_view text, const std::string& word) const {
  if (text.size() < word.size()) return false;
  const char* const end = text.data() + (text.size() - word.size() + 1);
  char first = word[0];
  char other = any_case_ && first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
  const char* lower_at = nullptr;
  const char* other_at = nullptr;
  auto find = [&](const char* from, char c) {
    auto found = static_cast<const char*>(std::memchr(from, c, static_cast<std::size_t>(end - from)));
    return found ? found : end;
  };
  for (const char* at = text.data(); at < end; ++at) {
    if (!lower_at || lower_at < at) lower_at = find(at, first);
    if (!other_at || other_at < at) other_at = first == other ? end : find(at, other);
    at = std::min(lower_at, other_at);
    if (at == end) return false;
    std::string_view here(at, word.size());
    bool same = any_case_ ? std::equal(here.begin(), here.end(), word.begin(),
                                       [](char a, char b) { return lower_ascii(a) == b; })
                          : here == word;
    auto begin = static_cast<std::size_t>(at - text.data());
    if (same && at_boundaries(text, begin, begin + word.size())) return true;
  }
  return false;
}

}  // namespace spoc::expr
