// Commands by name, so that they can be taken back, and taking them back.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "desk/undo.h"
#include "works.h"

namespace spoc::test {

inline desk::Desk doing(Works& works, std::string verb, double hour, std::string who = "cleo") {
  desk::Desk desk = works.at(hour, std::move(who));
  desk.caller.verb = std::move(verb);
  return desk;
}

inline desk::Undone undo(Works& works, double hour, std::string who = "cleo",
                  std::optional<domain::OperationId> operation = std::nullopt) {
  desk::Desk desk = doing(works, "undo", hour, std::move(who));
  return desk::undo(desk, operation);
}

/// What an undo leaves as it was: everything but what counts entries.
inline domain::Ticket members(domain::Ticket ticket) {
  ticket.version = 0;
  ticket.operation = {};
  ticket.last_at = {};
  return ticket;
}

}  // namespace spoc::test
