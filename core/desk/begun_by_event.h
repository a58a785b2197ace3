// Runs that begin by themselves when something happens outside.
#pragma once

#include <vector>

#include "desk/deciding.h"
#include "workflow/engine.h"

namespace spoc::desk {

/// Starts a run of each workflow in force that says it begins with this event. One that cannot begin is a ticket of the
/// department that answers for it, so that what came is not lost.
std::vector<RunId> start_runs_of_event(Deciding& deciding, const workflow::Happened& happened);

}  // namespace spoc::desk
