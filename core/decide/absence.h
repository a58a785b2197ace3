// Who stands in for somebody who is away, and what becomes of the tickets they have.
#pragma once

#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// `chain` are the people asked in turn, from the first cover to whoever stands in; the last of them is away or has
/// left when nobody does.
struct StandIn {
  const domain::Person* person = nullptr;
  std::vector<std::string> chain;
  bool circle = false;  ///< the chain came back to somebody who had been asked
};

/// Follows the covers from the absence on: the cover it names, else the person's standing one; while that person is
/// away at `at` too, theirs. Nobody when the chain ends or goes round in a circle.
StandIn stand_in(const domain::Directory& people, const domain::Absence& absence, Instant at);

/// True for a live ticket whose next promise falls due before the absence ends. One that falls due never, or waits for
/// somebody without a promise, stays where it is.
bool falls_due_meanwhile(const Ticket& ticket, const domain::Schedule& schedule, const domain::Absence& absence);

/// Hands the ticket over as `[absence] open` says: to who stands in, else (and with `team`) back to the team, which
/// chooses again; with `keep` nothing. True when it changed hands.
bool hand_over(TicketChange& change, const Situation& situation, const domain::Absence& absence);

}  // namespace spoc::decide
