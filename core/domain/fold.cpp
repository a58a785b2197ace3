#include "domain/fold.h"

#include <variant>

namespace spoc::domain {

template <class Subject>
void Fold<Subject>::add(Recorded recorded) {
  ++version_;
  if (const auto* undone = std::get_if<OperationUndone>(&recorded.event)) {
    state_ = without(undone->first, undone->last);
    std::erase_if(counting_,
                  [&](const Counting& c) { return c.version >= undone->first && c.version <= undone->last; });
  }
  apply(state_, recorded);
  state_.version = version_;
  counting_.push_back({version_, std::move(recorded)});
}

template <class Subject>
Subject Fold<Subject>::without(std::int64_t first, std::int64_t last) const {
  Subject state = unborn_;
  for (const Counting& counting : counting_)
    if (counting.version < first || counting.version > last) apply(state, counting.recorded);
  return state;
}

template class Fold<Ticket>;
template class Fold<Run>;

}  // namespace spoc::domain
