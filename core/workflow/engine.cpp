#include "workflow/engine.h"

#include <algorithm>

#include "workflow/advancing.h"

namespace spoc::workflow {

Advanced advance(const Definition& definition, RunChange& change, const Stimulus& stimulus, const domain::Actor& actor,
                 Instant now, const Services& services) {
  Advancing run(definition, change, actor, services);
  // A run is left at rest. An attempt asks for nothing but what follows from how it ends.
  const bool attempt = std::holds_alternative<AttemptBegun>(stimulus) || std::holds_alternative<AttemptEnded>(stimulus);
  if (!attempt) run.consider_all();
  if (change.after.version > 0) now = std::max(now, change.after.last_at);
  if (change.after.version > 0 && !std::holds_alternative<Migrated>(stimulus)) {
    run.catch_up(now, std::holds_alternative<Woken>(stimulus));
  }
  const bool changed = receive(run, stimulus, now);
  run.rest(now);
  run.catch_up(now, true);
  run.result().repeated = !changed;
  change.wake_at = wake_at(definition, change.after);
  return std::move(run.result());
}

}  // namespace spoc::workflow
