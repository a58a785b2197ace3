// When what could not leave the desk is tried again: after a minute, five, thirty, two hours; then no more by itself.
#pragma once

#include <cstdint>
#include <string_view>

#include "time/instant.h"

namespace spoc::desk {

/// Whether another try follows the one of that number, counted from 1.
bool tried_again(std::int64_t attempts);

/// When: up to a quarter later than the table says, so that what failed together does not come back together. The same
/// for everybody who asks about the same thing.
time::Instant next_try(std::string_view what, std::int64_t attempts, time::Instant real_now);

}  // namespace spoc::desk
