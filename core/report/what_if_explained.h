// The arithmetic of one ticket's promises on both sides of a comparison, from the values that `spoc explain` shows.
#pragma once

#include <string_view>
#include <vector>

#include "decide/recompute.h"
#include "render/table.h"

namespace spoc::report {

/// Tables `clocks` (target, start, deadline, what became of it), `arithmetic` (what counted of each stretch, and the
/// sum) and `rungs`, of the side of that name. The rows of a second side are appended to those of the first.
void explain_side(std::vector<render::Table>& tables, std::string_view side, const decide::Recomputed& recomputed,
                  const policy::Policy& held_to, time::Instant as_of);

}  // namespace spoc::report
