// How tickets were placed, and how often that was right.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `routing` by way and `rules`: right is what no person and no rung moved to another team afterwards. The
/// cohort counts by its first placement.
std::vector<render::Table> routing(store::Reading& reading, const Request& request);

}  // namespace spoc::report
