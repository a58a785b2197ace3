#include "desk/check.h"

#include "policy/load.h"
#include "workflow/load.h"

namespace spoc::desk {

Checked check(const std::vector<policy::File>& files) {
  policy::Loaded loaded = policy::load(files);
  Checked checked{loaded.policy, std::move(loaded.diagnostics)};
  for (const policy::File& file : files) {
    if (!policy::workflow_of(file.path)) continue;
    const workflow::Loaded flow = workflow::load(file.content, file.path, loaded.names);
    checked.diagnostics.insert(checked.diagnostics.end(), flow.diagnostics.begin(), flow.diagnostics.end());
  }
  sort(checked.diagnostics);
  if (has_errors(checked.diagnostics)) checked.policy.reset();
  return checked;
}

}  // namespace spoc::desk
