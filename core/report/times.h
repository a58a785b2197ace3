// How long it took until somebody acknowledged, answered and resolved, and where that time went.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables over the cohort: `times` (elapsed, business, and net of what waited on the requester), `by_priority`
/// (resolution), `parts` of the time in which the tickets were open, which add up to the whole for every ticket; and
/// over all tickets of the period `flow`: how many were open on average is how many there were times how long each was
/// (Little 1961).
Measure times(const Request& request);

}  // namespace spoc::report
