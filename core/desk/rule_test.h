// Rule tests: files `*.test.toml` beside the policy that say what becomes of a ticket. `check` runs them; what is not as it says
// is a finding with its place, what was expected, what came, and why.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "policy/policy.h"
#include "time/instant.h"

namespace spoc::desk {

/// The rule tests of a desk's folder, sorted by name. They are no part of the bundle that is put in force.
std::vector<policy::File> read_rule_tests(const std::string& folder);

/// What is wrong with the file itself and, when there is a policy to try it on, which expectations do not hold. `now` is the time
/// of tests that name none. Pure: nobody but the people of the file exists.
Diagnostics run_rule_tests(const policy::File& file, const policy::Policy* policy, time::Instant now);

}  // namespace spoc::desk
