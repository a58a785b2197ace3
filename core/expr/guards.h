// What `has(…)` proves: which readings cannot fail where they stand.
#pragma once

#include <string>
#include <vector>

#include "expr/syntax.h"

namespace spoc::expr {

/// "steps.request.outputs.laptop", "done_at('ready')"; empty for anything that is no chain of names.
std::string path_of(const Tree& tree, NodeId id);

/// Paths that certainly have a value when the expression came out as `outcome`.
std::vector<std::string> proven(const Tree& tree, NodeId id, bool outcome);

}  // namespace spoc::expr
