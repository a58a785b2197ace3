// Telling programs and addresses on the web what has happened: each entry of the journal that a hook of policy wants,
// after its commit. At least once, the oldest first; what was told before has the same `seq`. A hook that is slow or
// broken keeps nobody waiting but itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "desk/desk.h"

namespace spoc::desk {

struct Hooking {
  std::string folder;              ///< the desk's: programs run there, and its secrets/ are there
  std::string credentials;         ///< folder of secrets that the system gives this process; empty: none
  std::function<Instant()> clock;  ///< real time: leases and retries go by it; asked by several threads
  /// What is told of an entry, as JSON. The reading shows what the hook may see.
  std::function<std::string(store::Reading&, const store::Entry&)> text;
  std::function<void()> meanwhile = {};  ///< called between rounds: a round takes some twenty seconds at most
};

/// What became of one entry for one hook.
struct Hooked {
  std::int64_t effect = 0;
  std::string hook, kind;
  TicketId ticket;
  RunId run;
  std::string state;  ///< "told", "queued" (another try follows), "failed", "dropped" (it may not be told)
  std::string detail;
};

struct HookedCount {
  std::int64_t told = 0, waiting = 0, failed = 0, dropped = 0;
};

/// Tells every hook what waits for it, hooks beside each other, until nothing is left that could be told now; `each`
/// hears of every one that is there for the caller when its outcome is recorded. Of a hook that does not answer twice
/// in a row the rest waits a minute. A hook without `confidential` in policy sees what somebody sees of the desk who is
/// of no confidential team; entries that are not there for it are dropped. With `dry_run` nothing is told and the state
/// is "queued".
HookedCount tell_hooks(Desk& desk, const Hooking& hooking, const std::function<void(const Hooked&)>& each);

}  // namespace spoc::desk
