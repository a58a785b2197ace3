// Whether a promise was kept: the verdict over one measuring of a clock, as of an instant.
#pragma once

#include "domain/outcome.h"
#include "domain/ticket.h"
#include "policy/policy.h"

namespace spoc::decide {

/// A breach that is recorded stays one, whatever became of the clock. What the ticket waited for after a clock had
/// stopped does not move its due instant. `policy` is what the ticket is held to.
domain::Promise judge(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy, time::Instant as_of);

}  // namespace spoc::decide
