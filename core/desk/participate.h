// Who takes part in a ticket without working on it: who follows it, and who is asked for help.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

/// An address, or any words that name one person, hears from now on what the requester hears. Again changes nothing.
/// Throws conflict when the ticket is over, or belongs to a run.
Outcome watch(Desk& desk, TicketId id, const std::string& words);

/// Who follows it hears nothing more. Throws not_found, with the nearest of those who do, when they did not.
Outcome unwatch(Desk& desk, TicketId id, const std::string& words);

/// Asks somebody of the organisation, by an internal note that they are told of; the ticket stays where it is and they
/// take part in it from now on. Throws conflict when they have it already.
Outcome consult(Desk& desk, const std::vector<TicketId>& ids, const std::string& person, const std::string& text);

}  // namespace spoc::desk
