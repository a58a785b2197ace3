// The one page: volume, backlog, promises, times, quality, each beside the period before.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `volume`, `backlog`, `sla`, `times` and `quality`. Volume, backlog and promises count what happened in the
/// period, whatever the cohort; times and quality are measured over the cohort.
std::vector<render::Table> summary(store::Reading& reading, const Request& request);

}  // namespace spoc::report
