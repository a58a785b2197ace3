// Who had how much to do, and for how long.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `teams` and `people` (taken and resolved in the period; open and their weight at its end; absence in it, in
/// open time of the person's calendar; for how long each had what they had in the period) and `held`: the same by what
/// it was about.
std::vector<render::Table> workload(store::Reading& reading, const Request& request);

}  // namespace spoc::report
