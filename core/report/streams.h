// Value streams: how long runs of each workflow take, where they wait, and which steps decide that.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables over the runs of the cohort: `streams` (lead time of those that are over, flow efficiency = touch ÷ lead, on
/// target), `waiting` of the open time of their tickets, which adds up to the whole, and `steps`: the path as it
/// happened (from the last step back to the one whose end let it begin, and so on), how long each took, and what was
/// done again. Steps are ranked by the time they took on that path.
Measure streams(const Request& request);

}  // namespace spoc::report
