// Checklists: what of a task is done, and what does not apply.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

class Deciding;

/// What shows that an item is done.
struct Evidence {
  std::string text;
  std::vector<intake::DraftFile> files;
};

/// Items of a task's checklist are done, with what shows it. Throws conflict for a heading, which is done by its parts,
/// and data where an item asks for evidence that is not given, or a file is too large to be kept.
Outcome tick(Desk& desk, TicketId id, const std::vector<std::string>& items, const Evidence& evidence);
/// There is nothing to do about these items, for that reason. Throws refused where the workflow does not let that be
/// said.
Outcome dismiss(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& reason);

/// The same within a transaction, on a ticket of which the caller may tick items.
void tick_items(Deciding& deciding, domain::TicketChange& change, const std::vector<std::string>& items,
                const Evidence& evidence);
void dismiss_items(Deciding& deciding, domain::TicketChange& change, const std::vector<std::string>& items,
                   const std::string& reason);

}  // namespace spoc::desk
