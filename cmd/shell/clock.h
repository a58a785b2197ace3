// What time it really is, for what goes on while others work: leases and retries of a long delivery. A command's one now is
// the context's.
#pragma once

#include "time/instant.h"

namespace spoc::cmd {

/// The system's clock, asked anew each time.
time::Instant real_time();

}  // namespace spoc::cmd
