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
/// The stretches in which it ran up to `until` (or its stop, if that is earlier), each with what counted of it; between them
/// lie the pauses. Their sum is `used` then.
struct Stretch {
  Instant from;
  Instant to;
  Span counted;
};
std::vector<Stretch> stretches(const Ticket& ticket, const Clock& clock, const policy::Policy& policy, Instant until);
ClockState state(const Ticket& ticket, const Clock& clock, const policy::Policy& policy);

/// The target of a clock for the ticket's priority under its SLA; nothing when it promises none.
struct Target {
  std::string text;
  std::int64_t seconds = 0;
  std::string calendar;  ///< empty: elapsed time
};
std::optional<Target> target_of(const Ticket& ticket, ClockName name, const policy::Policy& policy, Instant start);

/// Chooses the SLA (the first whose `when` holds) when the ticket has none or it may have changed, then starts, retargets and
/// cancels clocks so that they are those of SLA and priority. A new target that is already past is breached by change.
void hold_to_promises(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const std::string& reason);

/// Starts and stops clocks as the last recorded event demands (message, then status, then clocks): call it after every event
/// of a verb.
void follow(TicketChange& change, const Situation& situation);

/// Starts the one clock of a step's ticket: due at `due_at`.
void start_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at, const std::string& calendar);

}  // namespace spoc::decide
