// The sweep: every clock, ladder, timer and automatic close that is due, once each. Made for cron.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "desk/absence.h"
#include "desk/desk.h"

namespace spoc::desk {

/// A rung that fired in this sweep, of a ticket that the caller sees.
struct SweptRung {
  TicketId ticket;
  std::string rung, action;
  Instant episode, at;
  std::int64_t n = 1;
  std::vector<std::string> told;
};

/// A subject that time could not pass for: left as it was, and due again.
struct SweptFailure {
  domain::Subject subject;
  Error error;
};

struct Swept {
  Instant at;
  std::int64_t woken = 0;     ///< tickets and runs that were due
  std::int64_t changed = 0;   ///< of them, changed
  std::int64_t notices = 0;
  std::int64_t held = 0;      ///< notices written but not released, above the storm limit
  std::int64_t told = 0;      ///< people whom more than the storm limit allows would have been told; 0 when nothing is held
  std::int64_t released = 0;  ///< notices that an earlier sweep held
  std::vector<SweptRung> rungs;
  std::vector<SweptFailure> failed;
  std::vector<HandedOver> handed_over;  ///< of people whose absence began since the last sweep
  bool elsewhere = false;     ///< another sweep was running: nothing was done
};

/// Handles everything that is due at the caller's now, in transactions small enough that others get their turn, and seals the
/// journal once a day. A subject that fails stays as it is and the rest goes on. While another sweep of this store runs nothing is
/// done (`elsewhere`), but `confirm_storm` releases what an earlier sweep held all the same; it also lets this one hold nothing.
/// A dry run needs nobody to be away.
Swept sweep(Desk& desk, bool confirm_storm);

}  // namespace spoc::desk
