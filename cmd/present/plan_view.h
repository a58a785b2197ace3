// The dated plan of a run, for people and as `spoc.plan/1`.
#pragma once

#include "cmd/shell/context.h"
#include "workflow/plan.h"

namespace spoc::cmd {

void print_plan(Context& context, const workflow::Plan& plan);

}  // namespace spoc::cmd
