// Taking back: an operation of one's own becomes as if it had never been, in one transaction, by compensating events.
#pragma once

#include <optional>

#include "desk/desk.h"

namespace spoc::desk {

struct Undone {
  Outcome outcome;
  store::OperationRecord operation;  ///< that was taken back
  std::vector<TicketId> tickets;     ///< that are again as without it, in order
  std::vector<RunId> runs;
  std::int64_t dropped = 0;      ///< notices that are not sent
  std::int64_t corrections = 0;  ///< notices to who got one that is not true
};

/// Undoes the operation, or the caller's last one that changed something and was not undone. What time would have
/// caused without it is caused now, each at its true instant. Throws not_found when there is none, refused for somebody
/// else's, conflict when the verb cannot be undone or a later event forbids it (named).
Undone undo(Desk& desk, std::optional<domain::OperationId> operation);

}  // namespace spoc::desk
