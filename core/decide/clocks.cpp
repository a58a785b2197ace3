#include "decide/clocks.h"

#include <algorithm>

#include "time/calendar.h"

namespace spoc::decide {
namespace {

Span between(const Clock& clock, const policy::Policy& policy, Instant a, Instant b) {
  return clock.calendar.empty() ? b - a : policy.calendar(clock.calendar).open_between(a, b);
}

Instant after(const Clock& clock, const policy::Policy& policy, Instant t, Span amount) {
  return clock.calendar.empty() ? t + amount : policy.calendar(clock.calendar).add_open(t, amount);
}

/// True when that wait stops the clock. Which waits do was decided when it began, so that no later policy changes what
/// has elapsed.
bool pauses(const Clock& clock, const domain::Wait& wait) {
  switch (clock.name) {
    case ClockName::update: return wait.on == domain::WaitingOn::requester;
    case ClockName::resolution:
    case ClockName::team: return wait.pauses;
    case ClockName::acknowledge:
    case ClockName::response:
    case ClockName::vendor:
    case ClockName::due: break;
  }
  return false;
}

/// The stretches in which the clock runs, from its start to `until` (or for ever); `each` returns false to stop.
template <class Each>
void running_stretches(const Ticket& ticket, const Clock& clock, const Each& each) {
  Instant from = clock.started_at;
  for (const domain::Wait& wait : ticket.waits) {
    if (!pauses(clock, wait)) continue;
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
  running_stretches(ticket, clock, [&](Instant from, std::optional<Instant> to) {
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
  running_stretches(ticket, clock, [&](Instant from, std::optional<Instant> to) {
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

std::optional<Instant> deadline(const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  if (clock.breached_at) return clock.breached_at;
  if (clock.cancelled) return std::nullopt;
  const auto later = [&](const domain::Wait& wait) { return clock.stopped_at && wait.since >= *clock.stopped_at; };
  if (std::none_of(ticket.waits.begin(), ticket.waits.end(), later)) return due(ticket, clock, policy);
  Ticket then;
  for (const domain::Wait& wait : ticket.waits)
    if (!later(wait)) then.waits.push_back(wait);
  return due(then, clock, policy);
}

ClockState state(const Ticket& ticket, const Clock& clock) {
  if (clock.cancelled) return ClockState::cancelled;
  if (clock.stopped_at) return clock.breached_at ? ClockState::late : ClockState::met;
  if (clock.breached_at) return ClockState::breached;
  const domain::Wait* wait = ticket.waiting();
  return wait && pauses(clock, *wait) ? ClockState::paused : ClockState::running;
}

}  // namespace spoc::decide
