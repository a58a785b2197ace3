// `spoc import --map`: the log of another desk.
#pragma once

#include <string>

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// A log, what reads it, and what goes with it; an empty path is none.
struct HistoryFiles {
  std::string log;  ///< a file or "-", compressed or not
  std::string map;
  std::string second;   ///< the table that the map joins, compressed or not
  std::string rejects;  ///< where rows that cannot be used go, each with its reason
};

/// Imports the log; tells of each row that cannot be used.
Code import_history(Context& context, const HistoryFiles& files, bool dry_run);

}  // namespace spoc::cmd
