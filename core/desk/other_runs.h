// What one run means for others, in the same transaction: those it calls and cancels, the one that called it, and those that
// wait for a mutex it has let go.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/deciding.h"
#include "workflow/engine.h"
#include "workflow/waiting.h"

namespace spoc::desk {

/// A run that a step has ordered; it begins when the one that ordered it is at rest.
struct CalledRun {
  RunId id;
  std::shared_ptr<const workflow::Definition> definition;
  workflow::Started started;
};

/// What the engine asks for while it advances that run. Borrows all of it.
workflow::Services services_of(Deciding& deciding, const domain::Run& run, std::vector<CalledRun>& called);

/// Begins the runs that were called, cancels those of steps that ended, tells the caller of a run that is over, and wakes who
/// waits for a mutex.
void tell_other_runs(Deciding& deciding, const domain::RunChange& change, const workflow::Advanced& advanced,
                     const std::vector<CalledRun>& called, const domain::Actor& actor);

/// The same reason; where it is a mutex, with the step that has it: "r3/desk".
std::optional<workflow::WaitsFor> with_holder(store::Reading& reading, std::optional<workflow::WaitsFor> waits);

}  // namespace spoc::desk
