// What a command that moves runs answers: every run and ticket that changed.
#pragma once

#include <functional>
#include <vector>

#include "base/json.h"
#include "cmd/shell/context.h"
#include "desk/desk.h"

namespace spoc::cmd {

/// Prints `runs` as they are afterwards, then what else changed: other runs and tickets. JSON is `spoc.runs/1` of all runs that
/// changed. Answers ok, or partial when something was rejected.
/// `more` adds members to it.
Code print_run_outcome(Context& context, const desk::Outcome& outcome, const std::vector<domain::RunId>& runs,
                       const std::function<void(json::Writer&)>& more = {});

}  // namespace spoc::cmd
