// When time will next cause something to a ticket, and causing it: the one place that knows what time alone does.
#pragma once

#include <optional>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// A pure function of the ticket and what it is held to: the same value after every event, whoever asks.
domain::Schedule schedule_of(const Ticket& ticket, const policy::Policy& policy);

/// When silence closes what has waited on its requester since `asked`, the reminders of policy before it; nothing where policy
/// closes nothing. What is resolved is closed no later after that.
std::optional<Instant> silence_closes(Instant asked, const policy::Policy& policy);

/// Applies everything that time has caused up to `until`, in order, each at its true time: breaches, rungs, wake-ups,
/// reminders, automatic closing. Nothing when nothing was due. Whether one sweep or many ran, the events are the same, but for whom
/// the desk asks next (decide/asking.h): that is once a pass, at `until`.
void pass_time(TicketChange& change, std::vector<domain::Effect>& effects, const Situation& situation, Instant until);

}  // namespace spoc::decide
