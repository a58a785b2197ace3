// Work that is planned and not yet open: what each team will get, week by week.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Table `forecast` over the open runs as of the time that is asked for, from their plans: steps for people that have
/// not begun, by the week in which each is expected to begin. Steps whose condition is decided against are left out;
/// what is not known yet stands without a week.
Measure forecast(const Request& request);

}  // namespace spoc::report
