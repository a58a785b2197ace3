// What a vendor is told: what the desk wrote for it, and nothing of what the desk says among itself.
#pragma once

#include <string>

#include "domain/change.h"
#include "policy/policy.h"

namespace spoc::deliver {

/// Whether it is for the vendor that has the ticket: when it is handed over, and what the desk writes to it later.
bool is_for_vendor(const domain::Effect& effect, const domain::Ticket& ticket);

/// Several lines, each ended: the hand-over or message, under which numbers it is known, and how to answer. Of what is
/// confidential no subject.
std::string to_vendor(const domain::Effect& effect, const domain::Ticket& ticket, const policy::Policy& policy);

}  // namespace spoc::deliver
