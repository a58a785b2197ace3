// Keeping a whole desk: bringing a copy back, and reading in an export. Both make a store beside the one there is,
// prove it, and put it in place in one step; until then nothing has changed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

using Progress = sql::Connection::Progress;

/// A store that took its place, or would with `dry_run`.
struct Kept {
  std::string name;
  store::Extent extent;
  std::vector<store::Difference> differences;  ///< what verify found, when it was taken all the same
  std::string replaced;                        ///< where what was there is kept now; empty when there was nothing
  std::vector<std::string> files;              ///< of policy, that were written because there were none
};

/// Where a desk is to be: its store, and the folder that gets policy's files where it has no spoc.toml.
struct Place {
  std::string store;
  std::string folder;
};

/// Brings back the copy in `file`. The outbox is held from then on: what the copy would send may have been sent. Throws
/// data when the copy does not verify, unless `damaged_too`; configuration for what is no store or is from the future.
Kept restore(const Place& place, const std::string& file, const store::Caller& caller, bool damaged_too, bool dry_run,
             const Progress& progress);

/// What waits may leave the desk again. False when nothing was held.
bool release(Desk& desk);

/// Reads in an export, line by line. Throws conflict when the place is taken; data when a line is not as it was
/// written, or the whole does not verify.
Kept import(const Place& place, const std::function<std::optional<std::string_view>()>& next, bool dry_run,
            const std::function<void(std::int64_t lines)>& progress);

}  // namespace spoc::desk
