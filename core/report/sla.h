// Promises: how many were kept, by whom, and what took the time of those that were not.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `attainment` (met ÷ met + breached over clocks whose deadline lies in the period, open tickets included;
/// beside it the same over tickets resolved in the period only) by clock, priority, team and service, and `breaches` by
/// cause: "change" where a new target was already past, else the part that took most of the clock's running time.
Measure sla(const Request& request);

}  // namespace spoc::report
