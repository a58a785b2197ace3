// Runs as they were known at an instant and a position of the journal: from their rows where nothing has happened
// since, else from their entries.
#pragma once

#include <functional>

#include "domain/run.h"
#include "report/request.h"

namespace spoc::report {

/// Streams the runs that had begun by then, in order of number. Of the filters only `run` looks at them.
void each_run(store::Reading& reading, const Request& request, const std::function<void(const domain::Run&)>& each);

/// Whether the run is of the cohort: opened in the period, finished in it, or open at its end.
bool in_cohort(Cohort cohort, const domain::Run& run, const Bounds& period);

}  // namespace spoc::report
