#include "decide/asking.h"

#include <algorithm>

#include "base/format.h"
#include "decide/placing.h"
#include "decide/routing.h"
#include "time/calendar.h"

namespace spoc::decide {
namespace {

using domain::Status;

const policy::Team* asking_team(const Ticket& ticket, const policy::Policy& policy) {
  const policy::Team* team = policy.team(ticket.team);
  return team && !team->vendor && team->accept_within ? team : nullptr;
}

std::string why_passed_on(const TicketChange& change) {
  for (auto recorded = change.events.rbegin(); recorded != change.events.rend(); ++recorded)
    if (const auto* passed = std::get_if<domain::TicketPassedOn>(&recorded->event)) return passed->reason;
  return {};
}

}  // namespace

std::optional<Instant> asked_until(const Ticket& ticket, const policy::Policy& policy) {
  if (!ticket.asked_at || (ticket.status != Status::fresh && ticket.status != Status::open)) return std::nullopt;
  const policy::Team* team = asking_team(ticket, policy);
  if (!team) return std::nullopt;
  const time::Calendar& calendar = policy.calendar(team->calendar);
  const auto* wall = std::get_if<time::WallDuration>(&*team->accept_within);
  const Instant until = wall ? add_wall(*ticket.asked_at, *wall, calendar.zone())
                             : calendar.add(*ticket.asked_at, std::get<time::BusinessDuration>(*team->accept_within));
  // A time of nothing would ask for ever within one instant.
  return calendar.next_opening(std::max(until, *ticket.asked_at + time::seconds(1)));
}

void pass_on(TicketChange& change, const Situation& situation, Instant at) {
  const Ticket& ticket = change.after;
  const policy::Team* team = asking_team(ticket, situation.held_to(ticket));
  ensure(team != nullptr, "what is passed on was asked by a team that gives a time");
  const std::string who = ticket.assignee.empty() ? format("nobody of {} took it", team->name)
                                                  : format("{} did not take it", ticket.assignee);
  change.record(at, time_actor(),
                domain::TicketPassedOn{ticket.assignee, format("{} within {}", who, to_text(*team->accept_within))});
}

void ask_next(TicketChange& change, const Situation& situation, Instant now) {
  const Ticket& ticket = change.after;
  if (ticket.asked_at || !ticket.assignee.empty() || (ticket.status != Status::fresh && ticket.status != Status::open))
    return;
  Situation then = situation;
  then.now = now;
  then.actor = time_actor();
  // What the rules ask of a person holds for the next one as well, as long as they place it here.
  std::map<std::string, int> skill;
  if (!ticket.run)
    if (Placement placement = find_place(ticket, then, {}); placement.team == ticket.team)
      skill = std::move(placement.skill);
  Choice choice = choose_next(ticket, ticket.team, skill, then);
  choice.reason = format("{}; {}", why_passed_on(change), choice.reason);
  give_to_chosen(change, then, now, time_actor(), choice);
}

}  // namespace spoc::decide
