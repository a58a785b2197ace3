#include "domain/checklist.h"

#include <algorithm>

namespace spoc::domain {
namespace {

const CheckItem* find(const Checklist& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const CheckItem& item) { return item.id == id; });
  return found == list.end() ? nullptr : &*found;
}

/// Nobody waits for it: it may be left out, or a heading above it has enough without it.
bool may_be_left(const Checklist& list, const CheckItem& item) {
  for (const CheckItem* at = &item; at; at = at->under.empty() ? nullptr : find(list, at->under))
    if (at->optional || is_over(list, *at)) return true;
  return false;
}

}  // namespace

bool has_parts(const Checklist& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [&](const CheckItem& item) { return item.under == id; });
}

bool is_over(const Checklist& list, const CheckItem& item) {
  if (item.done_at) return true;
  bool heading = false, rest = false;
  std::int64_t done = 0;
  for (const CheckItem& part : list) {
    if (part.under != item.id) continue;
    heading = true;
    if (!is_over(list, part))
      rest = rest || !part.optional;
    else if (part.inapplicable.empty())
      ++done;
  }
  return heading && (!rest || (item.enough > 0 && done >= item.enough));
}

int depth_of(const Checklist& list, const CheckItem& item) {
  int depth = 0;
  for (const CheckItem* at = &item; !at->under.empty() && (at = find(list, at->under));) ++depth;
  return depth;
}

std::vector<std::string> open_items(const Checklist& list) {
  std::vector<std::string> open;
  for (const CheckItem& item : list)
    if (!has_parts(list, item.id) && !may_be_left(list, item)) open.push_back(item.id);
  return open;
}

}  // namespace spoc::domain
