// The departments and teams, and what they are asked for most.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `providers` and `requests`, the top three of each team, over the cohort. What a ticket is about is its
/// service, else its category, else its type.
Measure providers(const Request& request);

}  // namespace spoc::report
