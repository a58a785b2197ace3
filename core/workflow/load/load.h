// From a workflow's file to its definition, with every error and warning in one pass.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "policy/names.h"
#include "policy/policy.h"
#include "workflow/definition.h"

namespace spoc::workflow {

struct Loaded {
  std::shared_ptr<const Definition> definition;  ///< nothing when there was an error
  Diagnostics diagnostics;                       ///< sorted
};

/// `file` names it in diagnostics; the workflow's name is its stem ("workflows/onboarding.toml"). `names` has the teams,
/// departments, calendars and priorities that may be referred to; they may come from a policy that has errors, and the
/// definition is only for being looked at: it has no hash.
Loaded load(std::string_view text, std::string_view file, const policy::Names& names);
Loaded load(std::string_view text, std::string_view file, const policy::Policy& policy);

/// The keys that a step may have.
std::vector<std::string_view> step_keys();

/// Limits of one workflow.
inline constexpr std::size_t kMostSteps = 10'000;

}  // namespace spoc::workflow
