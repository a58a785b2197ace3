// What becomes of the tickets of somebody who is away.
#pragma once

#include <string>
#include <vector>

#include "decide/situation.h"
#include "domain/cover.h"

namespace spoc::decide {

using domain::stand_in;
using domain::StandIn;

/// True for a live ticket whose next promise falls due before the absence ends. One that falls due never, or waits for
/// somebody without a promise, stays where it is.
bool falls_due_meanwhile(const Ticket& ticket, const domain::Schedule& schedule, const domain::Absence& absence);

/// Hands the ticket over as `[absence] open` says: to who stands in, else (and with `team`) back to the team, which
/// chooses again; with `keep` nothing. True when it changed hands.
bool hand_over(TicketChange& change, const Situation& situation, const domain::Absence& absence);

/// Who asked hears until when who works on it is away, and who takes care, where policy says so (`absence.tell_requester`); of a
/// run's step nobody asked.
void tell_away(const TicketChange& change, const Situation& situation, const domain::Absence& absence,
               std::vector<domain::Effect>& effects);

}  // namespace spoc::decide
