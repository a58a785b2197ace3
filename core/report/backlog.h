// What is left at the period's end, or now when that is still to come: how old it is, and what stands still.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `ageing` by priority and team in days on which the desk of its calendar is open (the day on which it was
/// logged does not count), `oldest` and `stalled` by kind. The cohort is what is open.
Measure backlog(const Request& request);

}  // namespace spoc::report
