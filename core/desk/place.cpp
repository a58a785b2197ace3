#include "desk/place.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/lifecycle.h"
#include "decide/placing.h"
#include "desk/deciding.h"
#include "desk/permission.h"
#include "desk/steps.h"
#include "desk/who.h"

namespace spoc::desk {
namespace {

using domain::TicketChange;

const std::string& acting(const domain::Actor& actor) { return actor.on_behalf.empty() ? actor.person : actor.on_behalf; }

/// Who is meant by words that name no team. Throws not_found with the nearest name of either.
domain::Person person_or_team(Deciding& deciding, const std::string& words) {
  try {
    return the_person(deciding.unit(), words);
  } catch (const Error& error) {
    if (error.code != Code::not_found) throw;
    std::vector<std::string> names = decide::visible_teams(deciding.authority().sight, deciding.policy());
    for (const domain::Person& person : deciding.unit().all_people()) names.push_back(person.id);
    throw Error(Code::not_found, format("there is no team or person \"{}\"", words), did_you_mean(words, names));
  }
}

/// It is there already: all that can be new is the number under which a vendor knows it.
void note_reference(Deciding& deciding, TicketChange& change, const policy::Team& team, const Route& route) {
  if (!team.vendor || route.reference.empty() || route.reference == change.after.reference)
    throw Error(Code::conflict, format("ticket {} is with {} already", to_text(change.after.id), team.name),
                team.vendor ? "say their number for it: --ref N" : "");
  deciding.record(change, domain::TicketRouted{team.name, team.department, team.tier, "hand", {}, route.reason, route.handover,
                                               route.reference, true});
}

}  // namespace

Outcome take(Desk& desk, const std::vector<TicketId>& ids) {
  return each_ticket(desk, decide::Verb::take, ids, [&](Deciding& deciding, TicketChange& change) {
    const domain::Ticket& ticket = change.after;
    decide::require_transition("take", ticket);
    require_milestone(deciding, ticket);
    const std::string& me = acting(deciding.actor());
    if (me.empty()) throw Error(Code::refused, "only a person can take a ticket", "say who you are: --as PERSON");
    if (!may_decide(deciding, ticket, me))
      throw Error(Code::refused, format("{} may not decide ticket {}", me, to_text(ticket.id)), "who may can hand it over: spoc assign --to");
    if (!ticket.assignee.empty() && ticket.assignee != me)
      throw Error(Code::conflict, format("ticket {} is taken by {}", to_text(ticket.id), ticket.assignee),
                  "assign it, if it is to change hands: spoc assign --to");
    deciding.record(change, domain::TicketTaken{});
    tell_taken(deciding, domain::Ticket(ticket));
    decide::choose_owner(change, deciding.situation(), deciding.now(), deciding.actor());
  });
}

Outcome assign(Desk& desk, const std::vector<TicketId>& ids, const std::string& words, const std::string& reason) {
  return each_ticket(desk, decide::Verb::assign, ids, [&](Deciding& deciding, TicketChange& change) {
    decide::require_transition("assign", change.after);
    const domain::Person person = the_person(deciding.unit(), words);
    if (person.left) throw Error(Code::refused, format("{} has left", person.name), "choose somebody else");
    if (change.after.assignee == person.id || !hand_over_decision(deciding, change, person.id, reason)) return;
    deciding.record(change, domain::TicketAssigned{person.id, "hand", reason});
    decide::choose_owner(change, deciding.situation(), deciding.now(), deciding.actor());
  });
}

Outcome release(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason) {
  return each_ticket(desk, decide::Verb::release, ids, [&](Deciding& deciding, TicketChange& change) {
    decide::require_transition("release", change.after);
    if (change.after.assignee.empty())
      throw Error(Code::conflict, format("nobody has ticket {}", to_text(change.after.id)), "it can be taken: spoc take");
    deciding.record(change, domain::TicketReleased{reason});
  });
}

Outcome route_to(Desk& desk, const std::vector<TicketId>& ids, const Route& route) {
  return each_ticket(desk, decide::Verb::route, ids, [&](Deciding& deciding, TicketChange& change) {
    decide::require_transition("route", change.after);
    if (trim(route.reason).empty()) throw Error(Code::usage, "routing by hand needs a reason", "add --reason TEXT");
    decide::Transfer to{{}, {}, "hand", {}, route.reason, route.handover, route.reference, {}};
    if (const policy::Team* team = decide::visible_team(deciding.authority().sight, deciding.policy(), route.to)) {
      if (team->name == change.after.team) return note_reference(deciding, change, *team, route);
      if (change.after.type == domain::TicketType::approval)
        throw Error(Code::conflict, format("ticket {} is an approval, and people decide, not teams", to_text(change.after.id)), "name a person");
      to.team = team->name;
    } else {
      const domain::Person person = person_or_team(deciding, route.to);
      if (!hand_over_decision(deciding, change, person.id, route.reason)) return;
      to.person = person.id;
      if (!person.teams.empty() && std::find(person.teams.begin(), person.teams.end(), change.after.team) == person.teams.end())
        to.team = person.teams.front();
    }
    decide::transfer(change, deciding.situation(), deciding.now(), deciding.actor(), to);
  });
}

RoutedByRules route_by_rules(Desk& desk, const std::vector<TicketId>& ids) {
  RoutedByRules result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.placed.clear();
    each_item(
        deciding, outcome, ids.size(), [&](std::size_t i) { return format("ticket {}", to_text(ids[i])); },
        [&](std::size_t i) {
          TicketChange& change = deciding.asked(ids[i], decide::Verb::route);
          decide::require_transition("route", change.after);
          result.placed.emplace_back(ids[i], decide::place(change, deciding.situation(), {}, {}));
        });
  });
  return result;
}

std::vector<TicketId> unplaced(Desk& desk) {
  std::vector<TicketId> ids;
  read(desk, decide::Verb::route, [&](store::Reading& reading) {
    store::TicketQuery query;
    query.statuses = {domain::Status::fresh};
    query.team_none = true;
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      ids.push_back(stored.ticket.id);
      return true;
    });
    query.team_none = false;
    query.assignee_none = true;
    const auto policy = desk.store.policy();
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      const policy::Team* team = policy->team(stored.ticket.team);
      if (team && !team->vendor && team->distribute != policy::Distribute::offer) ids.push_back(stored.ticket.id);
      return true;
    });
  });
  return ids;
}

}  // namespace spoc::desk
