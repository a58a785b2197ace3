// Changing members of tickets by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

/// One `--set member=value`, with "tags+" and "tags-" as members that add and remove.
struct Assignment {
  std::string member;
  json::Value value;
};

/// Sets members; what follows (priority by the matrix, clocks by the SLA) follows. "priority" needs a reason and overrides the
/// matrix; `priority` set to "derived" ends an override. `if_version`: refuse with conflict unless the ticket has it.
struct Edits {
  std::vector<Assignment> set;
  std::string reason;
  std::optional<std::int64_t> if_version;
  intake::FilesAlong files = {};  ///< that fields name
};
Outcome edit(Desk& desk, const std::vector<TicketId>& ids, const Edits& edits);

}  // namespace spoc::desk
