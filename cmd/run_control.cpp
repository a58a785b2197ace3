#include "desk/run_control.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/run_outcome.h"
#include "cmd/run_step.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

using desk::RunVerb;
using desk::StepVerb;

std::string reason_of(const Arguments& arguments, std::string_view what) {
  const std::string reason(trim(arguments.value("--message").value_or("")));
  if (reason.empty()) throw Error(Code::usage, format("{} needs a text", what), "say why with -m TEXT");
  return reason;
}

Code move_runs(Context& context, const Arguments& arguments, RunVerb verb, std::string_view what) {
  const std::string reason = reason_of(arguments, what);
  const std::vector<domain::RunId> runs = context.runs();
  desk::Desk desk = context.desk();
  return print_run_outcome(context, desk::move_runs(desk, verb, runs, reason), runs);
}

Code move_step(Context& context, const Arguments& arguments, StepVerb verb, std::string_view what) {
  const std::string reason = verb == StepVerb::begin ? std::string() : reason_of(arguments, what);
  const desk::RunStep step = run_step_of(context, *arguments.positional(0));
  desk::Desk desk = context.desk();
  return print_run_outcome(context, desk::move_step(desk, verb, step, reason), {step.run});
}

std::vector<std::pair<std::string, std::string>> set_of(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> set;
  for (const std::string_view text : arguments.values("--set")) set.push_back(name_and_value(text));
  return set;
}

Code run_cancel(Context& context, const Arguments& arguments) { return move_runs(context, arguments, RunVerb::cancel, "cancelling"); }
Code run_hold(Context& context, const Arguments& arguments) { return move_runs(context, arguments, RunVerb::hold, "holding"); }
Code run_release(Context& context, const Arguments& arguments) { return move_runs(context, arguments, RunVerb::release, "releasing"); }
Code run_retry(Context& context, const Arguments& arguments) { return move_step(context, arguments, StepVerb::retry, "trying again"); }
Code run_redo(Context& context, const Arguments& arguments) { return move_step(context, arguments, StepVerb::redo, "doing it again"); }
Code run_skip(Context& context, const Arguments& arguments) { return move_step(context, arguments, StepVerb::skip, "skipping"); }
Code run_withdraw(Context& context, const Arguments& arguments) {
  return move_step(context, arguments, StepVerb::withdraw, "withdrawing");
}
Code run_begin(Context& context, const Arguments& arguments) { return move_step(context, arguments, StepVerb::begin, {}); }

Code run_complete(Context& context, const Arguments& arguments) {
  const desk::RunStep step = run_step_of(context, *arguments.positional(0));
  desk::Desk desk = context.desk();
  return print_run_outcome(context, desk::complete_run_step(desk, step, set_of(arguments), files_along(context)), {step.run});
}

Code run_add_item(Context& context, const Arguments& arguments) {
  const desk::RunStep step = run_step_of(context, *arguments.positional(0));
  const auto set = set_of(arguments);
  if (set.empty()) throw Error(Code::usage, "an item has members", "--set id=vpn --set role=user, or --set item=VALUE");
  desk::Desk desk = context.desk();
  return print_run_outcome(context, desk::add_item(desk, step, set), {step.run});
}

constexpr Argument kSeveral[] = {kRuns};
constexpr Argument kStep[] = {{.name = "STEP", .help = "r7/payroll, or r7/access/vpn for one item"}};
constexpr Option kWhy[] = {kMessage};
constexpr Option kFormFields[] = {{.name = "--set", .letter = 's', .value = "FIELD=VALUE", .help = "a field of its form", .repeatable = true}, kAttachNamed};
constexpr Option kItem[] = {
    {.name = "--set", .letter = 's', .value = "MEMBER=VALUE", .help = "a member of the item; item=VALUE when it has none", .repeatable = true}};
constexpr Traits kTraits{.writes = true, .documents = true, .quiet = true};

constexpr Example kCancelExamples[] = {{"spoc run cancel r7 -m \"the candidate withdrew\"", "its tickets are cancelled, and the runs it called"}};
constexpr Example kHoldExamples[] = {{"spoc run hold r7 -m \"the budget is not clear\"", "nothing begins until it is released"}};
constexpr Example kReleaseExamples[] = {{"spoc run release r7 -m \"it is clear\"", "it goes on with what has become due"}};
constexpr Example kRetryExamples[] = {{"spoc run retry r7/laptop -m \"the model is back\"", "the failed step begins once more"}};
constexpr Example kRedoExamples[] = {{"spoc run redo r7/request -m \"the laptop was forgotten\"", "with all that came of it"}};
constexpr Example kSkipExamples[] = {{"spoc run skip r7/desk -m \"works from home\"", "where its workflow says skippable"}};
constexpr Example kWithdrawExamples[] = {{"spoc run withdraw r7/access/vpn -m \"not needed\"", "it ends without an answer"}};
constexpr Example kBeginExamples[] = {{"spoc run begin r7/payroll", "before its start, where its workflow says early"}};
constexpr Example kCompleteExamples[] = {{"spoc run complete r7/contract --set employee=E7", "for an event that came another way"}};
constexpr Example kAddExamples[] = {{"spoc run add-item r7/access --set id=vpn --set role=user", "where its workflow says open"}};
constexpr std::string_view kGroup = "Value streams";

}  // namespace

const Command kRunCancel{.name = "run cancel", .group = kGroup, .summary = "Cancel runs, with the runs they called",
                         .arguments = kSeveral, .options = kWhy, .examples = kCancelExamples, .traits = kTraits, .run = run_cancel};
const Command kRunHold{.name = "run hold", .group = kGroup, .summary = "Hold runs: nothing new begins", .arguments = kSeveral,
                       .options = kWhy, .examples = kHoldExamples, .traits = kTraits, .run = run_hold};
const Command kRunRelease{.name = "run release", .group = kGroup, .summary = "Let held runs go on", .arguments = kSeveral,
                          .options = kWhy, .examples = kReleaseExamples, .traits = kTraits, .run = run_release};
const Command kRunRetry{.name = "run retry", .group = kGroup, .summary = "Try a failed step again", .arguments = kStep,
                        .options = kWhy, .examples = kRetryExamples, .traits = kTraits, .run = run_retry};
const Command kRunRedo{.name = "run redo", .group = kGroup, .summary = "Do a step again that is over, and what came of it",
                       .arguments = kStep, .options = kWhy, .examples = kRedoExamples, .traits = kTraits, .run = run_redo};
const Command kRunSkip{.name = "run skip", .group = kGroup, .summary = "Skip a step", .arguments = kStep, .options = kWhy,
                       .examples = kSkipExamples, .traits = kTraits, .run = run_skip};
const Command kRunWithdraw{.name = "run withdraw", .group = kGroup, .summary = "End a step that is not needed any more",
                           .arguments = kStep, .options = kWhy, .examples = kWithdrawExamples, .traits = kTraits, .run = run_withdraw};
const Command kRunBegin{.name = "run begin", .group = kGroup, .summary = "Begin a step before its start", .arguments = kStep,
                        .examples = kBeginExamples, .traits = kTraits, .run = run_begin};
const Command kRunComplete{.name = "run complete", .group = kGroup, .summary = "Complete a step in place of its ticket or event",
                           .arguments = kStep, .options = kFormFields, .examples = kCompleteExamples, .traits = kTraits, .run = run_complete};
const Command kRunAddItem{.name = "run add-item", .group = kGroup, .summary = "Add an item to a step that is open", .arguments = kStep,
                          .options = kItem, .examples = kAddExamples, .traits = kTraits, .run = run_add_item};

}  // namespace spoc::cmd
