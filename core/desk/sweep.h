// The sweep: every clock, ladder, timer and automatic close that is due, once each. Made for cron.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

/// A rung that fired in this sweep.
struct SweptRung {
  TicketId ticket;
  std::string rung, action;
  Instant episode, at;
  std::int64_t n = 1;
  std::vector<std::string> told;
};

struct Swept {
  Instant at;
  std::int64_t woken = 0;     ///< tickets and runs that were due
  std::int64_t changed = 0;   ///< of them, changed
  std::int64_t notices = 0;
  std::int64_t held = 0;      ///< notices written but not released, above the storm limit
  std::int64_t released = 0;  ///< notices that an earlier sweep held
  std::vector<SweptRung> rungs;
  bool elsewhere = false;     ///< another sweep was running: nothing was done
};

/// Handles everything that is due at the caller's now, in transactions small enough that others get their turn. Seals the
/// journal once a day. `confirm_storm` releases what would be held,
/// and what an earlier sweep held.
Swept sweep(Desk& desk, bool confirm_storm);

}  // namespace spoc::desk
