// What a policy without errors says that can never matter, or will soon be missing: warnings that take the whole of it to see.
#pragma once

#include "base/diagnostic.h"
#include "policy/policy.h"
#include "time/instant.h"

namespace spoc::policy {

/// Conditions that never hold or compare with what cannot be, rules and SLAs behind one that leaves nothing for them, rungs that
/// never fire, round-the-clock promises that nobody covers, calendars whose holidays end with the year of `now`. All are warnings.
Diagnostics advise(const Policy& policy, time::Instant now);

}  // namespace spoc::policy
