// Why a ticket cannot go on because of others, and which may be about the same, as far as these are there for who asks.
#pragma once

#include "decide/situation.h"
#include "desk/explain.h"

namespace spoc::desk {

/// Open tickets that block it, and since when one of them stands still; without reasons when nothing blocks it.
Answer blocked_story(const Desk& desk, TicketId id, const decide::Situation& situation);

/// Open tickets that may be about the same, with their scores; without reasons when there are none.
Answer duplicates_story(const Desk& desk, const domain::Ticket& ticket);

}  // namespace spoc::desk
