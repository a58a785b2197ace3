// A store in which every table has rows and every column a value somewhere.
#pragma once

#include <string>

#include "scratch.h"

namespace spoc::store::test {

/// Fills the fresh store at `path`. It verifies without a difference.
void fill(const std::string& path);

}  // namespace spoc::store::test
