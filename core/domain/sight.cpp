#include "domain/sight.h"

#include <algorithm>

namespace spoc::domain {
namespace {

bool among(const std::vector<std::string>& list, const std::string& word) {
  return !word.empty() && std::find(list.begin(), list.end(), word) != list.end();
}

bool is(const std::string& person, const std::string& name) {
  return !person.empty() && person == name;
}

/// What their part in it shows them: nothing, its status to who follows it, all to who was asked for something.
Seen part_in(const Sight& sight, const Ticket& ticket) {
  if (!sight.takes_part || sight.person.empty()) return Seen::nothing;
  Seen seen = Seen::nothing;
  for (const Participant& participant : ticket.participants)
    if (participant.person == sight.person) seen = std::max(seen, participant.asked ? Seen::whole : Seen::status);
  return seen;
}

bool asked(const Sight& sight, const Ticket& ticket) {
  if (!sight.asked || sight.person.empty()) return false;
  const Requester& requester = ticket.requester;
  return is(sight.person, requester.person) || is(sight.person, ticket.logged_by) ||
         (requester.person.empty() && is(sight.address, requester.address));
}

/// Whoever nothing was placed with, the front line has it.
bool with_my_team(const Sight& sight, const Ticket& ticket) {
  return among(sight.teams, ticket.team.empty() ? sight.front_line : ticket.team);
}

}  // namespace

const Sight& Sight::everything() {
  static const Sight kAll = [] {
    Sight all;
    all.unlimited = true;
    return all;
  }();
  return kAll;
}

bool confidential(const Sight& sight, const Ticket& ticket) {
  return ticket.confidential || among(sight.confidential_teams, ticket.team) ||
         among(sight.confidential_services, ticket.service);
}

Seen seen(const Sight& sight, const Ticket& ticket) {
  if (sight.unlimited || is(sight.person, ticket.assignee)) return Seen::whole;
  const bool secret = confidential(sight, ticket);
  if (secret && among(sight.names, ticket.about)) return Seen::nothing;
  const Seen part = part_in(sight, ticket);
  if (part == Seen::whole) return part;
  if (sight.scope >= Scope::team && (with_my_team(sight, ticket) || among(sight.departments, ticket.accountable)))
    return Seen::whole;
  const bool owns = is(sight.person, ticket.owner);
  if (!secret && (owns || sight.scope == Scope::desk ||
                  (sight.scope == Scope::department && among(sight.departments, ticket.department))))
    return Seen::whole;
  return (owns && sight.asked) || asked(sight, ticket) ? Seen::status : part;
}

bool seen(const Sight& sight, const Run& run) {
  if (sight.unlimited) return true;
  if (run.confidential && among(sight.names, run.about)) return false;
  if (is(sight.person, run.starter)) return true;
  if (sight.scope >= Scope::team && among(sight.departments, run.accountable)) return true;
  if (run.confidential) return false;
  return sight.scope == Scope::desk || std::any_of(run.steps.begin(), run.steps.end(), [&](const Step& step) {
           return is(sight.person, step.assignee) || (sight.scope >= Scope::team && among(sight.teams, step.team));
         });
}

Ticket public_face(Ticket ticket, bool secret) {
  if (secret) {
    ticket.team.clear();
    ticket.department.clear();
    ticket.tier = 0;
    ticket.assignee.clear();
    ticket.owner.clear();
  }
  ticket.logged_by.clear();
  ticket.accountable.clear();
  ticket.about.clear();
  ticket.cause.clear();
  ticket.tags.clear();
  ticket.participants.clear();
  ticket.links.clear();
  ticket.parent = {};
  ticket.fired.clear();
  ticket.handed_back.clear();
  ticket.clocks.clear();
  ticket.spent_s = ticket.transfers = 0;
  ticket.handover_open = ticket.overslept = false;
  ticket.asked_at.reset();
  return ticket;
}

}  // namespace spoc::domain
