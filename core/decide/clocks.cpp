#include "decide/clocks.h"

#include <algorithm>

#include "base/format.h"
#include "policy/places.h"
#include "time/calendar.h"

namespace spoc::decide {
namespace {

Span between(const Clock& clock, const policy::Policy& policy, Instant a, Instant b) {
  return clock.calendar.empty() ? b - a : policy.calendar(clock.calendar).open_between(a, b);
}

Instant after(const Clock& clock, const policy::Policy& policy, Instant t, Span amount) {
  return clock.calendar.empty() ? t + amount : policy.calendar(clock.calendar).add_open(t, amount);
}

/// True when time spent waiting on that stops the clock.
bool pauses(const Clock& clock, domain::WaitingOn on, const policy::Policy& policy) {
  if (clock.name == ClockName::update) return on == domain::WaitingOn::requester;
  if (clock.name != ClockName::resolution && clock.name != ClockName::team) return false;
  const policy::Sla* sla = policy.sla(clock.sla);
  return sla && std::find(sla->pause.begin(), sla->pause.end(), on) != sla->pause.end();
}

/// The stretches in which the clock runs, from its start to `until` (or for ever); `each` returns false to stop.
template <class Each>
void running_stretches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, const Each& each) {
  Instant from = clock.started_at;
  for (const domain::Wait& wait : ticket.waits) {
    if (!pauses(clock, wait.on, policy)) continue;
    if (wait.ended_at && *wait.ended_at <= from) continue;
    if (wait.since > from && !each(from, std::optional(wait.since))) return;
    if (!wait.ended_at) return;
    from = std::max(from, *wait.ended_at);
  }
  each(from, std::optional<Instant>());
}

}  // namespace

std::vector<Stretch> stretches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Instant until) {
  const Instant end = clock.stopped_at ? std::min(*clock.stopped_at, until) : until;
  std::vector<Stretch> all;
  running_stretches(ticket, clock, policy, [&](Instant from, std::optional<Instant> to) {
    const Instant stop = to ? std::min(*to, end) : end;
    if (stop <= from) return false;
    all.push_back({from, stop, between(clock, policy, from, stop)});
    return true;
  });
  return all;
}

Span used(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Instant now) {
  Span sum;
  for (const Stretch& stretch : stretches(ticket, clock, policy, clock.stopped_at ? *clock.stopped_at : now)) sum = sum + stretch.counted;
  return sum;
}

std::optional<Instant> reaches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Span amount) {
  std::optional<Instant> found;
  Span left = amount;
  running_stretches(ticket, clock, policy, [&](Instant from, std::optional<Instant> to) {
    if (to) {
      const Span here = between(clock, policy, from, *to);
      if (here < left) {
        left = left - here;
        return true;
      }
    }
    const Instant reached = after(clock, policy, from, left);
    if (to && reached > *to) {  // nothing is left, and it is not open again before the pause
      left = Span{};
      return true;
    }
    found = reached;
    return false;
  });
  return found;
}

std::optional<Instant> due(const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  if (clock.name == ClockName::due) return time::parse_instant(clock.target);
  return reaches(ticket, clock, policy, time::seconds(clock.target_s));
}

ClockState state(const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  if (clock.cancelled) return ClockState::cancelled;
  if (clock.stopped_at) return clock.breached_at ? ClockState::late : ClockState::met;
  if (clock.breached_at) return ClockState::breached;
  const domain::Wait* wait = ticket.waiting();
  return wait && pauses(clock, wait->on, policy) ? ClockState::paused : ClockState::running;
}

std::optional<Target> target_of(const Ticket& ticket, ClockName name, const policy::Policy& policy, Instant start) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  const auto position = static_cast<std::size_t>(name);
  if (!sla || position >= 4) return std::nullopt;
  const auto found = sla->targets.find(ticket.priority);
  if (found == sla->targets.end() || !found->second.clocks[position]) return std::nullopt;
  const time::Duration& duration = *found->second.clocks[position];
  Target target{found->second.texts[position], 0, {}};
  if (const auto* wall = std::get_if<time::WallDuration>(&duration)) {
    const std::string& name_of_calendar = found->second.calendar.empty() ? sla->calendar : found->second.calendar;
    target.seconds = (add_wall(start, *wall, policy.calendar(name_of_calendar).zone()) - start).whole_seconds();
    return target;
  }
  const auto& business = std::get<time::BusinessDuration>(duration);
  target.calendar = found->second.calendar.empty() ? sla->calendar : found->second.calendar;
  if (target.calendar.empty()) target.calendar = policy.desk.calendar;
  const time::Calendar& calendar = policy.calendar(target.calendar);
  target.seconds = business.days == 0 && !business.next
                       ? business.seconds
                       : calendar.open_between(start, calendar.add(start, business)).whole_seconds();
  return target;
}

