// What of a policy decides who sees what, for readers that do not run this program: roles, teams, and what is
// confidential.
#pragma once

#include <string>

#include "policy/policy.h"

namespace spoc::policy {

/// One JSON object: `roles` with how far each sees (0 own … 3 desk), those every desk has included; `teams` with the
/// department of each, or ""; `secret_teams`, `secret_services`; `front_line`. Equal policies give equal text.
std::string sight_facts(const Policy& policy);

}  // namespace spoc::policy
