// The departments and teams, and what they are asked for most.
#pragma once

#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// Tables `providers` and `requests`, the top three of each team, over the cohort. What a ticket is about is its
/// service, else its category, else its type.
std::vector<render::Table> providers(store::Reading& reading, const Request& request);

}  // namespace spoc::report
