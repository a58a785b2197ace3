#include "decide/placing.h"

#include <algorithm>

#include "base/format.h"
#include "decide/ladder.h"
#include "decide/priority.h"
#include "decide/promises.h"

namespace spoc::decide {
namespace {

using domain::Person;

void record_edits(TicketChange& change, const Situation& situation, const Placement& placement) {
  for (const Placement::Set& set : placement.set)
    change.record(situation.now, situation.actor, domain::TicketEdited{{{set.member, set.from}}, {{set.member, set.to}}, set.rule});
}

bool in_front_line(const std::string& person, const Situation& situation) {
  const auto members = situation.people.members(situation.policy.desk.front_line);
  return std::any_of(members.begin(), members.end(), [&](const Person* member) { return member->id == person; });
}

/// Somebody of the front line answers for it to the requester: who wrote it down, else who works on it, else nobody yet.
void choose_owner(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  if (!change.after.owner.empty() || change.after.run) return;
  for (const std::string& person : {actor.person, change.after.assignee}) {
    if (person.empty() || !in_front_line(person, situation)) continue;
    change.record(at, actor, domain::TicketOwned{person});
    return;
  }
}

/// The ticket comes to a team, and the clocks of visits follow. One that is being logged gets all its clocks together, when
/// its agreement is known.
void bring(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, domain::TicketRouted routed) {
  change.record(at, actor, std::move(routed));
  if (change.before.version > 0) follow(change, situation);
}

void record_choice(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Transfer& to) {
  const Ticket& ticket = change.after;
  if (!to.person.empty()) {
    change.record(at, actor, domain::TicketAssigned{to.person, to.by == "ladder" || to.by == "workflow" || to.by == "absence" ? to.by : "hand", to.reason});
    return;
  }
  const Choice choice = choose_assignee(ticket, ticket.team, to.skill, situation);
  if (choice.team != ticket.team) {  // the backup takes it
    const policy::Team* team = situation.policy.team(choice.team);
    bring(change, situation, at, actor, {choice.team, team->department, team->tier, "backup", {}, choice.reason, {}, {}, team->vendor});
  }
  if (!choice.person.empty())
    change.record(at, actor, domain::TicketAssigned{choice.person, choice.by, choice.reason});
  else if (choice.queued)
    change.record(at, actor, domain::TicketQueued{choice.reason});
}

}  // namespace

void transfer(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Transfer& to) {
  if (!to.team.empty() && to.team != change.after.team) {
    const policy::Team* team = situation.policy.team(to.team);
    ensure(team != nullptr, "a transfer goes to a team of policy");
    bring(change, situation, at, actor,
          {to.team, team->department, team->tier, to.by, to.rule, to.reason, to.handover, to.reference, team->vendor});
  }
  if (!to.person.empty() || change.after.assignee.empty()) record_choice(change, situation, at, actor, to);
  choose_owner(change, situation, at, actor);
}

Placement place(TicketChange& change, const Situation& situation, const std::string& wanted_team, const std::string& wanted_person) {
  std::string team = wanted_team;
  if (team.empty() && !wanted_person.empty()) {
    const Person* person = situation.people.person(wanted_person);
    if (person && !person->teams.empty()) team = person->teams.front();
  }
  Placement placement = find_place(change.after, situation, team);
  record_edits(change, situation, placement);
  reprioritise(change, situation, situation.now, situation.actor);
  const std::string reason = placement.reasons.empty() ? std::string() : placement.reasons.back().text;
  transfer(change, situation, situation.now, situation.actor,
           {placement.team, wanted_person, placement.by, placement.rule, reason, {}, {}, placement.skill});
  hold_to_promises(change, situation, situation.now, situation.actor, "placed");
  rearm(change, situation, situation.now, situation.actor);  // another service may promise more time
  return placement;
}

void route_by_ladder(TicketChange& change, const Situation& situation, const std::string& target, Instant at, const std::string& reason) {
  Transfer to{{}, {}, "ladder", {}, reason, reason, {}, {}};
  const Ticket& ticket = change.after;
  const policy::Team* team = situation.policy.team(ticket.team);
  if (target == "lead") {
    const Person* lead = situation.people.lead_of(ticket.team);
    if (!lead) lead = situation.people.lead_of(ticket.department);
    if (lead && lead->id != ticket.assignee)
      to.person = lead->id;
    else
      to.team = situation.policy.desk.front_line;
  } else if (target == "backup") {
    to.team = team && !team->backup.empty() ? team->backup : situation.policy.desk.front_line;
  } else if (situation.policy.team(target)) {
    to.team = target;
  } else if (const Person* person = situation.people.person(target); person && !person->left) {
    to.person = target;
  } else {
    to.team = situation.policy.desk.front_line;
  }
  if (to.team == ticket.team && to.person.empty()) return;
  Situation then = situation;
  then.now = at;
  then.actor = time_actor();
  transfer(change, then, at, time_actor(), to);
}

}  // namespace spoc::decide
