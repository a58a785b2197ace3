#include "base/format.h"
#include "base/text.h"
#include "cmd/present/moves_view.h"
#include "cmd/present/outcome.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/migrate.h"

namespace spoc::cmd {
namespace {

void print_json(Context& context, const desk::MigratedRuns& migrated) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.migration/1").key("runs").begin_array();
  for (const desk::MigratedRun& run : migrated.runs) {
    w.begin_object().key("run").string(to_text(run.run)).key("fitness").string(desk::word(run.fitness));
    w.key("known").boolean(run.known).key("findings").begin_array();
    for (const workflow::MigrationFinding& finding : run.findings) {
      w.begin_object().key("step");
      text_or_null(w, finding.step);
      w.key("why").string(finding.why).key("hint");
      text_or_null(w, finding.hint);
      w.key("hinders").boolean(finding.hinders).end_object();
    }
    w.end_array();
    write_moves(w, run.moves);
    write_redo(w, run.run, run.outdated);
    w.end_object();
  }
  w.end_array().key("operation");
  migrated.outcome.operation ? w.string(to_text(migrated.outcome.operation)) : w.null();
  w.end_object();
  context.out().write(text + "\n");
}

std::string line_of(Context& context, const desk::MigratedRun& run) {
  std::optional<domain::Run> stored;
  context.read([&](store::Reading& reading) { stored = reading.run(run.run); });
  std::string line = to_text(run.run);
  if (stored) line += format(" {}{}{}", stored->workflow, stored->key.empty() ? "" : ":", stored->key);
  return terminal_safe(format("{} {}", line, run.known ? "follows that version already" : desk::word(run.fitness)),
                       Shape::one_line);
}

std::string finding_line(const workflow::MigrationFinding& finding) {
  std::string line = finding.step.empty() ? finding.why : format("{}: {}", finding.step, finding.why);
  if (!finding.hint.empty()) line += format(" ({})", finding.hint);
  return "  " + terminal_safe(line, Shape::one_line) + "\n";
}

void print_text(Context& context, const desk::MigratedRuns& migrated) {
  for (const desk::MigratedRun& run : migrated.runs) {
    std::string text = line_of(context, run) + "\n";
    for (const workflow::MigrationFinding& finding : run.findings) text += finding_line(finding);
    for (const std::string& step : run.outdated)
      text += format("  {}: it is over and read what changed ({})\n", step, redo_command(run.run, step));
    if (migrated.runs.size() == 1) append_moves(text, run.moves, context.style());
    context.out().write(text);
  }
  std::size_t counts[3] = {};
  for (const desk::MigratedRun& run : migrated.runs) ++counts[static_cast<std::size_t>(run.fitness)];
  if (migrated.runs.size() < 2) return;
  std::vector<std::string> parts;
  for (const desk::Fitness fitness : {desk::Fitness::compliant, desk::Fitness::replanned, desk::Fitness::impossible})
    if (const std::size_t n = counts[static_cast<std::size_t>(fitness)])
      parts.push_back(format("{} {}", n, desk::word(fitness)));
  context.say(format("{} runs: {}", migrated.runs.size(), join(parts, ", ")));
}

Code run(Context& context, const Arguments& arguments) {
  desk::MigrateRuns migrate;
  migrate.runs = context.runs();
  if (const auto file = arguments.value("--to")) {
    migrate.file = *file;
    migrate.content = context.read(*file);
  }
  for (const std::string_view text : arguments.values("--set")) migrate.set.push_back(name_and_value(text));
  migrate.files = files_along(context);
  migrate.reason = arguments.value("--reason").value_or("");
  desk::Desk desk = context.desk();
  const desk::MigratedRuns migrated = desk::migrate_runs(desk, migrate);
  if (context.quiet()) {
    for (const desk::MigratedRun& run : migrated.runs)
      if (run.fitness != desk::Fitness::impossible) context.out().write(to_text(run.run) + "\n");
  } else {
    context.json() ? print_json(context, migrated) : print_text(context, migrated);
  }
  say_rejections(context, migrated.outcome.rejected);
  return migrated.outcome.rejected.empty() ? Code::ok : Code::partial;
}

constexpr Argument kArguments[] = {kRuns};
constexpr Option kOptions[] = {
    {.name = "--to",
     .value = "FILE",
     .help = "the other version; without it the one in force",
     .completer = Completer::file},
    {.name = "--set", .letter = 's', .value = "PATH=VALUE", .help = "an input that it asks for", .repeatable = true},
    kAttachNamed,
    kReason};
constexpr Example kExamples[] = {
    {"spoc run list -q | spoc run migrate - --to new.toml --dry-run",
     "which runs could follow the edited file, and why not"},
    {"spoc run migrate r7 --reason \"the new works agreement\"", "it follows what is in force from now on"}};

}  // namespace

const Command kRunMigrate{.name = "run migrate",
                          .group = "Value streams",
                          .summary = "Let runs follow another version of their workflow",
                          .description =
                              "What has happened stays, and must fit the new version: a step that is begun is there, "
                              "of the same kind, after the same or "
                              "what is over, with answers that fit its form. What is open keeps its ticket and gets "
                              "the new dates, texts and form. With "
                              "--dry-run any file that passes spoc check; else what is in force, since applying it is "
                              "what decides that it may be carried out.",
                          .arguments = kArguments,
                          .options = kOptions,
                          .examples = kExamples,
                          .traits = {.writes = true, .documents = true, .quiet = true},
                          .run = run};

}  // namespace spoc::cmd
