// What time will cause next: the wake-up instants of tickets and runs, each a column of its row with an index of its
// own, so that a sweep reads only what is due.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sql/connection.h"
#include "store/store.h"

namespace spoc::store {

/// What wakes at `now` or before, in order of wake_at, tickets before runs, number.
std::vector<Due> due_until(sql::Connection& connection, Instant now, std::size_t limit);
/// When something wakes next, or nothing.
std::optional<Instant> earliest_wake(sql::Connection& connection);

}  // namespace spoc::store
