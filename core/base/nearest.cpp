// What somebody most likely meant by a mistyped word.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto next = unicode::first(text);
    out += next.value;
    text.remove_prefix(next.bytes);
  }
  return out;
}

/// Optimal string alignment in three rows.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(code_points(a), code_points(b));
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string wanted = code_points(lower(word));
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const auto& candidate : candidates) {
    const std::u32string name = code_points(lower(candidate));
    const std::size_t allowed = name.size() / 3;
    const std::size_t gap = std::max(name.size(), wanted.size()) - std::min(name.size(), wanted.size());
    if (gap > allowed) continue;  // each missing letter is one edit at least
    const std::size_t edits = distance(wanted, name);
    if (edits > allowed || (best != nullptr && edits >= best_distance)) continue;
    best = &candidate;
    best_distance = edits;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto meant = nearest(word, candidates);
  return meant ? format("did you mean \"{}\"?", *meant) : std::string();
}

}  // namespace spoc
