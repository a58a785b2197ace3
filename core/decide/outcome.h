// What a ticket comes to, and whether that is the last word: a pure function of the ticket, of what it is held to, and of the
// instant that is asked for.
#pragma once

#include <optional>

#include "domain/outcome.h"
#include "domain/ticket.h"
#include "policy/policy.h"
#include "time/calendar.h"

namespace spoc::decide {

/// Makes `outcome`, whose memory is used again, that of the ticket as of an instant; `calendar` is the one of its open hours.
void assess(const domain::Ticket& ticket, const policy::Policy& policy, const time::Calendar& calendar, time::Instant as_of,
            domain::Outcome& outcome);

/// The outcome of a ticket that is over, of which nothing counts any more after `settled_at` (domain::Schedule): asked for later, it is the
/// same until something is entered. Nothing of one that is held to whatever policy is in force.
std::optional<domain::Outcome> last_outcome(const domain::Ticket& ticket, const policy::Policy& policy, time::Instant settled_at);

}  // namespace spoc::decide
