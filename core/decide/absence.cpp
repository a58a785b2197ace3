#include "decide/absence.h"

#include <algorithm>

#include "base/format.h"
#include "decide/lifecycle.h"
#include "decide/placing.h"
#include "decide/promises.h"

namespace spoc::decide {
namespace {

std::string reason_of(const domain::Absence& absence, const std::string& who, const Situation& situation) {
  if (!absence.until) return format("{} is away", who);
  return format("{} is away until {}", who, to_text(situation.policy.zone().local(*absence.until)));
}

std::string name_of(const Situation& situation, const std::string& id) {
  const domain::Person* person = situation.people.person(id);
  return person && !person->name.empty() ? person->name : id;
}

}  // namespace

bool falls_due_meanwhile(const Ticket& ticket, const domain::Schedule& schedule, const domain::Absence& absence) {
  if (!is_open(ticket.status)) return false;
  return schedule.due_at && (!absence.until || *schedule.due_at < *absence.until);
}

bool hand_over(TicketChange& change, const Situation& situation, const domain::Absence& absence) {
  if (situation.policy.absence == policy::AbsenceRule::keep || change.after.assignee != absence.person) return false;
  const std::string reason = reason_of(absence, name_of(situation, absence.person), situation);
  const domain::StandIn cover = domain::stand_in(situation.people, absence, situation.now);
  const bool to_cover = situation.policy.absence == policy::AbsenceRule::cover && cover.person &&
                        cover.person->id != change.after.requester.person;
  Transfer to{{}, {}, "absence", {}, reason, {}, {}, {}};
  if (to_cover)
    to.person = cover.person->id;
  else
    change.record(situation.now, situation.actor, domain::TicketReleased{reason, true});
  transfer(change, situation, situation.now, situation.actor, to);
  domain::TicketNoted note;
  note.text = to_cover ? format("{}; handed over to {}.", reason, name_of(situation, cover.person->id))
                       : format("{}; handed back to {}.", reason, change.after.team);
  note.automatic = true;
  change.record(situation.now, situation.actor, note);
  follow(change, situation);
  return true;
}

}  // namespace spoc::decide
