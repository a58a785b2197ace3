// A run for people and as `spoc.run/1`.
#pragma once

#include <vector>

#include "base/json.h"
#include "cmd/shell/context.h"
#include "domain/run.h"

namespace spoc::cmd {

/// Prints the stored run in the format asked for. Throws not_found.
Code show_run(Context& context, domain::RunId id);
/// Every step of the run's definition, in order, with what became of it.
std::vector<domain::Step> every_step(Context& context, const domain::Run& run);
/// The members of `spoc.run/1`, without "schema" and braces: every step of the definition, and what each waits for.
void write_run_members(json::Writer& writer, Context& context, const domain::Run& run);

}  // namespace spoc::cmd
