// Bringing a ticket to people: records what routing and assignment decided, and what follows from it.
#pragma once

#include <map>
#include <string>

#include "decide/assignment.h"
#include "decide/routing.h"
#include "decide/situation.h"

namespace spoc::decide {

/// Places a ticket that nobody has placed: what rules set, the priority that follows, the SLA, the team, the assignee, the
/// owner, and the clocks. Returns what was decided. `wanted_*` come from the command and may be empty.
Placement place(TicketChange& change, const Situation& situation, const std::string& wanted_team, const std::string& wanted_person);

/// Brings it to a team or a person. `by` as in TicketRouted; an empty `team` keeps the team it has.
struct Transfer {
  std::string team, person, by, rule, reason, handover, reference;
  std::map<std::string, int> skill;
};
void transfer(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Transfer& to);

/// Records a choice: the person, or why nobody; a backup gets the ticket with it.
void give_to_chosen(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Choice& choice);

/// Somebody of the front line answers for it to the requester, from the first time that it is known who: who wrote it down, else who
/// works on it; for what goes elsewhere before that, somebody of the front line who is there, for one requester as far as possible
/// always the same, else the front line's lead. Nobody for a step's ticket, which has its run's department, nor for a confidential
/// one, which the front line must not see.
void choose_owner(TicketChange& change, const Situation& situation, Instant at, const Actor& actor);

/// A rung's `route`: "lead" (of its team, else of its department), "backup", a team or a person. Where there is nobody of that
/// kind, or the lead has it already, it goes to the front line: the last rung of every ladder. A confidential one stays where it is
/// unless policy names the front line: more people must not see it because time passes.
void route_by_ladder(TicketChange& change, const Situation& situation, const std::string& target, Instant at, const std::string& reason);

}  // namespace spoc::decide
