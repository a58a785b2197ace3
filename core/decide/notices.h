// Who is told what: a transition queues a notice (to whom by role, about which ticket, why); the message is made when it is
// delivered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "decide/situation.h"

namespace spoc::decide {

struct Notice {
  const Ticket& ticket;
  std::string to;        ///< role, "person:ID", "team:NAME" or "address:A"
  std::string reason;
  Instant at;
  std::string cause;     ///< who caused it and is not told
  std::string channel = {};
  bool urgent = false;
  json::Object data = {};
};

/// Queues it. A second notice to the same role about the same ticket in the same change joins the first: its reason is added.
void add_notice(std::vector<domain::Effect>& effects, const Notice& notice);

/// The notices that the events of a change ask for: acknowledgement to the requester, assignment to who got it, an answer, a
/// question, a resolution, a closing; of its events from position `first` on. A step's ticket sends its run's subject nothing.
void tell_about(const TicketChange& change, std::size_t first, std::vector<domain::Effect>& effects);

}  // namespace spoc::decide
