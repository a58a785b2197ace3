// Checking everything a desk's files say: policy, workflows, templates and rule tests, every error and warning in one pass.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "domain/person.h"
#include "policy/policy.h"
#include "time/instant.h"

namespace spoc::desk {

struct Checked {
  std::shared_ptr<const policy::Policy> policy;  ///< nothing when there was an error anywhere
  Diagnostics diagnostics;                       ///< sorted
};

/// What `check` looks at: the files of the bundle and the rule tests beside them. Throws not_found when there is no spoc.toml.
std::vector<policy::File> read_files(const std::string& folder);

/// Checks them as of `now`, which decides what will soon be missing and when a ticket of a rule test is logged that does not say.
/// Workflows are judged by the names the policy defines even where other parts of it are wrong; rule tests run when it is right. With
/// `people`, also whether whom workflows name is among them.
Checked check(const std::vector<policy::File>& files, time::Instant now = {}, const domain::Directory* people = nullptr);

}  // namespace spoc::desk
