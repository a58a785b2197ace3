// The figures of the other reports, week by week or month by month.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `trend` (weeks from Monday up to a quarter, months above; the first and the last may be cut by the period)
/// and `hours`: what was logged in the period by weekday and hour.
Measure trend(const Request& request);

}  // namespace spoc::report
