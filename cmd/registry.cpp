#include "cmd/registry.h"

#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

constexpr const Command* kCommands[] = {
    &kDay,
    &kLog,
    &kShow,
    &kStatus,
    &kList,
    &kSearch,
    &kNext,
    &kTake,
    &kAssign,
    &kRelease,
    &kNote,
    &kEdit,
    &kRoute,
    &kWait,
    &kResume,
    &kResolve,
    &kClose,
    &kReopen,
    &kCancel,
    &kRate,
    &kWatch,
    &kUnwatch,
    &kLink,
    &kMerge,
    &kUnmerge,
    &kEscalate,
    &kUndo,
    &kDeliver,
    &kRunStart,
    &kRunList,
    &kRunShow,
    &kRunPlan,
    &kRunGraph,
    &kRunAmend,
    &kRunMigrate,
    &kRunCancel,
    &kRunHold,
    &kRunRelease,
    &kRunRetry,
    &kRunRedo,
    &kRunSkip,
    &kRunWithdraw,
    &kRunBegin,
    &kRunComplete,
    &kRunAddItem,
    &kEventPut,
    &kEventList,
    &kApprove,
    &kReject,
    &kTick,
    &kKbList,
    &kKbShow,
    &kKbSuggest,
    &kKbAdd,
    &kKbCheck,
    &kReport,
    &kExplain,
    &kHistory,
    &kCalendarAdd,
    &kCalendarBetween,
    &kCalendarOpen,
    &kCalendarNext,
    &kCalendarShow,
    &kInit,
    &kApply,
    &kCheck,
    &kPeopleSync,
    &kWho,
    &kAway,
    &kCatalog,
    &kMove,
    &kUpgrade,
    &kBackup,
    &kRestore,
    &kExport,
    &kImport,
    &kErase,
    &kHealth,
    &kVerify,
    &kCompletion,
    &kHelp,
};

}  // namespace

std::span<const Command* const> commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  for (const Command* command : kCommands)
    if (command->name == name || (!command->alias.empty() && command->alias == name)) return command;
  return nullptr;
}

}  // namespace spoc::cmd
