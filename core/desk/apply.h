// Putting policy in force: the only way in. A bundle is checked whole, compared, and put in force in one transaction; then the
// pins of open tickets move, in transactions small enough for others.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "desk/consequences.h"
#include "desk/desk.h"
#include "policy/diff.h"
#include "policy/policy.h"

namespace spoc::desk {

struct Applied {
  std::string before, after;                      ///< hashes of the bundles
  std::vector<policy::Difference> differences;    ///< empty when nothing differs
  std::int64_t kept = 0;                          ///< with `new_only`: open tickets that stay held to earlier bundles
  Consequences consequences;                      ///< for open tickets
};

/// Puts the checked policy in force, and holds open tickets to it, batch by batch: when that was interrupted, applying again goes on
/// with those that are left. With `new_only` open tickets keep what they are held to. With the desk's `dry_run`
/// everything is computed and nothing written.
Applied apply(Desk& desk, const std::shared_ptr<const policy::Policy>& policy, bool new_only);

/// Makes a store at `path` and puts its first policy in force. Throws cannot_create when there is one.
void create(const std::string& path, const std::string& name, bool rehearsal, const store::Caller& caller,
            const std::shared_ptr<const policy::Policy>& policy);

}  // namespace spoc::desk
