// Who is asked next: whom the desk chose takes a ticket within the time of its team, or it goes to the next who can;
// what a team is offered or gets back, and nobody takes, finds a person.
#pragma once

#include <optional>

#include "decide/situation.h"

namespace spoc::decide {

/// Until when it is to be taken: `accept_within` of its team after it was asked, counted in the team's calendar and
/// never while that is closed. Nothing when the time does not run: it was taken, it waits, its team sets none or is a
/// vendor.
std::optional<Instant> asked_until(const Ticket& ticket, const policy::Policy& policy);

/// That instant has passed: nobody has it any more, and the desk does not ask that person again.
void pass_on(TicketChange& change, const Situation& situation, Instant at);

/// Chooses who is asked now, for a ticket that was passed on and that nobody got since. Once after time has passed, at
/// the instant at which that is seen: nobody can be asked, and have their time, while nothing tells them.
void ask_next(TicketChange& change, const Situation& situation, Instant now);

}  // namespace spoc::decide
