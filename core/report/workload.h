// Who had how much to do, and for how long.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `teams` and `people` (taken and resolved in the period; open and their weight at its end; absence in it, in
/// open time of the person's calendar; for how long each had what they had in the period) and `held`: the same by what
/// it was about.
Measure workload(const Request& request);

}  // namespace spoc::report
