// Priority follows from impact and urgency through the matrix (ITIL 4, incident prioritisation). An override needs a
// reason.
#pragma once

#include <string>

#include "decide/situation.h"

namespace spoc::decide {

struct Prioritised {
  std::string priority;
  Reason reason;
};

/// The matrix cell of the ticket's impact and urgency, under what it is held to.
Prioritised derive_priority(const Ticket& ticket, const policy::Policy& policy);

/// Why the ticket has that priority, when it is the one derived from its impact and urgency.
std::string matrix_reason(const Ticket& ticket, const std::string& priority);

/// Records the derived priority unless it is overridden or the same already.
void reprioritise(TicketChange& change, const Situation& situation, Instant at, const Actor& actor);

/// One level more urgent; the first level stays. Nothing when it is the first already.
std::optional<std::string> raised(const std::string& priority, const policy::Policy& policy);

}  // namespace spoc::decide
