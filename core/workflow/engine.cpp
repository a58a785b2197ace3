#include "workflow/engine.h"

#include <algorithm>

#include "workflow/advancing.h"

namespace spoc::workflow {

Advanced advance(const Definition& definition, RunChange& change, const Stimulus& stimulus, const domain::Actor& actor,
                 Instant now, const Services& services) {
  Advancing run(definition, change, actor, services);
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
