#include "decide/absence.h"

#include <algorithm>

#include "base/format.h"
#include "decide/lifecycle.h"
#include "decide/notices.h"
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

void tell_away(const TicketChange& change, const Situation& situation, const domain::Absence& absence,
               std::vector<domain::Effect>& effects) {
  const Ticket& ticket = change.after;
  const bool asked = !ticket.requester.person.empty() || !ticket.requester.address.empty();
  if (!situation.policy.tell_requester_away || ticket.run || !asked) return;
  std::string by = ticket.assignee;
  if (by == absence.person) {
    const domain::StandIn cover = domain::stand_in(situation.people, absence, situation.now);
    by = cover.person ? cover.person->id : std::string();
  }
  const policy::Team* team = situation.policy.team(ticket.team);
  json::Object data = {{"away", name_of(situation, absence.person)}};
  if (absence.until) data.emplace_back("until", time::to_text(*absence.until));
  if (!by.empty())
    data.emplace_back("by", name_of(situation, by));
  else if (team)
    data.emplace_back("by", team->title.empty() ? team->name : team->title);
  add_notice(effects, {ticket, "requester", "covered", situation.now, {}, {}, false, std::move(data)});
}

}  // namespace spoc::decide