namespace {

constexpr ClockName kPromised[] = {ClockName::acknowledge, ClockName::response, ClockName::update, ClockName::resolution};

/// The instant a clock that does not run would be measured from, when the ticket still owes what it measures.
std::optional<Instant> owed_since(const Ticket& ticket, ClockName name) {
  if (!is_open(ticket.status)) return std::nullopt;
  if (const Clock* clock = ticket.clock(name)) {
    // A promise that was taken back and is made again counts from where it began; a stopped one starts by its own event.
    return clock->cancelled ? std::optional(clock->started_at) : std::nullopt;
  }
  switch (name) {
    case ClockName::acknowledge: return ticket.acknowledged_at ? std::nullopt : std::optional(ticket.created_at);
    case ClockName::response: return ticket.responded_at ? std::nullopt : std::optional(ticket.created_at);
    case ClockName::resolution: return ticket.created_at;
    default: return std::nullopt;
  }
}

void start_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, ClockName name,
                 std::int64_t cycle, std::optional<Instant> since) {
  const policy::Policy& policy = situation.held_to(change.after);
  const auto target = target_of(change.after, name, policy, since.value_or(at));
  if (!target) return;
  change.record(at, actor, domain::ClockStarted{name, cycle, target->text, target->seconds, target->calendar,
                                                change.after.sla, since == at ? std::nullopt : since});
}

/// Of a cycle that goes on with what was left (`reopened` is "remaining"): the target less what the cycles before used.
void take_off_used(Target& target, const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  for (const Clock& earlier : ticket.clocks)
    if (earlier.name == clock.name && earlier.cycle < clock.cycle && earlier.stopped_at)
      target.seconds -= used(ticket, earlier, policy, *earlier.stopped_at).whole_seconds();
  target.seconds = std::max<std::int64_t>(target.seconds, 0);
}

const Clock& first_cycle(const Ticket& ticket, const Clock& clock) {
  return *std::find_if(ticket.clocks.begin(), ticket.clocks.end(), [&](const Clock& c) { return c.name == clock.name; });
}

/// The target of this measuring under what the ticket is held to now.
std::optional<Target> target_of_cycle(const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  const bool goes_on = sla && sla->reopened_remaining && clock.name == ClockName::resolution;
  auto target = target_of(ticket, clock.name, policy, goes_on ? first_cycle(ticket, clock).started_at : clock.started_at);
  if (target && goes_on) take_off_used(*target, ticket, clock, policy);
  return target;
}

void retarget(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Clock clock,
              const std::string& reason) {
  const policy::Policy& policy = situation.held_to(change.after);
  const auto target = target_of_cycle(change.after, clock, policy);
  if (!target) {
    change.record(at, actor, domain::ClockCancelled{clock.name, clock.cycle});
    return;
  }
  if (target->text == clock.target && target->seconds == clock.target_s && target->calendar == clock.calendar &&
      change.after.sla == clock.sla)
    return;
  change.record(at, actor, domain::ClockRetargeted{clock.name, clock.cycle, target->text, target->seconds,
                                                   target->calendar, change.after.sla, reason});
  const Clock& now = *change.after.clock(clock.name);
  const auto falls_due = due(change.after, now, policy);
  if (!now.breached_at && falls_due && *falls_due <= at)
    change.record(at, actor, domain::ClockBreached{clock.name, clock.cycle, "change", reason});
}

void choose_sla(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  const policy::Policy& policy = situation.held_to(change.after);
  const domain::Schedule none;
  const policy::Sla* chosen = nullptr;
  for (const policy::Sla& sla : policy.slas) {
    const domain::TicketView view{change.after, none, at};
    if (!sla.when || sla.when->program().holds(policy::TicketScope(view, policy, situation.people, actor.person))) {
      chosen = &sla;
      break;
    }
  }
  const std::string name = chosen ? chosen->name : std::string();
  if (name != change.after.sla) change.record(at, actor, domain::SlaChosen{name});
}

}  // namespace

