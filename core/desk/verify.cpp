#include "desk/verify.h"

#include <memory>

#include "decide/schedule.h"
#include "desk/definitions.h"
#include "workflow/engine.h"

namespace spoc::desk {

store::Store::Recompute recompute(store::Store& store) {
  store::Store::Recompute recompute;
  recompute.ticket = [&store](const domain::Ticket& ticket) { return decide::schedule_of(ticket, *store.policy(ticket.bundle)); };
  const auto definitions = std::make_shared<Definitions>();
  recompute.run = [&store, definitions](const domain::Run& run) {
    std::optional<time::Instant> wake;
    store.read([&](store::Reading& reading) { wake = workflow::wake_at(definitions->of(run, reading, *store.policy(run.bundle)), run); });
    return wake;
  };
  return recompute;
}

std::vector<store::Difference> verify(store::Store& store, std::string_view seal) {
  std::vector<store::Difference> differences;
  store.verify(recompute(store), seal, [&](const store::Difference& difference) { differences.push_back(difference); });
  return differences;
}

}  // namespace spoc::desk
