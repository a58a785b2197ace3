// A request as whoever asked goes through it.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `journey` over the cohort, `turns` (waiting by whose turn it was, elapsed and business), `visits` by
/// provider; of a single ticket also `course`: who had it, when and for how long.
std::vector<render::Table> journey(store::Reading& reading, const Request& request);

}  // namespace spoc::report
