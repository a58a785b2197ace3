// Carrying out what runs have for programs to do: a step says that it is being tried, with a token and a lease, in one
// transaction; its program runs with none open; how it ended is recorded in another. Killed anywhere, the lease ends,
// and the step is tried again or says that it failed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

struct Acting {
  std::string folder;              ///< the desk's: programs run there, and its secrets/ are there
  std::string credentials;         ///< folder of secrets that the system gives this process; empty: none
  std::function<Instant()> clock;  ///< desk time: what entries say
  std::function<Instant()> real_clock;
  std::size_t jobs = 1;                  ///< programs at a time
  std::function<void()> meanwhile = {};  ///< called every few seconds while programs run
};

/// What became of one attempt.
struct Acted {
  RunId run;
  std::string step, item;
  std::int64_t attempt = 0;
  std::string program;  ///< its name; with `dry_run` all that would be run, secrets by name
  std::string
      state;  ///< "done", "retry" (another one follows), "failed", "rejected" (it came too late), "queued" (dry run)
  std::string detail;
};

struct ActedCount {
  std::int64_t done = 0, retried = 0, failed = 0, rejected = 0;
};

/// Tries every queued action whose time has come, and those that come meanwhile, until none is left that could be tried
/// now; `each` is told of every attempt when its outcome is recorded. A signal that asks this process to end ends its
/// programs first; how they ended is recorded as unknown, and the signal is raised again. Throws refused for who may
/// not deliver, conflict while the desk is restored and not released. With `dry_run` nothing is tried.
ActedCount act(Desk& desk, const Acting& acting, const std::function<void(const Acted&)>& each);

/// Actions that are queued, tried now, or have failed, by run.
std::vector<store::ActionStep> actions(Desk& desk);

}  // namespace spoc::desk
