// Who passes what on to whom, and whether it comes back.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `handovers` of tickets in the cohort and `pairs` of teams. A return is to a team that had the ticket before.
/// One is accepted without a question back when the team that got it did not ask first and did not send it straight
/// back.
Measure handovers(const Request& request);

}  // namespace spoc::report
