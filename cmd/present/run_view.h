// A run for people and as `spoc.run/1`.
#pragma once

#include "base/json.h"
#include "cmd/shell/context.h"
#include "domain/run.h"

namespace spoc::cmd {

/// Prints the run in the format asked for. Throws not_found.
Code show_run(Context& context, domain::RunId id);
/// The members of `spoc.run/1`, without "schema" and braces.
void write_run_members(json::Writer& writer, const domain::Run& run);

}  // namespace spoc::cmd
