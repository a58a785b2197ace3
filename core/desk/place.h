// Who works on a ticket: taking, giving, handing back, routing.
#pragma once

#include <string>
#include <vector>

#include "decide/routing.h"
#include "desk/desk.h"

namespace spoc::desk {

/// The actor takes it. Conflict when somebody else has it.
Outcome take(Desk& desk, const std::vector<TicketId>& ids);

/// Somebody is given it, by any words that name one person.
Outcome assign(Desk& desk, const std::vector<TicketId>& ids, const std::string& person, const std::string& reason);

/// Back to the team; who had it will not be chosen for it again.
Outcome release(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason);

/// Where it goes by hand. `to` is a team, else a person.
struct Route {
  std::string to, reason, handover, reference;
};
Outcome route_to(Desk& desk, const std::vector<TicketId>& ids, const Route& route);

/// Applies the rules to these tickets.
struct RoutedByRules {
  Outcome outcome;
  std::vector<std::pair<TicketId, decide::Placement>> placed;
};
RoutedByRules route_by_rules(Desk& desk, const std::vector<TicketId>& ids);

/// Tickets that nobody has placed: without a team, or with a team and nobody to work on it although the team chooses.
std::vector<TicketId> unplaced(Desk& desk);

}  // namespace spoc::desk
