// The desk as its verbs see it: where the store is, who asks, and whether anything is to be written. Each verb is a file with
// one function: load → decide → commit, one transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/change.h"
#include "store/store.h"

namespace spoc::desk {

using domain::RunId;
using domain::TicketId;
using time::Instant;

/// References only: the store outlives it.
struct Desk {
  store::Store& store;
  store::Caller caller;
  bool dry_run = false;  ///< decide and answer, write nothing
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
