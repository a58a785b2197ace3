// The commands, each defined in the file of its name. A new command is one line here, one row of the registry, one file.
#pragma once

#include "cmd/shell/command.h"

namespace spoc::cmd {

extern const Command kDay;
extern const Command kLog;
extern const Command kShow;
extern const Command kStatus;
extern const Command kList;
extern const Command kNext;
extern const Command kTake;
extern const Command kAssign;
extern const Command kRelease;
extern const Command kNote;
extern const Command kEdit;
extern const Command kRoute;
extern const Command kWait;
extern const Command kResume;
extern const Command kResolve;
extern const Command kClose;
extern const Command kReopen;
extern const Command kCancel;
extern const Command kRate;
extern const Command kWatch;
extern const Command kUnwatch;
extern const Command kLink;
extern const Command kMerge;
extern const Command kUnmerge;
extern const Command kEscalate;
extern const Command kUndo;
extern const Command kDeliver;
extern const Command kRunStart;
extern const Command kRunList;
extern const Command kRunShow;
extern const Command kRunPlan;
extern const Command kRunGraph;
extern const Command kRunAmend;
extern const Command kRunMigrate;
extern const Command kRunCancel;
extern const Command kRunHold;
extern const Command kRunRelease;
extern const Command kRunRetry;
extern const Command kRunRedo;
extern const Command kRunSkip;
extern const Command kRunWithdraw;
extern const Command kRunBegin;
extern const Command kRunComplete;
extern const Command kRunAddItem;
extern const Command kEventPut;
extern const Command kEventList;
extern const Command kApprove;
extern const Command kReject;
extern const Command kTick;
extern const Command kReport;
extern const Command kExplain;
extern const Command kHistory;
extern const Command kCalendarAdd;
extern const Command kCalendarBetween;
extern const Command kCalendarOpen;
extern const Command kCalendarNext;
extern const Command kCalendarShow;
extern const Command kInit;
extern const Command kApply;
extern const Command kCheck;
extern const Command kPeopleSync;
extern const Command kWho;
extern const Command kAway;
extern const Command kCatalog;
extern const Command kMove;
extern const Command kUpgrade;
extern const Command kBackup;
extern const Command kRestore;
extern const Command kExport;
extern const Command kImport;
extern const Command kErase;
extern const Command kHealth;
extern const Command kVerify;
extern const Command kCompletion;
extern const Command kHelp;

}  // namespace spoc::cmd
