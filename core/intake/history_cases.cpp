#include "intake/history_cases.h"

#include <algorithm>
#include <iterator>

namespace spoc::intake {
namespace {

/// A case that has more than one row is given room for so many: moving rows is dear.
constexpr std::size_t kRowsOfCase = 4;

template <class T>
void last_word(std::optional<T>& known, const std::optional<T>& said) {
  if (said) known = said;
}

}  // namespace

void HistoryCases::add(domain::HistoryCase said) {
  rows_ += said.rows.size();
  const auto found = by_id_.find(said.id);
  if (found == by_id_.end()) {
    cases_.push_back(std::move(said));
    by_id_.emplace(cases_.back().id, std::prev(cases_.end()));
    return;
  }
  domain::HistoryCase& known = *found->second;
  if (known.rows.size() == 1) known.rows.reserve(kRowsOfCase);
  std::move(said.rows.begin(), said.rows.end(), std::back_inserter(known.rows));
  last_word(known.logged_at, said.logged_at);
  last_word(known.resolved_at, said.resolved_at);
  last_word(known.closed_at, said.closed_at);
  last_word(known.kept, said.kept);
  cases_.splice(cases_.end(), cases_, found->second);
}

std::vector<domain::HistoryCase> HistoryCases::take(std::size_t left) {
  std::vector<domain::HistoryCase> taken;
  while (!cases_.empty() && rows_ > left) {
    rows_ -= cases_.front().rows.size();
    by_id_.erase(cases_.front().id);
    taken.push_back(std::move(cases_.front()));
    cases_.pop_front();
  }
  std::sort(taken.begin(), taken.end(), [](const domain::HistoryCase& a, const domain::HistoryCase& b) {
    return a.rows.front().number < b.rows.front().number;
  });
  return taken;
}

}  // namespace spoc::intake
