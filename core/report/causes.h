// Why people need to ask: what can be removed, what needs an answer at once, what may wait.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `kinds` and `causes` over the cohort, with the hours they cost: recorded time, else the open time in which
/// somebody had them, which is an estimate.
Measure causes(const Request& request);

}  // namespace spoc::report
