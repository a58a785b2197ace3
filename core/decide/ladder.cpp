#include "decide/ladder.h"

#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/notices.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "decide/schedule.h"
#include "policy/places.h"
#include "time/calendar.h"

namespace spoc::decide {
namespace {

using domain::Fired;
using policy::Rung;
using policy::StalledKind;

const std::string& calendar_of(const Ticket& ticket, const policy::Policy& policy) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  return sla && !sla->calendar.empty() ? sla->calendar : policy.desk.calendar;
}

Instant later(Instant from, const time::Duration& duration, const time::Calendar& calendar) {
  if (const auto* wall = std::get_if<time::WallDuration>(&duration)) return add_wall(from, *wall, calendar.zone());
  return calendar.add(from, std::get<time::BusinessDuration>(duration));
}

/// The episode a rung is in: when it was armed again since `begin`, else `begin`.
Instant episode_of(const Ticket& ticket, std::string_view rung, Instant begin) {
  Instant episode = begin;
  for (const Fired& fired : ticket.fired)
    if (fired.n == 0 && fired.rung == rung && fired.episode > episode) episode = fired.episode;
  return episode;
}

int times_fired(const Ticket& ticket, std::string_view rung, Instant episode) {
  return static_cast<int>(std::count_if(ticket.fired.begin(), ticket.fired.end(), [&](const Fired& fired) {
    return fired.n > 0 && fired.episode == episode && fired.rung == rung;
  }));
}

/// When a clock's rung first fires in this measuring.
std::optional<Instant> clock_instant(const Ticket& ticket, const domain::Clock& clock, const Rung& rung, const policy::Policy& policy) {
  if (rung.percent) {
    if (*rung.percent == 100.0) return due(ticket, clock, policy);
    const auto us = static_cast<std::int64_t>(std::llround(static_cast<double>(clock.target_s) * *rung.percent * 10'000.0));
    return reaches(ticket, clock, policy, time::Span{us});
  }
  const auto falls_due = due(ticket, clock, policy);
  if (!falls_due || !rung.offset) return falls_due;
  const std::string& name = clock.calendar.empty() ? calendar_of(ticket, policy) : clock.calendar;
  return later(*falls_due, *rung.offset, policy.calendar(name));
}

std::string action_text(const Rung& rung) {
  std::vector<std::string> parts;
  if (!rung.tell.empty()) parts.push_back("tell");
  if (rung.raise) parts.push_back("raise");
  if (!rung.route.empty()) parts.push_back("route");
  return join(parts, "+");
}

bool condition_holds(const Ticket& ticket, const Situation& situation, const RungDue& due) {
  if (!due.rung->when) return true;
  const policy::Policy& held_to = situation.held_to(ticket);
  const domain::Schedule schedule = schedule_of(ticket, held_to);
  const domain::TicketView view{ticket, schedule, due.at};
  const domain::Clock* clock = due.rung->clock ? ticket.clock(*due.rung->clock) : nullptr;
  const auto kinds = [&] {
    std::vector<StalledKind> all;
    for (const Stalled& stands : stalled(ticket, held_to, due.at)) all.push_back(stands.kind);
    return all;
  };
  return due.rung->when->program().holds(policy::TicketScope(view, held_to, situation.people, {}, clock, kinds));
}

void carry_out(TicketChange& change, const Situation& situation, const RungDue& due) {
  const std::string reason = format("rung {}", due.rung->name);
  if (due.rung->raise) {
    if (auto level = raised(change.after.priority, situation.held_to(change.after))) {
      change.record(due.at, time_actor(), domain::TicketPrioritised{*level, true, reason});
      hold_to_promises(change, situation, due.at, time_actor(), reason);
      rearm(change, situation, due.at, time_actor());
    }
  }
  if (!due.rung->route.empty()) route_by_ladder(change, situation, due.rung->route, due.at, reason);
}

}  // namespace

const policy::Ladder* ladder_of(const Ticket& ticket, const policy::Policy& policy) {
  if (!ticket.rungs.empty()) return &policy.own_ladder(ticket.rungs);
  if (const policy::Sla* sla = policy.sla(ticket.sla)) return policy.ladder(sla->ladder);
  if (!ticket.run) return nullptr;
  const auto of_steps = std::find_if(policy.ladders.begin(), policy.ladders.end(), [](const policy::Ladder& ladder) {
    return std::any_of(ladder.rungs.begin(), ladder.rungs.end(), [](const Rung& rung) { return rung.clock == domain::ClockName::due; });
  });
  return of_steps == policy.ladders.end() ? nullptr : &*of_steps;
}

std::optional<Standing> standing(const Ticket& ticket, StalledKind kind, const policy::Policy& policy) {
  const auto& threshold = policy.stalled[static_cast<std::size_t>(kind)];
  if (!threshold || !is_open(ticket.status)) return std::nullopt;
  std::optional<Instant> since;
  switch (kind) {
    case StalledKind::unowned:
      if (ticket.status == domain::Status::fresh) since = ticket.team_since;
      break;
    case StalledKind::unacknowledged:
      if (ticket.handover_open) since = ticket.team_since;
      break;
    case StalledKind::silent:
      if (ticket.status == domain::Status::open && ticket.turn == domain::Turn::desk)
        since = std::max(ticket.last_activity_at, ticket.turn_since);
      break;
    case StalledKind::overslept:
      if (ticket.overslept) since = ticket.turn_since;
      break;
    case StalledKind::unanswered:
      if (ticket.turn == domain::Turn::approver) since = ticket.turn_since;
      break;
    case StalledKind::undelivered:
      for (const domain::Undelivered& message : ticket.undelivered)
        if (!since || message.since < *since) since = message.since;
      break;
    case StalledKind::blocked:
      for (const domain::Link& link : ticket.links)
        if (link.kind == domain::LinkKind::blocked_by && link.stalled_since && (!since || *link.stalled_since < *since))
          since = link.stalled_since;
      break;
  }
  if (!since) return std::nullopt;
  return Standing{*since, later(*since, *threshold, policy.calendar(calendar_of(ticket, policy)))};
}

std::optional<Standing> first_standing(const Ticket& ticket, const policy::Policy& policy) {
  std::optional<Standing> first;
  for (std::size_t i = 0; i < policy.stalled.size(); ++i) {
    const auto stands = standing(ticket, static_cast<StalledKind>(i), policy);
    if (stands && (!first || stands->stalled_at < first->stalled_at)) first = stands;
  }
  return first;
}

std::vector<Stalled> stalled(const Ticket& ticket, const policy::Policy& policy, Instant now) {
  std::vector<Stalled> all;
  const time::Calendar& calendar = policy.calendar(calendar_of(ticket, policy));
  for (std::size_t i = 0; i < policy.stalled.size(); ++i) {
    const auto kind = static_cast<StalledKind>(i);
    const auto stands = standing(ticket, kind, policy);
    if (stands && stands->stalled_at <= now) all.push_back({kind, stands->since, calendar.open_between(stands->since, stands->stalled_at)});
  }
  return all;
}

std::optional<RungDue> next_firing(const Ticket& ticket, const Rung& rung, const policy::Policy& policy) {
  Instant episode;
  std::optional<Instant> first;
  if (rung.clock) {
    const domain::Clock* clock = ticket.clock(*rung.clock);
    if (!clock || !clock->running()) return std::nullopt;
    episode = episode_of(ticket, rung.name, clock->started_at);
    first = clock_instant(ticket, *clock, rung, policy);
  } else if (const auto stands = standing(ticket, *rung.stalled, policy)) {
    episode = stands->since;
    first = stands->stalled_at;
  }
  if (!first) return std::nullopt;
  const int n = times_fired(ticket, rung.name, episode) + 1;
  if (n > (rung.every ? rung.max : 1)) return std::nullopt;
  Instant at = *first;
  if (rung.every) {
    const domain::Clock* clock = rung.clock ? ticket.clock(*rung.clock) : nullptr;
    const bool own = clock && !clock->calendar.empty();
    const time::Calendar& calendar = policy.calendar(own ? clock->calendar : calendar_of(ticket, policy));
    for (int i = 1; i < n; ++i) at = later(at, *rung.every, calendar);
  }
  return RungDue{&rung, at, episode, n};
}

void fire(TicketChange& change, std::vector<domain::Effect>& effects, const Situation& situation, const RungDue& due) {
  const bool holds = condition_holds(change.after, situation, due);
  domain::RungFired fired{due.rung->name, due.episode, due.n, holds ? action_text(*due.rung) : "none", {}};
  if (holds) fired.told = due.rung->tell;
  change.record(due.at, time_actor(), fired);
  if (!holds) return;
  carry_out(change, situation, due);
  for (const std::string& to : due.rung->tell)
    add_notice(effects, {change.after, to, due.rung->name, due.at, {}, due.rung->via, due.rung->urgent, {}});
}

void rearm(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  const policy::Policy& policy = situation.held_to(change.after);
  const policy::Ladder* ladder = ladder_of(change.after, policy);
  if (!ladder) return;
  for (const Rung& rung : ladder->rungs) {
    if (!rung.clock) continue;
    const domain::Clock* clock = change.after.clock(*rung.clock);
    if (!clock || !clock->running()) continue;
    if (times_fired(change.after, rung.name, episode_of(change.after, rung.name, clock->started_at)) == 0) continue;
    const auto instant = clock_instant(change.after, *clock, rung, policy);
    if (instant && *instant > at) change.record(at, actor, domain::RungArmed{rung.name});
  }
}

}  // namespace spoc::decide
