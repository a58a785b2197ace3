// `spoc import --map`: the log of another desk.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// Imports the log; tells of each row that cannot be used. `path` is a file or "-", compressed or not.
Code import_history(Context& context, const std::string& path, const std::string& map, bool dry_run);

}  // namespace spoc::cmd
