// The one page: volume, backlog, promises, times, quality, each beside the period before.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `volume`, `backlog`, `sla`, `times` and `quality`. Volume, backlog and promises count what happened in the
/// period, whatever the cohort; times and quality are measured over the cohort.
Measure summary(const Request& request);

}  // namespace spoc::report
