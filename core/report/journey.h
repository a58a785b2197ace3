// A request as whoever asked goes through it.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `journey` over the cohort, `turns` (waiting by whose turn it was, elapsed and business), `visits` by
/// provider; of a single ticket also `course`: who had it, when and for how long.
Measure journey(const Request& request);

}  // namespace spoc::report
