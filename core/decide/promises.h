// What a ticket was promised: which agreement governs it, which clocks that starts, and which events stop them and
// start the next cycle.
#pragma once

#include "decide/clocks.h"

namespace spoc::decide {

/// The clocks an SLA has targets for.
inline constexpr ClockName kPromisedClocks[] = {ClockName::acknowledge, ClockName::response, ClockName::update,
                                                ClockName::resolution};

/// The target of a clock for the ticket's priority under its SLA; nothing when it promises none.
struct Target {
  std::string text;
  std::int64_t seconds = 0;
  std::string calendar;  ///< empty: elapsed time
};
std::optional<Target> target_of(const Ticket& ticket, ClockName name, const policy::Policy& policy, Instant start);

/// By whose hours somebody answers: those that the promised answer counts in, else the agreement's, else the desk's.
const time::Calendar& hours_of(const Ticket& ticket, const policy::Policy& policy);

/// Chooses the SLA (the first whose `when` holds) when the ticket has none or it may have changed, then starts,
/// retargets and cancels clocks so that they are those of SLA and priority. A new target that is already past is
/// breached by change.
void hold_to_promises(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
                      const std::string& reason);

/// Starts and stops clocks as the last recorded event demands (message, then status, then clocks): call it after every
/// event of a verb.
void follow(TicketChange& change, const Situation& situation);

/// Whether policy stops the clocks of resolution and team while the ticket waits on that: asked when the wait begins.
bool stops_resolution(const Ticket& ticket, domain::WaitingOn on, const policy::Policy& policy);

/// Starts the one clock of a step's ticket: due at `due_at`.
void start_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at,
                     const std::string& calendar);
/// The plan has changed: that clock runs, from the same start, to another instant.
void move_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at,
                    const std::string& reason);

}  // namespace spoc::decide
