// Ladders: what happens when a clock runs low or a ticket stands still, each rung exactly once per episode.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// A rung that will fire (or is due) at `at`, measured from `episode`, for the n-th time.
struct RungDue {
  const policy::Rung* rung = nullptr;
  Instant at;
  Instant episode;
  int n = 1;
};

/// The ladder its step gave it; else that of the ticket's SLA; for a step's ticket the front ladder of policy that has rungs on `due`. Nothing: none.
const policy::Ladder* ladder_of(const Ticket& ticket, const policy::Policy& policy);

/// The next firing of a rung that has not fired yet, whatever the time; nothing when it depends on something that has not
/// begun, that is paused, or that is over.
std::optional<RungDue> next_firing(const Ticket& ticket, const policy::Rung& rung, const policy::Policy& policy);

/// Since when the ticket stands still in that way, and from what instant on that counts as stalled.
struct Standing {
  Instant since;
  Instant stalled_at;
};
std::optional<Standing> standing(const Ticket& ticket, policy::StalledKind kind, const policy::Policy& policy);

/// The one that counts first.
std::optional<Standing> first_standing(const Ticket& ticket, const policy::Policy& policy);

/// The ways in which the ticket counts as stalled now.
struct Stalled {
  policy::StalledKind kind;
  Instant since;
  time::Span threshold;  ///< open time of the calendar it is held to
};
std::vector<Stalled> stalled(const Ticket& ticket, const policy::Policy& policy, Instant now);

/// Fires it: the event, its `raise` and `route`, and a notice for everybody it tells. A rung whose `when` does not hold at that
/// instant is recorded with the action "none", so that it is not asked again for this episode and n.
void fire(TicketChange& change, std::vector<domain::Effect>& effects, const Situation& situation, const RungDue& due);

/// Rungs that fired and whose instant has moved into the future again are armed: a new episode.
void rearm(TicketChange& change, const Situation& situation, Instant at, const Actor& actor);

}  // namespace spoc::decide
