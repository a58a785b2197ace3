// What differs between two policies, thing by thing: what `spoc apply` shows before it asks.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "policy/policy.h"

namespace spoc::policy {

/// One thing that was added, removed or changed. `kind` is the word of the file ("team", "sla", "route", "file");
/// `members` are the names of what changed in it, in the order of the value.
struct Difference {
  enum class What { added, removed, changed };
  std::string kind;
  std::string name;  ///< empty where there is only one: "desk", "lifecycle"
  What what = What::changed;
  std::vector<std::string> members;
  Where where;  ///< in the new policy; of what was removed, in the old
  bool operator==(const Difference&) const = default;
};

/// In the order of the kinds, then of the new policy, what was removed last. Places in the files do not count; the
/// order of agreements and rules does ("order" among the members of what moved). Files that policy does not read
/// (workflows, templates) are compared by content.
std::vector<Difference> difference(const Policy& before, const Policy& after);

/// The same of what both know; "text" stands for the words of an article.
std::vector<Difference> difference(const Articles& before, const Articles& after);

/// "team network: changed backup, tier", "route vpn: added".
std::string to_text(const Difference& difference);

}  // namespace spoc::policy
