// Relations between tickets: links, and two tickets that become one.
#pragma once

#include <vector>

#include "desk/deciding.h"
#include "domain/words.h"

namespace spoc::desk {

/// Links the tickets to another (blocks, child_of, duplicates, relates), or with `remove` takes the link away. A link
/// that is there already, or is not there to be taken away, changes nothing. A circle is a conflict that names it.
Outcome link(Desk& desk, const std::vector<TicketId>& ids, domain::LinkKind kind, TicketId other, bool remove);

/// The tickets go on as `into`, which answers for them.
Outcome merge(Desk& desk, const std::vector<TicketId>& ids, TicketId into);
/// A merged ticket is one of its own again, as if it had never been merged; so is the one it was merged into, but for
/// what happened to that since.
Outcome unmerge(Desk& desk, TicketId id);

/// Where a ticket went by merging: itself, or the one that answers for it now.
TicketId answering_for(store::Reading& reading, TicketId id);

/// The ticket that hears what is said to that one: the one it goes on as, when that is there for who speaks, else itself.
domain::TicketChange& hearing(Deciding& deciding, domain::TicketChange& named);

/// Throws conflict, naming what blocks it, when anything open does.
void require_unblocked(Deciding& deciding, std::string_view verb, const domain::Ticket& ticket);

/// Open tickets below it, children before their parents.
std::vector<TicketId> open_descendants(Deciding& deciding, TicketId id);
/// Open tickets that are duplicates of it.
std::vector<TicketId> open_duplicates(Deciding& deciding, const domain::Ticket& ticket);

}  // namespace spoc::desk
