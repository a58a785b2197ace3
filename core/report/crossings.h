// Services that engage several departments, where requests wait in between.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Table `crossings` over the cohort: the tickets of a run count as one. Between departments waits what lies in the
/// queue of one after it came from another. Ranked by volume times that waiting, which is its sum. A team without a
/// department is its own.
Measure crossings(const Request& request);

}  // namespace spoc::report
