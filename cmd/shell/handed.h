// Files for a privileged program. It opens no path that its caller names: the wrapper (examples/single-machine) reads the files as
// the caller and hands their bytes over on standard input, in front of what else stands there:
//
//     spoc-handed/1 COUNT
//     SIZE NAME            as the caller wrote it; SIZE bytes follow, then a line feed
//
// Each becomes a file in memory, and its name among the arguments the name of that.
#pragma once

#include "cmd/shell/command.h"
#include "cmd/shell/environment.h"

namespace spoc::cmd {

/// The arguments with handed-over files in the place of named ones. Without a privileged environment: as they are. Throws refused
/// for a folder, for a file that was not handed over, and for one to be written; data when what is handed over is cut off.
Arguments with_handed_files(const Environment& environment, const Command& command, Arguments arguments);

}  // namespace spoc::cmd
