#include "decide/attainment.h"

#include "decide/clocks.h"

namespace spoc::decide {

domain::Promise judge(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy, time::Instant as_of) {
  using domain::Verdict;
  const auto deadline = decide::deadline(ticket, clock, policy);
  const auto judged = [&](Verdict verdict, std::optional<time::Instant> decided) {
    return domain::Promise{verdict == Verdict::undecided ? std::optional(clock.started_at) : std::nullopt, clock.name, verdict, decided};
  };
  if (clock.breached_at) return judged(Verdict::breached, deadline);
  if (clock.cancelled) return judged(Verdict::void_, std::nullopt);
  if (clock.stopped_at) return judged(deadline && *deadline < *clock.stopped_at ? Verdict::breached : Verdict::met, deadline);
  return judged(deadline && *deadline <= as_of ? Verdict::breached : Verdict::undecided, deadline);
}

}  // namespace spoc::decide
