#include "decide/placing.h"

#include <algorithm>

#include "base/fnv.h"
#include "base/format.h"
#include "decide/ladder.h"
#include "decide/priority.h"
#include "decide/promises.h"

namespace spoc::decide {
namespace {

using domain::Person;

void record_edits(TicketChange& change, const Situation& situation, const Placement& placement) {
  for (const Placement::Set& set : placement.set)
    change.record(situation.now, situation.actor,
                  domain::TicketEdited{{{set.member, set.from}}, {{set.member, set.to}}, set.rule});
}

/// A number that follows from both names alone, on every machine (FNV-1a, mixed).
std::uint64_t affinity(std::string_view requester, std::string_view person) {
  std::uint64_t value = fnv1a(person, fnv1a("\n", fnv1a(requester)));
  value ^= value >> 32;
  value *= 0xd6e8feb86659fd93ULL;
  return value ^ value >> 32;
}

/// The front line's person for that requester: of those who are there the one with the highest affinity, so that who
/// comes or goes moves only their own requesters (rendezvous hashing).
const Person* person_for(const Ticket& ticket, const std::vector<const Person*>& front_line,
                         const Situation& situation) {
  const domain::Requester& who = ticket.requester;
  const std::string& requester = who.person.empty() ? who.address : who.person;
  const Person* best = nullptr;
  std::uint64_t highest = 0;
  for (const Person* person : front_line) {
    if (person->left || person->id == who.person || situation.people.absence(person->id, situation.now)) continue;
    const std::uint64_t value = affinity(requester, person->id);
    if (best && value <= highest) continue;
    best = person;
    highest = value;
  }
  return best;
}

/// The ticket comes to a team, and the clocks of visits follow. One that is being logged gets all its clocks together,
/// when its agreement is known.
void bring(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
           domain::TicketRouted routed) {
  change.record(at, actor, std::move(routed));
  if (change.before.version > 0) follow(change, situation);
}

void record_choice(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
                   const Transfer& to) {
  if (to.person.empty())
    return give_to_chosen(change, situation, at, actor,
                          choose_assignee(change.after, change.after.team, to.skill, situation));
  const bool named = to.by == "ladder" || to.by == "workflow" || to.by == "absence";
  change.record(at, actor, domain::TicketAssigned{to.person, named ? to.by : "hand", to.reason, to.by == "absence"});
}

}  // namespace

void choose_owner(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  const Ticket& ticket = change.after;
  if (!ticket.owner.empty() || ticket.run) return;
  const std::string& team = situation.policy.desk.front_line;
  const auto members = situation.people.members(team);
  const auto own = [&](const std::string& person, std::string reason) {
    change.record(at, actor, domain::TicketOwned{person, std::move(reason)});
  };
  const auto in_front = [&](const std::string& person) {
    return !person.empty() &&
           std::any_of(members.begin(), members.end(), [&](const Person* member) { return member->id == person; });
  };
  if (in_front(actor.person)) return own(actor.person, actor.person == ticket.logged_by ? "logged it" : "has had it");
  if (in_front(ticket.assignee)) return own(ticket.assignee, "works on it");
  if (ticket.team.empty() || ticket.team == team || confidential(ticket, situation.policy)) return;
  if (const Person* person = person_for(ticket, members, situation))
    return own(person->id, format("of {}, for this requester: nobody there logged it or had it", team));
  const Person* lead = situation.people.lead_of(team);
  if (lead && !lead->left && lead->id != ticket.requester.person)
    own(lead->id, format("leads {}, of whom nobody is there", team));
}

void give_to_chosen(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
                    const Choice& choice) {
  if (choice.team != change.after.team) {  // the backup takes it
    const policy::Team* team = situation.policy.team(choice.team);
    bring(change, situation, at, actor,
          {choice.team, team->department, team->tier, "backup", {}, choice.reason, {}, {}, team->vendor});
  }
  if (!choice.person.empty())
    change.record(at, actor, domain::TicketAssigned{choice.person, choice.by, choice.reason});
  else if (choice.queued)
    change.record(at, actor, domain::TicketQueued{choice.reason, choice.later});
}

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

Placement place(TicketChange& change, const Situation& situation, const std::string& wanted_team,
                const std::string& wanted_person) {
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

void route_by_ladder(TicketChange& change, const Situation& situation, const std::string& target, Instant at,
                     const std::string& reason) {
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
  // Time brings nothing confidential where more people see it, unless policy names the place.
  const bool named = target == to.team || (target == "backup" && team && team->backup == to.team);
  if (to.team == situation.policy.desk.front_line && !named && confidential(ticket, situation.policy)) return;
  Situation then = situation;
  then.now = at;
  then.actor = time_actor();
  transfer(change, then, at, time_actor(), to);
}

}  // namespace spoc::decide
