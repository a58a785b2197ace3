// The commands, each defined in the file of its name. A new command is one line here, one row of the registry, one file.
#pragma once

#include "cmd/shell/command.h"

namespace spoc::cmd {

extern const Command kList, kShow, kTake, kAssign, kRelease, kNote, kEdit, kWait, kResume, kResolve, kClose, kReopen, kCancel, kRoute, kEscalate;

}  // namespace spoc::cmd
