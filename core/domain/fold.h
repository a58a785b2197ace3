// State is the fold of events: the only code that changes a ticket or a run. Total and deterministic: every event changes
// something or nothing, none fails.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "domain/event.h"
#include "domain/run.h"
#include "domain/ticket.h"

namespace spoc::domain {

/// The ticket after the event. Events that are about runs or the desk change nothing but the version. Of
/// `operation.undone` this knows only that it happened: whoever folds a whole history takes `Fold`.
void apply(Ticket& ticket, const Recorded& recorded);
void apply(Run& run, const Recorded& recorded);

/// A subject's whole history: what was undone counts no more, and the subject is the fold of the rest.
template <class Subject>
class Fold {
 public:
  /// Of the subject with that id; all else of it is as before its first event.
  explicit Fold(Subject unborn = {}) : unborn_(std::move(unborn)), state_(unborn_) {}

  /// The next entry: its version is one more than the last one's.
  void add(Recorded recorded);
  const Subject& state() const { return state_; }
  /// The subject if the entries `first` to `last` did not count either; with the version and instants of its last entry
  /// that does.
  Subject without(std::int64_t first, std::int64_t last) const;

 private:
  struct Counting {
    std::int64_t version;
    Recorded recorded;
  };

  Subject unborn_, state_;
  std::int64_t version_ = 0;
  std::vector<Counting> counting_;  // in order of version
};
extern template class Fold<Ticket>;
extern template class Fold<Run>;

}  // namespace spoc::domain
