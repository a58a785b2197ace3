#include "decide/schedule.h"

#include <algorithm>

#include "base/format.h"
#include "decide/asking.h"
#include "decide/promises.h"
#include "decide/ladder.h"
#include "decide/notices.h"
#include "decide/outcome.h"
#include "decide/relations.h"
#include "time/calendar.h"

namespace spoc::decide {
namespace {

using domain::Clock;
using domain::Status;
using domain::WaitingOn;

/// What time will cause next. At one instant breaches come before rungs, rungs before the rest. A stall is one of a ticket
/// that blocks others.
struct Next {
  enum class What { breach, rung, pass_on, stall, wake, remind, close };
  What what = What::breach;
  Instant at;
  const Clock* clock = nullptr;
  RungDue rung = {};
};

class Earliest {
 public:
  void offer(const Next& next) {
    if (!best_ || next.at < best_->at || (next.at == best_->at && next.what < best_->what)) best_ = next;
  }
  const std::optional<Next>& best() const { return best_; }

 private:
  std::optional<Next> best_;
};

Instant later(Instant from, const time::Duration& duration, const policy::Policy& policy) {
  const time::Calendar& calendar = policy.calendar(policy.desk.calendar);
  if (const auto* wall = std::get_if<time::WallDuration>(&duration)) return add_wall(from, *wall, calendar.zone());
  return calendar.add(from, std::get<time::BusinessDuration>(duration));
}

void offer_clocks(const Ticket& ticket, const policy::Policy& policy, Earliest& earliest) {
  for (const Clock& clock : ticket.clocks) {
    if (!clock.running() || clock.breached_at) continue;
    if (const auto at = due(ticket, clock, policy)) earliest.offer({Next::What::breach, *at, &clock, {}});
  }
}

void offer_rungs(const Ticket& ticket, const policy::Policy& policy, Earliest& earliest) {
  if (!is_open(ticket.status)) return;
  const policy::Ladder* ladder = ladder_of(ticket, policy);
  if (!ladder) return;
  for (const policy::Rung& rung : ladder->rungs)
    if (const auto due = next_firing(ticket, rung, policy)) earliest.offer({Next::What::rung, due->at, nullptr, *due});
}

/// While it waits on the requester: the reminders of policy, and after the last one silence closes it.
void offer_reminders(const Ticket& ticket, const domain::Wait& wait, const policy::Policy& policy, Earliest& earliest) {
  const auto& remind = policy.lifecycle.remind;
  const auto sent = static_cast<std::size_t>(ticket.reminders);
  if (sent < remind.size()) {
    earliest.offer({Next::What::remind, later(wait.since, remind[sent], policy), nullptr, {}});
  } else if (const auto closes = silence_closes(wait.since, policy)) {
    earliest.offer({Next::What::close, *closes, nullptr, {}});
  }
}

void offer_status(const Ticket& ticket, const policy::Policy& policy, Earliest& earliest) {
  if (const domain::Wait* wait = ticket.waiting(); wait && ticket.status == Status::waiting) {
    if (wait->wake_at) earliest.offer({Next::What::wake, *wait->wake_at, nullptr, {}});
    if (wait->on == WaitingOn::requester) offer_reminders(ticket, *wait, policy, earliest);
  }
  if (ticket.status == Status::resolved && ticket.resolved_at && policy.lifecycle.close_after)
    earliest.offer({Next::What::close, later(*ticket.resolved_at, *policy.lifecycle.close_after, policy), nullptr, {}});
}

std::optional<Next> next_of(const Ticket& ticket, const policy::Policy& policy) {
  if (!is_live(ticket.status)) return std::nullopt;
  Earliest earliest;
  offer_clocks(ticket, policy, earliest);
  offer_rungs(ticket, policy, earliest);
  if (const auto at = next_stall(ticket, policy)) earliest.offer({Next::What::stall, *at, nullptr, {}});
  offer_status(ticket, policy, earliest);
  if (const auto until = asked_until(ticket, policy)) earliest.offer({Next::What::pass_on, *until, nullptr, {}});
  return earliest.best();
}

/// A wake-up: what waited for a date goes on; what waited on others goes on too, and counts as overslept.
void wake(TicketChange& change, const Situation& situation, Instant at) {
  const WaitingOn on = change.after.waiting()->on;
  change.record(at, time_actor(), domain::TicketResumed{on == WaitingOn::date ? "date" : "overslept"});
  follow(change, situation);
  if (on != WaitingOn::date) change.record(at, time_actor(), domain::TicketOverslept{});
}

void cause(TicketChange& change, std::vector<domain::Effect>& effects, const Situation& situation, const Next& next) {
  switch (next.what) {
    case Next::What::breach: {
      const domain::ClockBreached breached{next.clock->name, next.clock->cycle, "time", {}};
      change.record(next.at, time_actor(), breached);
      return;
    }
    case Next::What::rung: fire(change, effects, situation, next.rung); return;
    case Next::What::pass_on: pass_on(change, situation, next.at); return;
    case Next::What::stall: follow_stall(change, situation, next.at); return;
    case Next::What::wake:
      wake(change, situation, next.at);
      rearm(change, situation, next.at, time_actor());
      return;
    case Next::What::remind: change.record(next.at, time_actor(), domain::TicketReminded{}); return;
    case Next::What::close:
      change.record(next.at, time_actor(), domain::TicketClosed{"silence", {}});
      follow(change, situation);
      return;
  }
}

/// The latest of its last event and of the deadlines of its promises; never while one of them stands still.
Instant settled_at(const Ticket& ticket, const policy::Policy& policy) {
  Instant last = ticket.last_at;
  for (const Clock& clock : ticket.clocks) {
    const auto decided = deadline(ticket, clock, policy);
    if (!decided && clock.running()) return domain::kNever;
    if (decided) last = std::max(last, *decided);
  }
  return last;
}

}  // namespace

std::optional<Instant> silence_closes(Instant asked, const policy::Policy& policy) {
  const policy::Lifecycle& lifecycle = policy.lifecycle;
  if (!lifecycle.close_after) return std::nullopt;
  const Instant reminded = lifecycle.remind.empty() ? asked : later(asked, lifecycle.remind.back(), policy);
  return later(reminded, *lifecycle.close_after, policy);
}

domain::Schedule schedule_of(const Ticket& ticket, const policy::Policy& policy) {
  domain::Schedule schedule;
  std::optional<Instant> late;
  for (const Clock& clock : ticket.clocks) {
    schedule.clock_due.push_back(clock.running() ? due(ticket, clock, policy) : std::nullopt);
    const auto& at = schedule.clock_due.back();
    if (!at) continue;
    std::optional<Instant>& earliest = clock.breached_at ? late : schedule.due_at;
    if (!earliest || *at < *earliest) earliest = at;
  }
  if (!schedule.due_at) schedule.due_at = late;
  if (const auto next = next_of(ticket, policy)) schedule.wake_at = next->at;
  if (is_open(ticket.status)) return schedule;
  schedule.settled_at = settled_at(ticket, policy);
  schedule.outcome = last_outcome(ticket, policy, *schedule.settled_at);
  return schedule;
}

void pass_time(TicketChange& change, std::vector<domain::Effect>& effects, const Situation& situation, Instant until) {
  const std::size_t first = change.events.size();
  bool passed_on = false;
  while (true) {
    const auto next = next_of(change.after, situation.held_to(change.after));
    if (!next || next->at > until) break;
    const std::size_t events = change.events.size();
    cause(change, effects, situation, *next);
    passed_on = passed_on || next->what == Next::What::pass_on;
    follow_stall(change, situation, next->at);
    ensure(change.events.size() > events, "what time causes is recorded, so that it is caused once");
  }
  if (passed_on) ask_next(change, situation, until);
  tell_about(change, first, effects);
}

}  // namespace spoc::decide
