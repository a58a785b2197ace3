#include "report/definitions.h"

#include "base/error.h"
#include "base/format.h"
#include "workflow/load/load.h"

namespace spoc::report {

const workflow::Definition* Definitions::of(const domain::Run& run, const policy::Policy& policy) {
  auto [place, fresh] = known_.try_emplace(run.definition);
  if (!fresh) return place->second.get();
  const auto content = reading_.definition(run.definition);
  ensure(content.has_value(), "the definition of every run is in the store");
  place->second = workflow::load(*content, format("workflows/{}.toml", run.workflow), policy).definition;
  return place->second.get();
}

}  // namespace spoc::report
