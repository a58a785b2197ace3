// Services that engage several departments, where requests wait in between.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Table `crossings` over the cohort: the tickets of a run count as one. Between departments waits what lies in the
/// queue of one after it came from another. Ranked by volume times that waiting, which is its sum. A team without a
/// department is its own.
std::vector<render::Table> crossings(store::Reading& reading, const Request& request);

}  // namespace spoc::report
