#include "report/attainment.h"

#include <algorithm>

#include "decide/clocks.h"

namespace spoc::report {
namespace {

std::optional<Instant> due_of(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy) {
  const auto later = [&](const domain::Wait& wait) { return clock.stopped_at && wait.since >= *clock.stopped_at; };
  if (std::none_of(ticket.waits.begin(), ticket.waits.end(), later)) return decide::due(ticket, clock, policy);
  domain::Ticket then;
  for (const domain::Wait& wait : ticket.waits)
    if (!later(wait)) then.waits.push_back(wait);
  return decide::due(then, clock, policy);
}

}  // namespace

Judgement judge(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy, Instant as_of) {
  if (clock.breached_at) return {Verdict::breached, clock.breached_at};
  if (clock.cancelled) return {Verdict::void_, std::nullopt};
  const auto due = due_of(ticket, clock, policy);
  if (clock.stopped_at) return {due && *due < *clock.stopped_at ? Verdict::breached : Verdict::met, due};
  return {due && *due <= as_of ? Verdict::breached : Verdict::undecided, due};
}

}  // namespace spoc::report
