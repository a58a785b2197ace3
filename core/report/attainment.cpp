#include "report/attainment.h"

#include "decide/clocks.h"

namespace spoc::report {

Judgement judge(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy, Instant as_of) {
  const auto deadline = decide::deadline(ticket, clock, policy);
  if (clock.breached_at) return {Verdict::breached, deadline};
  if (clock.cancelled) return {Verdict::void_, std::nullopt};
  if (clock.stopped_at) return {deadline && *deadline < *clock.stopped_at ? Verdict::breached : Verdict::met, deadline};
  return {deadline && *deadline <= as_of ? Verdict::breached : Verdict::undecided, deadline};
}

}  // namespace spoc::report
