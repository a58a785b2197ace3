#include "desk/verify.h"

#include "decide/schedule.h"
#include "desk/definitions.h"
#include "workflow/engine.h"

namespace spoc::desk {

std::vector<store::Difference> verify(store::Store& store, std::string_view seal) {
  std::vector<store::Difference> differences;
  store::Store::Recompute recompute;
  recompute.ticket = [&](const domain::Ticket& ticket) { return decide::schedule_of(ticket, *store.policy(ticket.bundle)); };
  Definitions definitions;
  recompute.run = [&](const domain::Run& run) {
    std::optional<time::Instant> wake;
    store.read([&](store::Reading& reading) { wake = workflow::wake_at(definitions.of(run, reading, *store.policy(run.bundle)), run); });
    return wake;
  };
  store.verify(recompute, seal, [&](const store::Difference& difference) { differences.push_back(difference); });
  return differences;
}

}  // namespace spoc::desk
