// The desk as its verbs see it: where the store is, who asks, and whether anything is to be written. Each verb is a file with
// one function: load → decide → commit, one transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "domain/change.h"
#include "store/store.h"

namespace spoc::desk {

using domain::RunId;
using domain::TicketId;
using time::Instant;

class Definitions;

/// Takes what a trial would do to a ticket, with its notices.
using Tried = std::function<void(const domain::TicketChange&, const std::vector<domain::Effect>&)>;

/// References only: the store outlives it.
struct Desk {
  store::Store& store;
  store::Caller caller;
  bool dry_run = false;  ///< decide and answer, write nothing
  /// Versions of tickets as a filter found them: who has changed since is a conflict, so that nothing is overwritten unseen.
  std::unordered_map<std::int64_t, std::int64_t> chosen = {};
  /// Of a trial: gets each ticket as soon as it is decided, also one that would not change. Then the outcome does not keep it, and a
  /// trial on many needs no more memory than one on few. Not once a run has moved: what follows may change it again.
  Tried tried = {};
  /// Definitions of runs, for a verb that takes many transactions; without it each loads its own.
  std::shared_ptr<Definitions> definitions = {};
};

/// A part of a bulk command that could not be done; the rest was.
struct Rejection {
  std::string what;  ///< "ticket 42", "row 7"
  Error error;
};

/// What a verb did (or, with `dry_run`, would do).
struct Outcome {
  domain::OperationId operation;
  domain::Change change;
  std::vector<Rejection> rejected;
};

}  // namespace spoc::desk
