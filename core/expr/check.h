// From the shape of an expression to code that can be evaluated: names, types, guards and cost are settled here, all
// findings in one pass.
#pragma once

#include <memory>

#include "expr/code.h"
#include "expr/findings.h"
#include "expr/syntax.h"

namespace spoc::expr {

/// Whether the patterns of `matches` are tried.
enum class Patterns { tried, trusted };

/// The code of the tree; unusable when `findings` has errors.
std::shared_ptr<const Program::Code> check(const Tree& tree, const Place& place, Patterns patterns, Findings& findings);

}  // namespace spoc::expr
