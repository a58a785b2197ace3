#include "desk/check.h"

#include "policy/load.h"
#include "workflow/load.h"

namespace spoc::desk {

Checked check(std::vector<policy::File> files) {
  policy::Loaded loaded = policy::load(std::move(files));
  Checked checked{loaded.policy, std::move(loaded.diagnostics)};
  if (!checked.policy) return checked;
  for (const policy::File& file : checked.policy->files) {
    if (!file.path.starts_with("workflows/") || !file.path.ends_with(".toml")) continue;
    const workflow::Loaded flow = workflow::load(file.content, file.path, *checked.policy);
    checked.diagnostics.insert(checked.diagnostics.end(), flow.diagnostics.begin(), flow.diagnostics.end());
  }
  sort(checked.diagnostics);
  if (has_errors(checked.diagnostics)) checked.policy.reset();
  return checked;
}

}  // namespace spoc::desk
