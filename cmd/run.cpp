#include "base/format.h"
#include "cmd/present/plan_view.h"
#include "cmd/present/run_view.h"
#include "cmd/run_inputs.h"
#include "cmd/run_start_csv.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/plan.h"

namespace spoc::cmd {
namespace {

/// A table takes the place of inputs on the command line; its options mean nothing without it.
void refuse_mixtures(const Arguments& arguments) {
  const bool table = arguments.has("--csv");
  for (const std::string_view option : {"--set", "--input"})
    if (table && arguments.has(option)) throw Error(Code::usage, format("--csv and {} contradict each other", option), "put it into a column");
  for (const std::string_view option : {"--map", "--partial", "--amend"})
    if (!table && arguments.has(option)) throw Error(Code::usage, format("{} goes with --csv FILE", option));
}

Code run_start(Context& context, const Arguments& arguments) {
  if (arguments.has("--csv-template")) return print_csv_template(context);
  refuse_mixtures(arguments);
  require_reason(arguments);
  if (arguments.has("--csv")) return start_from_csv(context);
  desk::StartRun start = start_of(context, arguments);
  start.again = arguments.has("--again");
  desk::Desk desk = context.desk();
  if (desk.dry_run) {
    print_plan(context, desk::plan_start(desk, start, {}));
    return Code::ok;
  }
  const desk::StartedRun started = desk::start_run(desk, start);
  if (context.quiet()) context.out().write(to_text(started.run) + "\n");
  else if (context.json()) show_run(context, started.run);
  else context.out().write(to_text(started.run) + "\n");
  if (!started.created && !context.quiet()) context.say(format("{} is running already", to_text(started.run)));
  return Code::ok;
}

Code run_show(Context& context, const Arguments& arguments) { return show_run(context, context.run_of(*arguments.positional(0))); }

constexpr Argument kStartArguments[] = {kWorkflowArgument};
constexpr Option kStartOptions[] = {
    kInputSet,
    kInputFile,
    kAttachNamed,
    {.name = "--csv", .value = "FILE", .help = "a run for each row; columns are inputs (employee.name); - for standard input", .completer = Completer::file},
    {.name = "--map", .value = "FILE", .help = "with --csv: what its columns mean", .completer = Completer::file},
    {.name = "--partial", .help = "with --csv: start the good rows although others are bad"},
    {.name = "--amend", .help = "with --csv: give runs under way the inputs that their rows say"},
    {.name = "--csv-template", .help = "print the header of such a file, and what each column takes"},
    {.name = "--again", .help = "also when a run with this key has finished"},
    kOverride,
    kReason};
constexpr Example kStartExamples[] = {{"spoc run start onboarding --input joiner.json", "prints its number: r7"},
                                      {"spoc run start onboarding -i joiner.json --dry-run", "what would begin, and when"},
                                      {"spoc run start onboarding --csv joiners.csv --dry-run", "a class of joiners: checked, nothing started"}};
constexpr Argument kShowArguments[] = {{.name = "RUN", .help = "r7 or onboarding:E1234", .completer = Completer::run}};
constexpr Example kShowExamples[] = {{"spoc run show onboarding:E1234", "its steps, and what each waits for"}};

}  // namespace

const Command kRunStart{.name = "run start", .group = "Value streams", .summary = "Start a run of a workflow",
                        .description = "One open run per key: the same inputs again are reported, others are a conflict.",
                        .arguments = kStartArguments, .options = kStartOptions, .examples = kStartExamples,
                        .traits = {.writes = true, .documents = true, .quiet = true}, .run = run_start};
const Command kRunShow{.name = "run show", .group = "Value streams", .summary = "Show a run and what its steps wait for",
                       .arguments = kShowArguments, .examples = kShowExamples, .traits = {.documents = true}, .run = run_show};

}  // namespace spoc::cmd
