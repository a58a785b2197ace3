// Moving the desk's store to another place, a file or a server's: a twin is made, proved, and takes over. Until then
// nothing has changed; meanwhile others read, and are told to try again when they write.
#pragma once

#include <string>
#include <vector>

#include "desk/keep.h"

namespace spoc::desk {

/// What is asked for.
struct Moving {
  std::string from, to;
  time::Instant real_now;
  int wait_ms = 5000;
  bool dry_run = false;
};

/// What moved, or would with `dry_run`.
struct Moved {
  store::Extent extent;
  std::vector<std::string> left_out;  ///< roles that are let in there no more, with why
  bool resumed = false;  ///< it had moved already, and what was left to do is done
};

/// Throws try_again while others write, a sweep goes on or something is delivered; cannot_create when something is at
/// `to`; data when the store, and so its twin, differs from its journal; configuration when it moved elsewhere before.
Moved move(const Moving& moving, const Progress& progress);

}  // namespace spoc::desk
