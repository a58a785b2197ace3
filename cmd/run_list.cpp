#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/run_view.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/definitions.h"
#include "render/csv.h"
#include "render/json_rows.h"
#include "render/text.h"
#include "workflow/plan/run_filter.h"

namespace spoc::cmd {
namespace {

std::vector<render::Column> columns() {
  using render::Kind;
  return {{"id"},
          {"workflow"},
          {"key"},
          {"state"},
          {"done", Kind::ratio, "done"},
          {"target_at", Kind::when, "target"},
          {"opened_at", Kind::time, "opened"},
          {"finished_at", Kind::time, "finished"}};
}

render::Row row_of(const domain::Run& run, const std::vector<domain::Step>& steps) {
  render::Ratio done{0, static_cast<std::int64_t>(steps.size())};
  for (const domain::Step& step : steps) done.n += is_final(step.state) ? 1 : 0;
  const auto time_cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  return {to_text(run.id),
          run.workflow,
          run.key.empty() ? render::Cell() : render::Cell(run.key),
          std::string(domain::word(run.state)),
          done,
          time_cell(run.target_at),
          run.opened_at,
          time_cell(run.finished_at)};
}

/// Runs as rows, their steps as columns in the order in which they first appear: the state of each; of several items of
/// one step how many are over.
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
    const auto over =
        std::count_if(states.begin(), states.end(), [](domain::StepState state) { return is_final(state); });
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
    w.begin_object()
        .key("schema")
        .string("spoc.runs/1")
        .key("total")
        .integer(static_cast<std::int64_t>(total))
        .key("runs")
        .begin_array();
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
    case Format::csv:
      render::append_separated(text, table, render::Separated::csv);
      break;
    case Format::tsv:
      render::append_separated(text, table, render::Separated::tsv);
      break;
    case Format::jsonl:
      for (const render::Row& row : table.rows) render::append_line(text, table.columns, row);
      break;
    default:
      render::append_table(text, table, context.style());
      break;
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

[[noreturn]] void refuse(Context& context, std::string_view text, const Diagnostic& first, bool of_workflow) {
  const std::string caret =
      format("\n    {}\n    {}^", text, std::string(static_cast<std::size_t>(std::max(first.column, 1) - 1), ' '));
  const bool shown = !context.json() && text.find('\n') == std::string_view::npos;
  const std::string hint =
      !first.hint.empty() || of_workflow ? first.hint : "with -W WORKFLOW also inputs, vars, steps, anchor and target";
  throw Error(Code::data, format("--where:{}:{}: {}{}", first.line, first.column, first.message, shown ? caret : ""),
              hint);
}

/// The conditions of --where; all must hold.
class Conditions {
 public:
  explicit Conditions(Context& context) : context_(context) {
    const auto workflow = context.arguments().value("--workflow");
    const auto texts = context.arguments().values("--where");
    const std::vector<std::string> known = context.policy()->workflow_names();
    const bool in_force = workflow && std::find(known.begin(), known.end(), *workflow) != known.end();
    if (!texts.empty() && in_force) definition_ = desk::workflow_in_force(std::string(*workflow), *context.policy());
    for (const std::string_view text : texts) {
      filters_.emplace_back(std::string(text), definition_.get());
      if (!filters_.back().diagnostics().empty())
        refuse(context, text, filters_.back().diagnostics().front(), definition_ != nullptr);
    }
  }

  bool hold(store::Reading& reading, const domain::Run& run) {
    if (filters_.empty()) return true;
    const workflow::Definition& definition = definitions_.of(run, reading, *context_.store().policy(run.bundle));
    const auto policy = context_.policy();
    const workflow::World world{*policy, reading.people()};
    return std::all_of(filters_.begin(), filters_.end(),
                       [&](auto& filter) { return filter.holds(definition, run, world, context_.now()); });
  }

  void say_strange() const {
    for (const workflow::RunFilter& filter : filters_)
      if (filter.strange() > 0)
        context_.say(format("{} run{} an older version that lacks what --where names", filter.strange(),
                            filter.strange() == 1 ? " follows" : "s follow"));
  }

 private:
  Context& context_;
  std::shared_ptr<const workflow::Definition> definition_;
  desk::Definitions definitions_;
  std::vector<workflow::RunFilter> filters_;
};

Code run_list(Context& context, const Arguments& arguments) {
  std::optional<domain::RunState> state;
  const auto word = arguments.value("--state");
  if (word && *word != "all") state = domain::from_word<domain::RunState>(*word);
  std::vector<domain::Run> runs;
  Conditions conditions(context);
  context.read([&](store::Reading& reading) {
    require_workflow(context, reading, arguments.value("--workflow"));
    reading.runs(arguments.value("--workflow").value_or(""), state, [&](const domain::Run& run) {
      const bool over = run.state == domain::RunState::done || run.state == domain::RunState::failed ||
                        run.state == domain::RunState::cancelled;
      if ((word || !over) && conditions.hold(reading, run)) runs.push_back(run);
      return true;
    });
  });
  conditions.say_strange();
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
constexpr Option kListOptions[] = {{.name = "--workflow",
                                    .letter = 'W',
                                    .value = "NAME",
                                    .help = "of that workflow",
                                    .completer = Completer::workflow},
                                   {.name = "--state",
                                    .value = "STATE",
                                    .help = "running, held, done, failed, cancelled or all",
                                    .completer = Completer::words,
                                    .words = kStates},
                                   {.name = "--where",
                                    .value = "EXPR",
                                    .help = "run.opened < now() - 30d; with -W also inputs, vars and steps",
                                    .repeatable = true},
                                   {.name = "--steps", .help = "their steps as columns, each with its state"}};
constexpr Example kListExamples[] = {
    {"spoc run list", "what is under way"},
    {"spoc run list -W onboarding --where \"inputs.remote\"",
     "by what they were given; also steps.ID.state"},
    {"spoc run list -W onboarding --state all --format csv", "for a spreadsheet"}};

}  // namespace

const Command kRunList{.name = "run list",
                       .group = "Value streams",
                       .summary = "List runs",
                       .options = kListOptions,
                       .examples = kListExamples,
                       .traits = {.lists = true, .quiet = true},
                       .run = run_list};

}  // namespace spoc::cmd
