#include "decide/situation.h"

namespace spoc::decide {

const policy::Policy& Situation::held_to(const Ticket& ticket) const {
  if (ticket.bundle.empty() || ticket.bundle == policy.hash) return policy;
  if (!pinned_ || pinned_->hash != ticket.bundle) pinned_ = bundle(ticket.bundle);
  ensure(pinned_ != nullptr, "a ticket is pinned to a bundle that the store keeps");
  return *pinned_;
}

Actor time_actor() { return {.person = {}, .on_behalf = {}, .via = "time"}; }

}  // namespace spoc::decide
