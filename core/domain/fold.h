// State is the fold of events: the only code that changes a ticket or a run. Total and deterministic: every event changes
// something or nothing, none fails.
#pragma once

#include "domain/event.h"
#include "domain/run.h"
#include "domain/ticket.h"

namespace spoc::domain {

/// The ticket after the event. Events that are about runs or the desk change nothing but the version.
void apply(Ticket& ticket, const Recorded& recorded);
void apply(Run& run, const Recorded& recorded);

}  // namespace spoc::domain
