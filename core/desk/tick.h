// Checklists: what of a task is done, and what does not apply.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

/// Items of a task's checklist are done, with what shows it. Throws conflict for a heading, which is done by its parts.
Outcome tick(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& evidence);
/// There is nothing to do about these items, for that reason. Throws refused where the workflow does not let that be
/// said.
Outcome dismiss(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& reason);

}  // namespace spoc::desk
