// What transports and hooks of a policy will need here and do not find: secrets, programs, authorities, libcurl. For
// `check`, before the first message fails.
#pragma once

#include "base/diagnostic.h"
#include "deliver/transport.h"

namespace spoc::deliver {

/// Warnings at the places in policy that need it; nothing is run and nobody is spoken to.
Diagnostics not_ready(const policy::Policy& policy, const Surroundings& around);

}  // namespace spoc::deliver
