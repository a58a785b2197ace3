#include "desk/verify.h"

#include "decide/schedule.h"
#include "desk/steps.h"

namespace spoc::desk {

std::vector<store::Difference> verify(store::Store& store, std::string_view seal) {
  std::vector<store::Difference> differences;
  store::Store::Recompute recompute;
  recompute.ticket = [&](const domain::Ticket& ticket) { return decide::schedule_of(ticket, *store.policy(ticket.bundle)); };
  recompute.run = [&](const domain::Run& run) { return wake_of(run, store); };
  store.verify(recompute, seal, [&](const store::Difference& difference) { differences.push_back(difference); });
  return differences;
}

}  // namespace spoc::desk
