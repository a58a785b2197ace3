#include "cmd/resolve_csv.h"

#include <algorithm>

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/present/map_file.h"
#include "cmd/shell/files_along.h"
#include "desk/definitions.h"
#include "desk/resolve_rows.h"
#include "intake/table_rows.h"
#include "policy/field_type.h"
#include "render/csv.h"
#include "workflow/inputs.h"

namespace spoc::cmd {
namespace {

using Kind = policy::FieldType::Kind;

/// Columns that say which ticket, and what the answer is besides its form.
constexpr std::string_view kOwn[] = {"ticket", "run", "key", "step", "item", "text"};

/// WORKFLOW/STEP of --step, with the step as it is in force.
struct OfStep {
  std::string workflow, step;
  std::shared_ptr<const workflow::Definition> definition;
  const workflow::StepDefinition& defined() const { return definition->steps[*definition->find(step)]; }
};

std::optional<OfStep> step_of(Context& context) {
  const auto given = context.arguments().value("--step");
  if (!given) return std::nullopt;
  const std::size_t slash = given->find('/');
  if (slash == std::string_view::npos)
    throw Error(Code::usage, format("\"{}\" is no step of a workflow", *given), "like --step onboarding/payroll");
  OfStep of{std::string(given->substr(0, slash)), std::string(given->substr(slash + 1)), nullptr};
  of.definition = desk::workflow_in_force(of.workflow, *context.policy());
  if (of.definition->find(of.step)) return of;
  std::vector<std::string> names;
  for (const workflow::StepDefinition& step : of.definition->steps) names.push_back(step.id);
  throw Error(Code::not_found, format("workflow {} has no step \"{}\"", of.workflow, of.step),
              did_you_mean(of.step, names));
}

std::vector<std::string> columns_of(const std::optional<OfStep>& of) {
  std::vector<std::string> names(std::begin(kOwn), std::end(kOwn));
  if (!of) return names;
  for (const auto& [name, type] : of->defined().form) names.push_back(name);
  return names;
}

/// All rows of the file, those that cannot be read among them.
class Answers {
 public:
  Answers(Context& context, const std::optional<OfStep>& of)
      : of_(of), stream_(std::string(*context.arguments().value("--csv"))) {
    std::optional<intake::Map> map;
    const std::vector<std::string> known = columns_of(of);
    if (const auto path = context.arguments().value("--map")) map = read_map(context, std::string(*path), known);
    rows_.emplace([this] { return stream_.next(); }, std::move(map),
                  [&](const std::string& header) {
                    if (!of_ || std::find(known.begin(), known.end(), header) != known.end()) return header;
                    const std::string meant = did_you_mean(header, known);
                    throw Error(
                        Code::data, format("the column \"{}\" is no field of step {}", header, of_->step),
                        meant.empty() ? "say what the columns mean with --map FILE, or see --csv-template" : meant);
                  });
    times_.emplace(rows_->map(), context.policy()->zone());
  }

  std::string name() const { return stream_.name(); }
  std::vector<desk::AnswerRow> all() {
    std::vector<desk::AnswerRow> rows;
    while (auto row = rows_->next()) rows.push_back(read(*row));
    return rows;
  }

 private:
  desk::AnswerRow read(const intake::TableRows::TableRow& row) const {
    desk::AnswerRow answer;
    answer.number = row.number;
    if (of_) answer.step = of_->step;
    if (row.reason) answer.unreadable = Error(Code::data, *row.reason);
    for (const auto& cell : row.cells) {
      try {
        take(cell, answer);
      } catch (const intake::Misfit& misfit) {
        answer.unreadable = Error(Code::data, format("{}: {}", cell.header, misfit.reason), misfit.hint);
      } catch (const Error& error) {
        answer.unreadable = error;
      }
    }
    return answer;
  }

  void take(const intake::TableRows::Cell& cell, desk::AnswerRow& answer) const {
    if (cell.name == "ticket")
      answer.ticket = cell.value;
    else if (cell.name == "run")
      answer.run = cell.value;
    else if (cell.name == "key")
      answer.run = key_of(cell.value);
    else if (cell.name == "step")
      take_step(cell.value, answer);
    else if (cell.name == "item")
      answer.item = cell.value;
    else if (cell.name == "text")
      answer.text = cell.value;
    else
      answer.set.emplace_back(cell.name, value_of(cell));
  }

  std::string key_of(const std::string& key) const {
    if (!of_)
      throw Error(Code::data, "a key is one of a workflow",
                  "say which: --step WORKFLOW/STEP; or write WORKFLOW:KEY into a column \"run\"");
    return format("{}:{}", of_->workflow, key);
  }

  /// "payroll", or as steps are called everywhere: "onboarding:E7/payroll", "r7/access/vpn".
  static void take_step(const std::string& text, desk::AnswerRow& answer) {
    const std::size_t slash = text.find('/');
    const bool whole = slash != std::string::npos;
    if (whole) answer.run = text.substr(0, slash);
    const std::string step = whole ? text.substr(slash + 1) : text;
    const std::size_t item = step.find('/');
    answer.step = step.substr(0, item);
    if (item != std::string::npos) answer.item = step.substr(item + 1);
  }

  /// Dates and times by the map's pattern; without a map they are written as everywhere.
  std::string value_of(const intake::TableRows::Cell& cell) const {
    if (!of_ || !rows_->map()) return cell.value;
    for (const auto& [name, type] : of_->defined().form)
      if (name == cell.name && (type.kind == Kind::date || type.kind == Kind::timestamp))
        return times_->read(cell.value, type.kind == Kind::date);
    return cell.value;
  }

