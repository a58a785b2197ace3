// Checking everything a desk's files say: policy and workflows, every error and warning in one pass.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "policy/policy.h"

namespace spoc::desk {

struct Checked {
  std::shared_ptr<const policy::Policy> policy;  ///< nothing when there was an error anywhere
  Diagnostics diagnostics;                       ///< sorted
};

/// Checks the files of a bundle. Workflows are judged by the names the policy defines even where other parts of it are wrong.
Checked check(const std::vector<policy::File>& files);

}  // namespace spoc::desk
