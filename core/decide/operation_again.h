// One operation of a ticket's history, decided once more: what people did, and when, stays as it was; what follows from
// it is decided anew.
#pragma once

#include "decide/past_operation.h"

namespace spoc::decide {

/// Appends the operation's share of the ticket under the policy of the situation. `was` is the ticket as it was recorded before the
/// operation, and becomes what it was behind it. Not `measured`: promises are as another desk's log tells them. True when time is to pass
/// once more afterwards.
bool decide_again(TicketChange& change, Ticket& was, const PastOperation& operation, const Situation& situation, bool measured);

/// Of another desk's log: promises broke at their instants, and nothing else came of that.
void break_promises(TicketChange& change, const Situation& situation, Instant until);

}  // namespace spoc::decide
