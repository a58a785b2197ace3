#include "base/format.h"
#include "base/text.h"
#include "cmd/present/plan_view.h"
#include "cmd/run_inputs.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/plan.h"

namespace spoc::cmd {
namespace {

constexpr std::int64_t kMostTrials = 100'000;

std::optional<workflow::Trials> trials_of(const Arguments& arguments) {
  const auto count = arguments.value("--simulate");
  const auto seed = arguments.value("--seed");
  if (!count) {
    if (seed) throw Error(Code::usage, "--seed goes with --simulate N");
    return std::nullopt;
  }
  workflow::Trials trials;
  const auto number = to_integer(*count);
  if (!number || *number < 1 || *number > kMostTrials)
    throw Error(Code::usage, format("--simulate cannot be \"{}\"", *count),
                format("a number from 1 to {}", kMostTrials));
  trials.count = *number;
  if (!seed) return trials;
  const auto given = to_integer(*seed);
  if (!given || *given < 0) throw Error(Code::usage, format("--seed cannot be \"{}\"", *seed), "a number from 0");
  trials.seed = static_cast<std::uint64_t>(*given);
  return trials;
}

Code run(Context& context, const Arguments& arguments) {
  const std::string_view what = *arguments.positional(0);
  const auto trials = trials_of(arguments);
  desk::Desk desk = context.desk();
  if (!domain::parse_run_id(what) && what.find(':') == std::string_view::npos) {
    print_plan(context, desk::plan_start(desk, start_of(context, arguments), trials));
    return Code::ok;
  }
  for (const std::string_view option : {"--set", "--input", "--override"})
    if (arguments.has(option))
      throw Error(Code::usage, format("{} is for a run that does not exist yet", option),
                  format("what would move: spoc run amend {} --set PATH=VALUE --dry-run", what));
  print_plan(context, desk::plan_run(desk, context.run_of(what), trials));
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "WORKFLOW|RUN", .help = "onboarding, r7 or onboarding:E1234", .completer = Completer::workflow}};
constexpr Option kOptions[] = {
    kInputSet,
    kInputFile,
    kAttachNamed,
    kOverride,
    kReason,
    {.name = "--simulate", .value = "N", .help = "draw so often how long steps take from how long they took before"},
    {.name = "--seed", .value = "NUMBER", .help = "of what is drawn; the same draws the same (1)"}};
constexpr Example kExamples[] = {
    {"spoc run plan onboarding -i joiner.json", "who does what until when, if it began now"},
    {"spoc run plan r7 --simulate 1000", "what is left of it, and the odds of keeping its target"}};

}  // namespace

const Command kRunPlan{.name = "run plan",
                       .group = "Value streams",
                       .summary = "Plan a run that could begin, or what is left of one",
                       .description =
                           "Steps end when they are due; --simulate lets them take what they took before, in open "
                           "time: in at least five earlier runs, "
                           "else they end when due. It writes nothing.",
                       .arguments = kArguments,
                       .options = kOptions,
                       .examples = kExamples,
                       .traits = {.documents = true},
                       .run = run};

}  // namespace spoc::cmd
