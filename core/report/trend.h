// The figures of the other reports, week by week or month by month.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `trend` (weeks from Monday up to a quarter, months above; the first and the last may be cut by the period)
/// and `hours`: what was logged in the period by weekday and hour.
std::vector<render::Table> trend(store::Reading& reading, const Request& request);

}  // namespace spoc::report
