// Two tickets become one: who takes part, whose clocks count, and how the one that is merged ends.
#pragma once

#include "decide/situation.h"

namespace spoc::decide {

/// Throws conflict when one of them cannot be merged: itself, over, a step of a run (with the verb of `spoc run`), or
/// what is confidential into what is not.
void require_merge(const Ticket& source, const Ticket& target);

/// Records on both: `source` is merged and its clocks are cancelled; `target` gets its requester and participants,
/// keeps the earlier start of each clock that runs on both, and owes the answer that the source's requester waits for.
/// A clock that is past by that is breached by change.
void merge(TicketChange& source, TicketChange& target, const Situation& situation);

}  // namespace spoc::decide
