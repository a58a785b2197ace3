// The map of somebody's table, read and judged.
#pragma once

#include <span>
#include <string>

#include "cmd/shell/context.h"
#include "intake/map.h"

namespace spoc::cmd {

/// Tells everything that is wrong with the file, then throws data. `members` are the names its columns may have.
intake::Map read_map(Context& context, const std::string& path, std::span<const std::string> members,
                     intake::MapFor what = intake::MapFor::rows);

}  // namespace spoc::cmd
