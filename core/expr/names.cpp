#include "expr/names.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::expr {

namespace {

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The run of letters and single hyphens around the word: `start-date` around `start`.
Extent hyphenated(std::string_view text, Extent extent) {
  while (extent.begin >= 2 && text[extent.begin - 1] == '-' && in_name(text[extent.begin - 2])) {
    --extent.begin;
    while (extent.begin > 0 && in_name(text[extent.begin - 1])) --extent.begin;
  }
  while (extent.end + 1 < text.size() && text[extent.end] == '-' && in_name(text[extent.end + 1])) {
    ++extent.end;
    while (extent.end < text.size() && in_name(text[extent.end])) ++extent.end;
  }
  return extent;
}

}  // namespace

NameAdvice advise(std::string_view text, Extent extent, const std::vector<std::string>& known) {
  Extent run = hyphenated(text, extent);
  std::string_view word = text.substr(extent.begin, extent.end - extent.begin);
  if (run.end - run.begin == word.size()) return {did_you_mean(word, known), extent};
  std::string joined(text.substr(run.begin, run.end - run.begin));
  std::replace(joined.begin(), joined.end(), '-', '_');
  if (std::find(known.begin(), known.end(), joined) != known.end()) {
    return {format("a hyphen is always a minus; did you mean \"{}\"?", joined), run};
  }
  std::string hint = did_you_mean(word, known);
  return {hint.empty() ? "a hyphen is always a minus; names are written with _" : hint, run};
}

}  // namespace spoc::expr
