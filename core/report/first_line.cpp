#include "report/first_line.h"

#include <map>
#include <memory>
#include <optional>

#include "report/about.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using domain::Recorded, domain::Ticket;
using render::Kind, render::Ratio, render::Table;

/// What counts of one ticket.
struct Solved {
  bool first_contact = false, first_level = false;
};

bool is_first_line(const policy::Policy& policy, std::string_view name) {
  const policy::Team* team = policy.team(name);
  return name == policy.desk.front_line || (team && !team->vendor && team->tier <= 1);
}

std::string first_team(const Story& story) {
  for (const Stretch& stretch : story.course)
    if (!stretch.team.empty()) return stretch.team;
  return {};
}

/// Everything that people of the desk did, in order.
Solved solved(const Story& story, const policy::Policy& policy) {
  std::string first, resolver;
  std::int64_t messages = 0;
  for (const Recorded& recorded : story.events) {
    const std::string& who = recorded.actor.on_behalf.empty() ? recorded.actor.person : recorded.actor.on_behalf;
    const auto* note = std::get_if<domain::TicketNoted>(&recorded.event);
    const auto* resolved = std::get_if<domain::TicketResolved>(&recorded.event);
    const bool touches = resolved || std::holds_alternative<domain::TicketTaken>(recorded.event) ||
                         std::holds_alternative<domain::TicketWaiting>(recorded.event) ||
                         (note && !note->from_requester && !note->automatic);
    if (touches && first.empty()) first = who;
    const auto* waiting = std::get_if<domain::TicketWaiting>(&recorded.event);
    const bool asks = waiting && waiting->on == domain::WaitingOn::requester && !waiting->ask.empty();
    if ((note && note->is_public && !note->automatic) || (resolved && !resolved->text.empty()) || asks) ++messages;
    if (resolved) resolver = who;
  }
  const Ticket& ticket = story.ticket;
  const bool here = ticket.transfers == 0 && is_first_line(policy, ticket.team);
  return {here && ticket.reopens == 0 && messages <= 1 && !first.empty() && first == resolver, here};
}

/// Until when it could have come back; nothing where policy sets no end.
std::optional<Instant> window_end(const Ticket& ticket, const policy::Policy& policy) {
  if (!policy.lifecycle.reopen_window) return ticket.resolved_at;
  const Instant from = ticket.closed_at.value_or(*ticket.resolved_at);
  const time::Calendar& calendar = policy.calendar({});
  if (const auto* wall = std::get_if<time::WallDuration>(&*policy.lifecycle.reopen_window))
    return time::add_wall(from, *wall, calendar.zone());
  return calendar.add(from, std::get<time::BusinessDuration>(*policy.lifecycle.reopen_window));
}

struct FirstLineSums {
  std::int64_t tickets = 0, first_contact = 0, first_level = 0;
  void add(const Solved& one) {
    ++tickets;
    first_contact += one.first_contact;
    first_level += one.first_level;
  }
};

struct FirstLine {
  const Request& request;
  HeldTo held_to{request};
  FirstLineSums now, before;
  std::int64_t undecided = 0;
  std::map<std::string, FirstLineSums> services;

  void add(const Story& story) {
    const Ticket& ticket = story.ticket;
    if (!ticket.resolved_at || ticket.run) return;
    const policy::Policy& policy = held_to.of(ticket);
    const bool in_period = request.period.hold(*ticket.resolved_at),
               in_before = request.before.hold(*ticket.resolved_at);
    if ((!in_period && !in_before) || !is_first_line(policy, first_team(story))) return;
    if (*window_end(ticket, policy) > request.as_of) {
      undecided += in_period;
      return;
    }
    const Solved one = solved(story, policy);
    if (in_before) before.add(one);
    if (!in_period) return;
    now.add(one);
    services[about(ticket)].add(one);
  }

  std::vector<Table> tables() {
    Table figures{"first_line", {{"figure"}, {"value", Kind::ratio}, {"value_before", Kind::ratio}}, {}};
    figures.rows = {
        {std::string("first contact resolution"), Ratio{now.first_contact, now.tickets},
         Ratio{before.first_contact, before.tickets}},
        {std::string("first level resolution"), Ratio{now.first_level, now.tickets},
         Ratio{before.first_level, before.tickets}},
        {std::string("undecided: may still come back"), Ratio{undecided, undecided + now.tickets}, render::Cell()}};
    Table by_service{"by_service", {{"what"}, {"first_contact", Kind::ratio}, {"first_level", Kind::ratio}}, {}};
    for (const auto& [name, sums] : services)
      by_service.rows.push_back({name, Ratio{sums.first_contact, sums.tickets}, Ratio{sums.first_level, sums.tickets}});
    return {figures, by_service};
  }
};

}  // namespace

Measure first_line(const Request& request) {
  const auto sums = std::make_shared<FirstLine>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
