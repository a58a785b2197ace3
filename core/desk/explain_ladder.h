// Every rung of a ticket's ladder: when it fired and what that did, when it fires next, or why it does not.
#pragma once

#include <vector>

#include "desk/explain.h"
#include "store/store.h"

namespace spoc::desk {

/// In the order of the ladder; nothing when the ticket has none. `entries` are all of its journal.
Answer ladder_story(const domain::Ticket& ticket, const std::vector<store::Entry>& entries,
                    const policy::Policy& policy);

}  // namespace spoc::desk
