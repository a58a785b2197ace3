// Whose turn a ticket was, each time that changed; and why no run was started for it.
#pragma once

#include <vector>

#include "desk/explain.h"
#include "domain/ticket.h"
#include "store/store.h"

namespace spoc::desk {

/// `entries` are those of the ticket that count.
Answer turn_story(const domain::Ticket& ticket, const std::vector<store::Entry>& entries);
/// Why the workflow of its service was not started for it; no reasons when it was, or there is none.
Answer not_started(const domain::Ticket& ticket, const std::vector<store::Entry>& entries, const policy::Policy& policy);

}  // namespace spoc::desk
