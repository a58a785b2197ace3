// What a command that moves runs answers: every run and ticket that changed.
#pragma once

#include <vector>

#include "cmd/shell/context.h"
#include "desk/desk.h"

namespace spoc::cmd {

/// Prints `runs` as they are afterwards, then what else changed: other runs and tickets. JSON is `spoc.runs/1` of all runs that
/// changed. Answers ok, or partial when something was rejected.
Code print_run_outcome(Context& context, const desk::Outcome& outcome, const std::vector<domain::RunId>& runs);

}  // namespace spoc::cmd
