// What would become of a run, or will become of one: its dated plan, and what earlier runs of its workflow make of it.
// Writes nothing.
#pragma once

#include <optional>

#include "desk/run.h"
#include "workflow/plan/simulate.h"

namespace spoc::desk {

struct PlannedRun {
  workflow::Plan plan;
  std::optional<workflow::Simulation> simulation;  ///< where trials were asked for
};

/// Of the run that would begin. Throws as `start_run` does for workflow and inputs.
PlannedRun plan_start(Desk& desk, const StartRun& start, const std::optional<workflow::Trials>& trials);
/// Of what is left of a run. Throws not_found for one that they do not see.
PlannedRun plan_run(const Desk& desk, RunId run, const std::optional<workflow::Trials>& trials);

}  // namespace spoc::desk
