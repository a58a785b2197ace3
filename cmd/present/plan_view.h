// The dated plan of a run, for people and as `spoc.plan/1`.
#pragma once

#include "cmd/shell/context.h"
#include "desk/plan.h"

namespace spoc::cmd {

void print_plan(Context& context, const desk::PlannedRun& planned);

}  // namespace spoc::cmd
