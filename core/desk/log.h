// Logging: a draft becomes a ticket with priority, place, clocks and an acknowledgement, in one transaction.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

class Deciding;

/// What became of one draft.
struct Logged {
  TicketId ticket;
  bool created = true;           ///< false: its key was known
  std::optional<Error> refused;  ///< then there is no ticket
  std::string column;            ///< the member that was refused, or empty
};

struct LogOutcome {
  Outcome outcome;
  std::vector<Logged> rows;  ///< one for each draft, in order
};

/// Logs one draft; throws what refuses it. A key that is known does what the draft says, else `on_known`:
/// `fresh` logs a ticket without a key, related to the known one, since a key names one ticket. Throws try_again, io as
/// the store does.
LogOutcome log(Desk& desk, const intake::Draft& draft, intake::OnKnown on_known);

/// Logs it within a transaction, for somebody who is known already: a mail says who sent it. Throws what refuses it.
TicketId log_for(Deciding& deciding, const intake::Draft& draft, const domain::Requester& requester);

/// Logs drafts in one transaction. A draft that is refused never stops the others.
LogOutcome log_rows(Desk& desk, std::span<const intake::Draft> drafts, intake::OnKnown on_known);

/// Makes the texts searchable that rows left for later, in transactions of bounded size. What a kill leaves undone the
/// next sweep does.
void index_texts(Desk& desk);

}  // namespace spoc::desk
