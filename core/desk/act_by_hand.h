// Programs of runs that have failed for good, or that nobody wants any more, moved by whoever delivers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "desk/run_control.h"

namespace spoc::desk {

/// Failed actions are queued again, in their next round and with the same key; all that failed without `steps`, but those
/// of runs that are held and of compensations. Throws not_found on a step that is no such action, conflict on one that has
/// not failed. Returns how many.
std::int64_t retry_actions(Desk& desk, const std::vector<RunStep>& steps, const std::string& reason);

/// Queued and failed actions are withdrawn: what needs them goes on without. Throws not_found as `retry_actions` does, and
/// conflict on one that is being tried.
std::int64_t drop_actions(Desk& desk, const std::vector<RunStep>& steps, const std::string& reason);

}  // namespace spoc::desk
