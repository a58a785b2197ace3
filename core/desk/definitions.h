// The definitions that runs are pinned to, loaded from the store once and kept.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "domain/run.h"
#include "policy/policy.h"
#include "store/store.h"
#include "workflow/definition.h"

namespace spoc::desk {

class Definitions {
 public:
  /// What the run is pinned to. It was checked when the run started; throws configuration when it can no longer be used with
  /// this policy (a team that is gone), naming the place.
  const workflow::Definition& of(const domain::Run& run, store::Reading& reading, const policy::Policy& policy);

  void remember(std::shared_ptr<const workflow::Definition> definition) {
    by_hash_[definition->hash] = std::move(definition);
  }

 private:
  std::map<std::string, std::shared_ptr<const workflow::Definition>> by_hash_;
};

/// The workflow of that name in the policy in force. Throws not_found with the nearest name, configuration when it is wrong.
std::shared_ptr<const workflow::Definition> workflow_in_force(const std::string& name, const policy::Policy& policy);

/// Another version of that workflow, from a file of that name. Throws configuration naming the place of its first error.
std::shared_ptr<const workflow::Definition> workflow_of(const std::string& content, const std::string& name,
                                                        const std::string& file, const policy::Policy& policy);

}  // namespace spoc::desk
