// How tickets were placed, and how often that was right.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `routing` by way and `rules`: right is what no person and no rung moved to another team afterwards. The
/// cohort counts by its first placement.
Measure routing(const Request& request);

}  // namespace spoc::report
