// The commands, each defined in the file of its name. A new command is one line here, one row of the registry, one file.
#pragma once

#include "cmd/shell/command.h"

namespace spoc::cmd {

extern const Command kDay, kLog, kShow, kStatus, kList, kNext;
extern const Command kTake, kAssign, kRelease, kNote, kEdit, kRoute, kWait, kResume, kResolve, kClose, kReopen, kCancel, kRate, kWatch, kUnwatch, kLink, kMerge, kUnmerge, kEscalate, kUndo, kDeliver;
extern const Command kRunStart, kRunList, kRunShow, kApprove, kReject, kTick;
extern const Command kReport, kHistory, kExplain;
extern const Command kCalendarAdd, kCalendarBetween, kCalendarOpen, kCalendarNext, kCalendarShow;
extern const Command kInit, kApply, kCheck, kPeopleSync, kWho, kAway, kCatalog;
extern const Command kVerify, kUpgrade, kCompletion, kHelp;

}  // namespace spoc::cmd
