// The life cycle by hand: waiting, answering, closing and what undoes them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "desk/desk.h"
#include "domain/attachment.h"
#include "domain/words.h"
#include "intake/draft.h"

namespace spoc::desk {

class Deciding;

/// All but a vendor need a wake-up, the requester a question.
struct Waiting {
  domain::WaitingOn on = domain::WaitingOn::requester;
  std::optional<Instant> until;
  std::string ask;
};
Outcome wait(Desk& desk, const std::vector<TicketId>& ids, const Waiting& waiting);
Outcome resume(Desk& desk, const std::vector<TicketId>& ids);

/// The answer; for a step's ticket the completed step with its form. A step that is resolved again with the same answer
/// succeeds and changes nothing; with another it is a conflict. Open duplicates get the same answer. What is blocked is a
/// conflict that names what blocks it; so is a parent with open children, unless they are answered too.
struct Resolution {
  std::string text, article;
  std::vector<std::pair<std::string, json::Value>> set;
  bool with_children = false;
  intake::FilesAlong files = {};  ///< that fields of type file name
  std::vector<domain::Attachment> kept = {};  ///< files that values hold already
};
Outcome resolve(Desk& desk, const std::vector<TicketId>& ids, const Resolution& resolution);
/// The same for one ticket that was asked for.
void resolve_ticket(Deciding& deciding, domain::TicketChange& change, const Resolution& resolution);

/// From resolved; from open with `force` and a reason.
struct Closing {
  bool force = false;
  std::string reason;
};
Outcome close(Desk& desk, const std::vector<TicketId>& ids, const Closing& closing);
/// Resolved, or closed within the reopen window.
Outcome reopen(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason);
Outcome cancel(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason);

/// Raises one ticket now, by one level of priority, and tells who works on it and their lead.
Outcome escalate(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason);

/// Throws conflict on a ticket that is over (closed, cancelled, merged): its conversation has ended.
void require_conversation(const domain::Ticket& ticket);

}  // namespace spoc::desk
