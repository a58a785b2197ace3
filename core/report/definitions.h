// The definitions that runs are pinned to, each read once.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "domain/run.h"
#include "store/store.h"
#include "workflow/definition.h"

namespace spoc::report {

class Definitions {
 public:
  explicit Definitions(store::Reading& reading) : reading_(reading) {}

  /// Valid as long as this. Nothing when it can no longer be used with this policy.
  const workflow::Definition* of(const domain::Run& run, const policy::Policy& policy);

 private:
  store::Reading& reading_;
  std::map<std::string, std::shared_ptr<const workflow::Definition>> known_;
};

}  // namespace spoc::report
