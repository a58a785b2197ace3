#include "base/format.h"
#include "base/text.h"
#include "cmd/present/moves_view.h"
#include "cmd/present/run_outcome.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/amend.h"

namespace spoc::cmd {
namespace {

void write_amended(json::Writer& w, const std::vector<desk::AmendedRun>& runs) {
  w.key("amended").begin_array();
  for (const desk::AmendedRun& amended : runs) {
    w.begin_object().key("run").string(to_text(amended.run));
    write_moves(w, amended.moves);
    write_redo(w, amended.run, amended.outdated);
    w.end_object();
  }
  w.end_array();
}

void print_amended(Context& context, const std::vector<desk::AmendedRun>& runs) {
  for (const desk::AmendedRun& amended : runs) {
    std::string text;
    append_moves(text, amended.moves, context.style());
    if (!text.empty() && runs.size() > 1) text = format("\n{}{}", to_text(amended.run), text);
    context.out().write(text);
  }
  for (const desk::AmendedRun& amended : runs)
    for (const std::string& step : amended.outdated)
      context.say(format("{}/{} is over and read what changed: {}", to_text(amended.run), step,
                         redo_command(amended.run, step)));
}

Code run_amend(Context& context, const Arguments& arguments) {
  desk::InputTexts set;
  for (const std::string_view text : arguments.values("--set")) set.push_back(name_and_value(text));
  desk::InputTexts contacts;
  for (const std::string_view text : arguments.values("--contact")) contacts.push_back(name_and_value(text));
  if (set.empty() && contacts.empty()) throw Error(Code::usage, "nothing is changed", "--set start_date=2026-09-01");
  const std::vector<domain::RunId> runs = context.runs();
  desk::Desk desk = context.desk();
  const desk::AmendedRuns amended =
      desk::amend_runs(desk, runs, set, contacts, std::string(arguments.value("--reason").value_or("")), files_along(context));
  const Code code =
      print_run_outcome(context, amended.outcome, runs, [&](json::Writer& w) { write_amended(w, amended.runs); });
  if (!context.quiet() && !context.json()) print_amended(context, amended.runs);
  return code;
}

constexpr Argument kArguments[] = {kRuns};
constexpr Option kOptions[] = {{.name = "--set",
                                .letter = 's',
                                .value = "PATH=VALUE",
                                .help = "an input, like employee.name=Ana; JSON for lists",
                                .repeatable = true},
                               {.name = "--contact",
                                .value = "ADDRESS=PERSON",
                                .help = "who somebody without an account is in the directory by now",
                                .repeatable = true},
                               kAttachNamed,
                               kReason};
constexpr Example kExamples[] = {{"spoc run amend r7 --set start_date=2026-09-01 --dry-run", "what would move"},
                                 {"spoc run amend r7 r8 --set start_date=2026-09-01 -r \"their class begins later\"",
                                  "new dates, and who works on it is told"},
                                 {"spoc run amend r7 --contact mona@home.example=mfischer",
                                  "what was for them by mail is theirs to do"}};

}  // namespace

const Command kRunAmend{
    .name = "run amend",
    .group = "Value streams",
    .summary = "Change an input of runs, and plan the rest again",
    .description =
        "Old and new dates of everything that moves are printed, steps to come by their plan. Steps that are "
        "over stay as they are; those that read the input are named with the command that does them again.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true, .quiet = true},
    .run = run_amend};

}  // namespace spoc::cmd
