// Whether the people that workflows name are in the directory: what only a desk with people can tell.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "workflow/load/check_calls.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// Errors for people who are named by their id, or are said by an expression that reads nothing of the run
/// (`lead_of('hr')`), and are nobody of the directory as of `now`. Who is on call changes by the hour, and is not
/// asked.
Diagnostics check_people(const std::vector<CheckedFile>& files, const World& world, time::Instant now);

}  // namespace spoc::workflow