  const std::optional<OfStep>& of_;
  ByteStream stream_;
  std::optional<intake::TableRows> rows_;
  std::optional<intake::TableTimes> times_;
};

struct Sums {
  std::int64_t answered = 0, known = 0, empty = 0, bad = 0;
};

Sums sums_of(const desk::AnsweredRows& answered) {
  Sums sums;
  for (const desk::AnsweredRow& row : answered.rows)
    ++(!row.problems.empty() ? sums.bad : row.empty ? sums.empty : row.answered ? sums.answered : sums.known);
  if (answered.refused) sums.answered = sums.known = 0;
  return sums;
}

void say_problems(Context& context, const std::string& file, const std::vector<desk::AnswerRow>& rows,
                  const desk::AnsweredRows& answered) {
  for (std::size_t i = 0; i < answered.rows.size(); ++i)
    for (const auto& problem : answered.rows[i].problems) {
      const std::string place = problem.column.empty() ? std::string() : problem.column + ": ";
      const std::string hint = problem.hint.empty() ? std::string() : format(" ({})", problem.hint);
      context.say(terminal_safe(format("spoc: {}: row {}: {}{}{}", file, rows[i].number, place, problem.reason, hint),
                                Shape::one_line));
    }
}

void print_json(Context& context, const std::vector<desk::AnswerRow>& rows, const desk::AnsweredRows& answered,
                bool dry_run) {
  std::string text;
  json::Writer w(text, 2);
  const auto text_or_null = [&](std::string_view value) { value.empty() ? w.null() : w.string(value); };
  w.begin_object().key("schema").string("spoc.import/1").key("tickets").begin_array();
  for (std::size_t i = 0; i < answered.rows.size(); ++i) {
    const desk::AnsweredRow& row = answered.rows[i];
    if (!row.ticket || !row.problems.empty() || row.empty || answered.refused) continue;
    w.begin_object().key("row").integer(rows[i].number).key("ticket").integer(row.ticket.number);
    w.key("answered").boolean(row.answered).end_object();
  }
  w.end_array().key("rejected").begin_array();
  for (std::size_t i = 0; i < answered.rows.size(); ++i)
    for (const auto& problem : answered.rows[i].problems) {
      w.begin_object().key("row").integer(rows[i].number).key("column");
      text_or_null(problem.column);
      w.key("reason").string(problem.reason).key("hint");
      text_or_null(problem.hint);
      w.end_object();
    }
  const Sums sums = sums_of(answered);
  w.end_array()
      .key("read")
      .integer(static_cast<std::int64_t>(rows.size()))
      .key("accepted")
      .integer(sums.answered + sums.known);
  w.key("answered").integer(sums.answered).key("empty").integer(sums.empty);
  if (dry_run) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

void print_text(Context& context, std::size_t read, const desk::AnsweredRows& answered, bool dry_run) {
  if (!answered.refused && !dry_run)
    for (const desk::AnsweredRow& row : answered.rows)
      if (row.problems.empty() && !row.empty) context.out().write(to_text(row.ticket) + "\n");
  if (context.quiet()) return;
  const Sums sums = sums_of(answered);
  std::string text =
      format("{} row{}: {} {}", read, read == 1 ? "" : "s", sums.answered, dry_run ? "would be done" : "done");
  if (sums.known) text += format(", {} done before", sums.known);
  if (sums.empty) text += format(", {} without an answer", sums.empty);
  if (sums.bad) text += format(", {} rejected", sums.bad);
  context.say(text);
}

std::string allowed(const policy::FieldType& type) {
  std::string text = type.kind == Kind::enumeration ? join(type.choices, " | ") : policy::to_text(type);
  if (type.kind == Kind::date) text = "date, like 2026-09-01";
  if (type.kind == Kind::boolean) text = "true | false";
  return type.optional && type.kind != Kind::string ? text + " (may be empty)" : text;
}

}  // namespace

Code resolve_from_csv(Context& context) {
  const std::optional<OfStep> of = step_of(context);
  Answers answers(context, of);
  const std::vector<desk::AnswerRow> rows = answers.all();
  desk::Desk desk = context.desk(true);
  const desk::AnsweredRows answered = desk::resolve_rows(desk, rows, context.arguments().has("--partial"), files_along(context));
  say_problems(context, answers.name(), rows, answered);
  context.json() ? print_json(context, rows, answered, desk.dry_run)
                 : print_text(context, rows.size(), answered, desk.dry_run);
  if (answered.refused) {
    context.say("spoc: nothing was done\nhint: mend the rows, or do the good ones with --partial");
    return Code::data;
  }
  return sums_of(answered).bad > 0 ? Code::partial : Code::ok;
}

Code print_answers_template(Context& context) {
  const std::optional<OfStep> of = step_of(context);
  if (!of) throw Error(Code::usage, "a template is one of a step", "--step onboarding/payroll");
  const bool items = of->defined().for_each.has_value();
  std::vector<render::Column> columns = {{of->definition->key ? "key" : "run"}};
  if (items) columns.push_back({"item"});
  for (const auto& [name, type] : of->defined().form) {
    columns.push_back({name});
    context.say(format("{}: {}", name, allowed(type)));
  }
  std::string text;
  render::append_header(text, columns, render::Separated::csv);
  context.read([&](store::Reading& reading) {
    reading.runs(of->workflow, std::nullopt, [&](const domain::Run& run) {
      for (const domain::Step& step : run.steps) {
        if (step.id != of->step || step.state != domain::StepState::active || !step.ticket ||
            step.item.empty() == items)
          continue;
        render::Row row = {of->definition->key ? run.key : to_text(run.id)};
        if (items) row.emplace_back(step.item);
        row.resize(columns.size());
        render::append_row(text, columns, row, render::Separated::csv);
      }
      return true;
    });
  });
  context.out().write(text);
  return Code::ok;
}

}  // namespace spoc::cmd