void hold_to_promises(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const std::string& reason) {
  if (change.after.run) return;  // a step's ticket has the one clock its workflow gives it
  choose_sla(change, situation, at, actor);
  for (const ClockName name : kPromised) {
    const Clock* clock = change.after.clock(name);
    if (clock && clock->running())
      retarget(change, situation, at, actor, *clock, reason);
    else if (const auto since = owed_since(change.after, name))
      start_clock(change, situation, at, actor, name, clock ? clock->cycle + 1 : 1, since);
  }
}

namespace {

void stop_clock(TicketChange& change, Instant at, const Actor& actor, ClockName name) {
  const Clock* clock = change.after.clock(name);
  if (clock && clock->running()) change.record(at, actor, domain::ClockStopped{name, clock->cycle});
}

/// A new measuring of the same promise, when the one before has ended; "remaining" goes on with what was left of it.
void next_cycle(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, ClockName name) {
  const Clock* before = change.after.clock(name);
  if (before && before->running()) return;
  const std::int64_t cycle = before ? before->cycle + 1 : 1;
  const policy::Policy& policy = situation.held_to(change.after);
  const policy::Sla* sla = policy.sla(change.after.sla);
  if (before && name == ClockName::resolution && sla && sla->reopened_remaining) {
    const Span left = time::seconds(before->target_s) - used(change.after, *before, policy, at);
    const domain::ClockStarted started{name, cycle, before->target, std::max<std::int64_t>(left.whole_seconds(), 0),
                                       before->calendar, before->sla, std::nullopt};
    change.record(at, actor, started);
    return;
  }
  start_clock(change, situation, at, actor, name, cycle, std::nullopt);
}

void cancel_clocks(TicketChange& change, Instant at, const Actor& actor) {
  const auto clocks = change.after.clocks;
  for (const Clock& clock : clocks)
    if (clock.running()) change.record(at, actor, domain::ClockCancelled{clock.name, clock.cycle});
}

struct Follow {
  TicketChange& change;
  const Situation& situation;
  Instant at;
  Actor actor;

  /// A person said something to the requester.
  void answered() {
    stop_clock(change, at, actor, ClockName::acknowledge);
    stop_clock(change, at, actor, ClockName::response);
    stop_clock(change, at, actor, ClockName::update);
    if (is_open(change.after.status) && !change.after.run) next_cycle(change, situation, at, actor, ClockName::update);
  }
  /// A message that reopened a closed ticket was not followed when it came: nobody owed an answer then.
  bool reopened_by_answer() const {
    if (change.events.size() < 2) return false;
    const auto* note = std::get_if<domain::TicketNoted>(&change.events[change.events.size() - 2].event);
    return note && note->from_requester && !note->automatic;
  }
  void operator()(const domain::TicketTaken&) { stop_clock(change, at, actor, ClockName::acknowledge); }
  void operator()(const domain::TicketNoted& note) {
    if (note.automatic) return;
    if (note.from_requester) {
      if (is_live(change.after.status) && !change.after.run) next_cycle(change, situation, at, actor, ClockName::response);
    } else if (note.is_public && actor.human()) {
      answered();
    }
  }
  void operator()(const domain::TicketWaiting& wait) {
    if (!wait.ask.empty() && wait.on == domain::WaitingOn::requester && actor.human()) answered();
  }
  void operator()(const domain::TicketResolved&) {
    if (actor.human()) answered();
    stop_clock(change, at, actor, ClockName::update);
    stop_clock(change, at, actor, ClockName::resolution);
    stop_clock(change, at, actor, ClockName::due);
  }
  void operator()(const domain::TicketReopened&) {
    if (change.after.run) return;
    next_cycle(change, situation, at, actor, ClockName::acknowledge);
    if (reopened_by_answer()) next_cycle(change, situation, at, actor, ClockName::response);
    next_cycle(change, situation, at, actor, ClockName::resolution);
  }
  void operator()(const domain::TicketCancelled&) { cancel_clocks(change, at, actor); }
  void operator()(const domain::TicketClosed&) { cancel_clocks(change, at, actor); }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void follow(TicketChange& change, const Situation& situation) {
  ensure(!change.events.empty(), "clocks follow an event that was recorded");
  const domain::Recorded last = change.events.back();
  std::visit(Follow{change, situation, last.at, last.actor}, last.event);
}

void start_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at, const std::string& calendar) {
  const std::string name = calendar.empty() ? situation.policy.desk.calendar : calendar;
  const Span open = situation.policy.calendar(name).open_between(at, due_at);
  change.record(at, actor, domain::ClockStarted{ClockName::due, change.after.round, time::to_text(due_at), std::max<std::int64_t>(open.whole_seconds(), 0), name, {}, std::nullopt});
}

}  // namespace spoc::decide
