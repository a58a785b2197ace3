#include "desk/run.h"

#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/outcome.h"
#include "cmd/present/plan_view.h"
#include "cmd/present/run_view.h"
#include "cmd/run_start_csv.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "render/csv.h"
#include "render/json_rows.h"

namespace spoc::cmd {
namespace {

void require_reason(const Arguments& arguments) {
  if (arguments.has("--override") && trim(arguments.value("--reason").value_or("")).empty())
    throw Error(Code::usage, "an override needs a reason", "add --reason TEXT");
}

desk::StartRun start_of(Context& context, const Arguments& arguments) {
  desk::StartRun start;
  start.workflow = *arguments.positional(0);
  for (const std::string_view set : arguments.values("--set")) start.set.push_back(name_and_value(set));
  start.again = arguments.has("--again");
  for (const std::string_view input : arguments.values("--override")) start.overridden.emplace_back(input);
  if (const auto file = arguments.value("--input")) {
    const json::Value value = json::parse(context.read(*file), *file, {16u << 20, 32});
    if (!value.object()) throw Error(Code::data, "the inputs of a run are one JSON object", {}, {std::string(*file), 1, 1});
    start.given = *value.object();
  }
  return start;
}

/// A table takes the place of inputs on the command line; its options mean nothing without it.
void refuse_mixtures(const Arguments& arguments) {
  const bool table = arguments.has("--csv");
  for (const std::string_view option : {"--set", "--input"})
    if (table && arguments.has(option)) throw Error(Code::usage, format("--csv and {} contradict each other", option), "put it into a column");
  for (const std::string_view option : {"--map", "--partial"})
    if (!table && arguments.has(option)) throw Error(Code::usage, format("{} goes with --csv FILE", option));
}

Code run_start(Context& context, const Arguments& arguments) {
  if (arguments.has("--csv-template")) return print_csv_template(context);
  refuse_mixtures(arguments);
  require_reason(arguments);
  if (arguments.has("--csv")) return start_from_csv(context);
  const desk::StartRun start = start_of(context, arguments);
  desk::Desk desk = context.desk();
  if (desk.dry_run) {
    print_plan(context, desk::plan_run(desk, start));
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

std::vector<render::Column> columns() {
  using render::Kind;
  return {{"id"}, {"workflow"}, {"key"}, {"state"}, {"done", Kind::ratio, "done"}, {"target_at", Kind::when, "target"}, {"opened_at", Kind::time, "opened"}, {"finished_at", Kind::time, "finished"}};
}

render::Row row_of(const domain::Run& run, const std::vector<domain::Step>& steps) {
  render::Ratio done{0, static_cast<std::int64_t>(steps.size())};
  for (const domain::Step& step : steps) done.n += is_final(step.state) ? 1 : 0;
  const auto time_cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  return {to_text(run.id), run.workflow, run.key.empty() ? render::Cell() : render::Cell(run.key), std::string(domain::word(run.state)),
          done, time_cell(run.target_at), run.opened_at, time_cell(run.finished_at)};
}

/// Runs as rows, their steps as columns in the order in which they first appear: the state of each; of several items of one
/// step how many are over.
class StepGrid {
 public:
  StepGrid(Context& context, const std::vector<domain::Run>& runs) {
    for (const domain::Run& run : runs) {
      std::map<std::string, std::vector<domain::StepState>>& states = states_.emplace_back();
      for (const domain::Step& step : every_step(context, run)) {
        if (std::find(ids_.begin(), ids_.end(), step.id) == ids_.end()) ids_.push_back(step.id);
        states[step.id].push_back(step.state);
      }
    }
  }

  std::vector<render::Column> columns() const {
    std::vector<render::Column> all = {{"id"}, {"key"}, {"state"}};
    for (const std::string& id : ids_) all.push_back({id});
    return all;
  }
  render::Row row(const domain::Run& run, std::size_t position) const {
    render::Row row = {to_text(run.id), run.key.empty() ? render::Cell() : render::Cell(run.key),
                       std::string(domain::word(run.state))};
    for (const std::string& id : ids_) {
      const auto found = states_[position].find(id);
      row.push_back(found == states_[position].end() ? render::Cell() : render::Cell(text_of(found->second)));
    }
    return row;
  }

 private:
  static std::string text_of(const std::vector<domain::StepState>& states) {
    if (states.size() == 1) return std::string(domain::word(states.front()));
    const auto over = std::count_if(states.begin(), states.end(), [](domain::StepState state) { return is_final(state); });
    return format("{}/{}", over, states.size());
  }

  std::vector<std::string> ids_;
  std::vector<std::map<std::string, std::vector<domain::StepState>>> states_;
};

render::Table table_of(Context& context, const std::vector<domain::Run>& runs) {
  if (context.arguments().has("--steps")) {
    const StepGrid grid(context, runs);
    const ChosenColumns chosen(context.arguments(), grid.columns());
    render::Table table{{}, chosen.columns(), {}, {}};
    for (std::size_t i = 0; i < runs.size(); ++i) table.rows.push_back(chosen.of(grid.row(runs[i], i)));
    return table;
  }
  const ChosenColumns chosen(context.arguments(), columns());
  render::Table table{{}, chosen.columns(), {}, {}};
  for (const domain::Run& run : runs) table.rows.push_back(chosen.of(row_of(run, every_step(context, run))));
  return table;
}

/// `total` counts also those that --limit leaves out.
void print_runs(Context& context, const std::vector<domain::Run>& runs, std::size_t total) {
  std::string text;
  if (context.json()) {
    json::Writer w(text);
    w.begin_object().key("schema").string("spoc.runs/1").key("total").integer(static_cast<std::int64_t>(total)).key("runs").begin_array();
    for (const domain::Run& run : runs) {
      w.begin_object();
      write_run_members(w, context, run);
      w.end_object();
    }
    w.end_array().end_object();
    context.out().write(text + "\n");
    return;
  }
  const render::Table table = table_of(context, runs);
  switch (context.answer_format()) {
    case Format::csv: render::append_separated(text, table, render::Separated::csv); break;
    case Format::tsv: render::append_separated(text, table, render::Separated::tsv); break;
    case Format::jsonl:
      for (const render::Row& row : table.rows) render::append_line(text, table.columns, row);
      break;
    default: render::append_table(text, table, context.style()); break;
  }
  context.out().write(text);
}

/// A workflow of policy, or one of which there were runs.
void require_workflow(Context& context, store::Reading& reading, std::optional<std::string_view> name) {
  if (!name) return;
  const std::vector<std::string> known = context.policy()->workflow_names();
  if (std::find(known.begin(), known.end(), *name) != known.end()) return;
  bool used = false;
  reading.runs(*name, std::nullopt, [&](const domain::Run&) {
    used = true;
    return false;
  });
  if (!used) throw Error(Code::not_found, format("there is no workflow \"{}\"", *name), did_you_mean(*name, known));
}

Code run_list(Context& context, const Arguments& arguments) {
  std::optional<domain::RunState> state;
  const auto word = arguments.value("--state");
  if (word && *word != "all") state = domain::from_word<domain::RunState>(*word);
  std::vector<domain::Run> runs;
  context.read([&](store::Reading& reading) {
    require_workflow(context, reading, arguments.value("--workflow"));
    reading.runs(arguments.value("--workflow").value_or(""), state, [&](const domain::Run& run) {
      const bool over = run.state == domain::RunState::done || run.state == domain::RunState::failed || run.state == domain::RunState::cancelled;
      if (word || !over) runs.push_back(run);
      return true;
    });
  });
  std::size_t more = 0;
  if (const auto limit = limit_of(arguments); limit && runs.size() > static_cast<std::size_t>(*limit)) {
    more = runs.size() - static_cast<std::size_t>(*limit);
    runs.resize(static_cast<std::size_t>(*limit));
  }
  if (context.quiet()) {
    for (const domain::Run& run : runs) context.out().write(to_text(run.id) + "\n");
  } else if (runs.empty() && context.answer_format() == Format::text) {
    context.say("no run matches");
  } else {
    print_runs(context, runs, runs.size() + more);
  }
  if (more) context.say(format("{} more", more));
  return Code::ok;
}

constexpr std::string_view kStates[] = {"running", "held", "done", "failed", "cancelling", "cancelled", "all"};
constexpr Argument kStartArguments[] = {{.name = "WORKFLOW", .help = "see them: spoc catalog workflows", .completer = Completer::workflow}};
constexpr Option kStartOptions[] = {
    {.name = "--set", .letter = 's', .value = "PATH=VALUE", .help = "an input, like employee.name=Ana; JSON for lists", .repeatable = true},
    {.name = "--input", .letter = 'i', .value = "FILE", .help = "all inputs as one JSON object, - for standard input", .completer = Completer::file},
    {.name = "--csv", .value = "FILE", .help = "a run for each row; columns are inputs (employee.name); - for standard input", .completer = Completer::file},
    {.name = "--map", .value = "FILE", .help = "with --csv: what its columns mean", .completer = Completer::file},
    {.name = "--partial", .help = "with --csv: start the good rows although others are bad"},
    {.name = "--csv-template", .help = "print the header of such a file, and what each column takes"},
    {.name = "--again", .help = "also when a run with this key has finished"},
    {.name = "--override", .value = "INPUT", .help = "do not ask its check; needs --reason", .repeatable = true},
    kReason};
constexpr Example kStartExamples[] = {{"spoc run start onboarding --input joiner.json", "prints its number: r7"},
                                      {"spoc run start onboarding -i joiner.json --dry-run", "what would begin, and when"},
                                      {"spoc run start onboarding --csv joiners.csv --dry-run", "a class of joiners: checked, nothing started"}};
constexpr Argument kShowArguments[] = {{.name = "RUN", .help = "r7 or onboarding:E1234", .completer = Completer::run}};
constexpr Example kShowExamples[] = {{"spoc run show onboarding:E1234", "its steps, and what each waits for"}};
constexpr Option kListOptions[] = {{.name = "--workflow", .letter = 'W', .value = "NAME", .help = "of that workflow", .completer = Completer::workflow},
                                   {.name = "--state", .value = "STATE", .help = "running, held, done, failed, cancelled or all", .completer = Completer::words, .words = kStates},
                                   {.name = "--steps", .help = "their steps as columns, each with its state"}};
constexpr Example kListExamples[] = {{"spoc run list", "what is under way"}, {"spoc run list -W onboarding --state all --format csv", "for a spreadsheet"}};

}  // namespace

const Command kRunStart{.name = "run start", .group = "Value streams", .summary = "Start a run of a workflow",
                        .description = "One open run per key: the same inputs again are reported, others are a conflict.",
                        .arguments = kStartArguments, .options = kStartOptions, .examples = kStartExamples,
                        .traits = {.writes = true, .documents = true, .quiet = true}, .run = run_start};
const Command kRunList{.name = "run list", .group = "Value streams", .summary = "List runs", .options = kListOptions,
                       .examples = kListExamples, .traits = {.lists = true, .quiet = true}, .run = run_list};
const Command kRunShow{.name = "run show", .group = "Value streams", .summary = "Show a run and what its steps wait for",
                       .arguments = kShowArguments, .examples = kShowExamples, .traits = {.documents = true}, .run = run_show};

}  // namespace spoc::cmd
