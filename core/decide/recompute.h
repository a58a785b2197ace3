// What policy decides about a ticket whose history is known. What people did, and when, stays as it was; what follows
// from it (place, priority, agreement, clocks, rungs, notices) is decided anew. Under the policy that was in force then
// this is the history once more; under another it says what would have been different. It is no prediction: nobody does
// anything else because of it.
#pragma once

#include <span>
#include <vector>

#include "decide/past_operation.h"

namespace spoc::decide {

struct Recomputed {
  Ticket ticket;                         ///< as it stands at `until`
  std::vector<domain::Recorded> events;  ///< facts and what was decided, in order
  std::vector<domain::Effect> notices;   ///< those that events and time ask for; not what a verb tells by itself
  bool measured = true;                  ///< false: promises are as another desk's log tells them
};

/// Whom the desk chose of a team is chosen again where the ticket comes to that team at the same time; else the next
/// one it chose there, else whoever could take it, with nobody having anything else to do. Due dates that a run set,
/// what blocks the ticket and where learning had placed it stay as they were; what is over already under these rules
/// cannot be resumed, resolved or closed once more, and what silence closed too early is reopened by the next answer.
Recomputed recompute(domain::TicketId id, std::span<const PastOperation> history, const Rules& rules, Instant until);

}  // namespace spoc::decide
