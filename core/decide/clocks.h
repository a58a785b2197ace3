// Clocks are pure functions of the ticket's events, the SLA it is held to, the calendar and now. Nothing is accumulated; what
// is recorded are facts: started, retargeted, breached, stopped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

using domain::Clock;
using domain::ClockName;
using domain::ClockState;
using time::Span;

/// Time used from its start to `now` (or its stop), less the pauses that count: open time of the clock's calendar, or elapsed.
Span used(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Instant now);
/// When `amount` will have been used, or was; nothing when that lies in or after a pause that still goes on.
std::optional<Instant> reaches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Span amount);
/// When it falls due; nothing while paused.
std::optional<Instant> due(const Ticket& ticket, const Clock& clock, const policy::Policy& policy);
/// When it is decided whether the promise was kept: when it broke, else when it falls due by what was known when it stopped, since
/// waits that began later are none of its. Nothing while paused, or when it was cancelled unbroken.
std::optional<Instant> deadline(const Ticket& ticket, const Clock& clock, const policy::Policy& policy);
/// The stretches in which it ran up to `until` (or its stop, if that is earlier), each with what counted of it; between them
/// lie the pauses. Their sum is `used` then.
struct Stretch {
  Instant from;
  Instant to;
  Span counted;
};
std::vector<Stretch> stretches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Instant until);
ClockState state(const Ticket& ticket, const Clock& clock);

}  // namespace spoc::decide
