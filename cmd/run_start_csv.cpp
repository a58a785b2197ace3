#include "cmd/run_start_csv.h"

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/present/map_file.h"
#include "cmd/present/moves_view.h"
#include "cmd/shell/files_along.h"
#include "desk/definitions.h"
#include "desk/run.h"
#include "intake/table_rows.h"
#include "policy/field_type.h"
#include "render/csv.h"

namespace spoc::cmd {
namespace {

using Kind = policy::FieldType::Kind;
using Paths = std::vector<workflow::InputPath>;

std::vector<std::string> names_of(const Paths& paths) {
  std::vector<std::string> names;
  for (const workflow::InputPath& path : paths) names.push_back(path.path);
  return names;
}

const policy::FieldType* type_of(const Paths& paths, std::string_view name) {
  for (const workflow::InputPath& path : paths)
    if (path.path == name) return &path.type;
  return nullptr;
}

/// All rows of the file, those that cannot be read among them.
class Rows {
 public:
  Rows(Context& context, const Paths& paths, const std::string& file)
      : context_(context), paths_(paths), stream_(file) {
    std::optional<intake::Map> map;
    if (const auto path = context.arguments().value("--map"))
      map = read_map(context, std::string(*path), names_of(paths));
    const auto known = [&](const std::string& header) {
      if (type_of(paths_, header)) return header;
      throw Error(Code::data, format("the column \"{}\" is no input of the workflow", header), hint_for(header));
    };
    rows_.emplace([this] { return stream_.next(); }, std::move(map), known);
    times_.emplace(rows_->map(), context.policy()->zone());
  }

  std::vector<desk::RunRow> all() {
    std::vector<desk::RunRow> rows;
    while (auto row = rows_->next()) rows.push_back(read(*row));
    return rows;
  }

 private:
  std::string hint_for(const std::string& header) const {
    const std::string meant = did_you_mean(header, names_of(paths_));
    return meant.empty() ? "say what the columns mean with --map FILE, or see --csv-template" : meant;
  }

  desk::RunRow read(const intake::TableRows::TableRow& row) const {
    desk::RunRow result{row.number, {}, {}};
    if (row.reason) result.unreadable = Error(Code::data, *row.reason);
    for (const auto& cell : row.cells) {
      try {
        result.set.emplace_back(cell.name, value_of(cell));
      } catch (const intake::Misfit& misfit) {
        result.unreadable = Error(Code::data, format("{}: {}", cell.header, misfit.reason), misfit.hint);
      }
    }
    return result;
  }

  /// Dates and times by the map's pattern; without a map they are written as everywhere.
  std::string value_of(const intake::TableRows::Cell& cell) const {
    const policy::FieldType* type = type_of(paths_, cell.name);
    const bool moment = type && (type->kind == Kind::date || type->kind == Kind::timestamp);
    return moment && rows_->map() ? times_->read(cell.value, type->kind == Kind::date) : cell.value;
  }

  Context& context_;
  const Paths& paths_;
  ByteStream stream_;
  std::optional<intake::TableRows> rows_;
  std::optional<intake::TableTimes> times_;
};

struct Sums {
  std::size_t created = 0, amended = 0, known = 0, bad = 0;
};

Sums sums_of(const desk::StartedRuns& started) {
  Sums sums;
  for (const desk::StartedRow& row : started.rows) {
    if (!row.problems.empty())
      ++sums.bad;
    else if (row.created)
      ++sums.created;
    else if (row.amended)
      ++sums.amended;
    else if (row.run)
      ++sums.known;
  }
  return sums;
}

void say_problems(Context& context, const desk::StartRuns& start, const desk::StartedRuns& started) {
  for (std::size_t i = 0; i < started.rows.size(); ++i)
    for (const auto& problem : started.rows[i].problems) {
      const std::string place = problem.path.empty() ? std::string() : problem.path + ": ";
      const std::string hint = problem.hint.empty() ? std::string() : format(" ({})", problem.hint);
      context.say(terminal_safe(format("spoc: row {}: {}{}{}", start.rows[i].number, place, problem.reason, hint),
                                Shape::one_line));
    }
}

void print_json(Context& context, const desk::StartRuns& start, const desk::StartedRuns& started, bool dry_run) {
  std::string text;
  json::Writer w(text, 2);
  const auto text_or_null = [&](std::string_view value) { value.empty() ? w.null() : w.string(value); };
  w.begin_object().key("schema").string("spoc.import/1").key("runs").begin_array();
  for (std::size_t i = 0; i < started.rows.size(); ++i) {
    const desk::StartedRow& row = started.rows[i];
    if (!row.run) continue;
    w.begin_object()
        .key("row")
        .integer(start.rows[i].number)
        .key("run")
        .string(to_text(row.run))
        .key("created")
        .boolean(row.created)
        .key("amended")
        .boolean(row.amended);
    write_redo(w, row.run, row.outdated);
    w.end_object();
  }
  w.end_array().key("rejected").begin_array();
  for (std::size_t i = 0; i < started.rows.size(); ++i)
    for (const auto& problem : started.rows[i].problems) {
      w.begin_object().key("row").integer(start.rows[i].number).key("column");
      text_or_null(problem.path);
      w.key("reason").string(problem.reason).key("hint");
      text_or_null(problem.hint);
      w.end_object();
    }
  const Sums sums = sums_of(started);
  w.end_array().key("read").integer(static_cast<std::int64_t>(start.rows.size()));
  w.key("accepted")
      .integer(static_cast<std::int64_t>(sums.created + sums.amended + sums.known))
      .key("created")
      .integer(static_cast<std::int64_t>(sums.created))
      .key("amended")
      .integer(static_cast<std::int64_t>(sums.amended));
  if (dry_run) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

void print_text(Context& context, const desk::StartRuns& start, const desk::StartedRuns& started, bool dry_run) {
  for (const desk::StartedRow& row : started.rows)
    if (row.run && !dry_run) context.out().write(to_text(row.run) + "\n");
  if (context.quiet()) return;
  for (const desk::StartedRow& row : started.rows)
    for (const std::string& step : row.outdated)
      context.say(format("{}/{} is over and read what changed: {}", to_text(row.run), step, redo_command(row.run, step)));
  const Sums sums = sums_of(started);
  std::string text = format("{} row{}: {} {}", start.rows.size(), start.rows.size() == 1 ? "" : "s", sums.created,
                            dry_run ? "would be started" : "started");
  if (sums.amended) text += format(", {} {}", sums.amended, dry_run ? "would be amended" : "amended");
  if (sums.known) text += format(", {} known", sums.known);
  if (sums.bad) text += format(", {} rejected", sums.bad);
  context.say(text);
}

std::string allowed(const workflow::InputPath& path) {
  std::string text = policy::to_text(path.type);
  if (path.type.kind == Kind::enumeration) text = join(path.type.choices, " | ");
  if (path.type.kind == Kind::date) text = "date, like 2026-09-01";
  if (path.type.kind == Kind::file) text = "file, by the name of one that --attach brings";
  if (path.type.kind == Kind::boolean) text = "true | false";
  return path.required ? text : text + " (may be empty)";
}

}  // namespace

Code start_from_csv(Context& context) {
  const Arguments& arguments = context.arguments();
  const auto definition = desk::workflow_in_force(std::string(*arguments.positional(0)), *context.policy());
  const Paths paths = workflow::input_paths(*definition);
  desk::StartRuns start{.workflow = definition->name,
                        .rows = Rows(context, paths, std::string(*arguments.value("--csv"))).all()};
  for (const std::string_view input : arguments.values("--override")) start.overridden.emplace_back(input);
  start.files = files_along(context);
  start.again = arguments.has("--again");
  start.partial = arguments.has("--partial");
  start.amend = arguments.has("--amend");
  start.reason = arguments.value("--reason").value_or("");
  desk::Desk desk = context.desk(true);
  const desk::StartedRuns started = desk::start_runs(desk, start);
  say_problems(context, start, started);
  context.json() ? print_json(context, start, started, desk.dry_run)
                 : print_text(context, start, started, desk.dry_run);
  if (started.refused) {
    context.say("spoc: nothing was started\nhint: mend the rows, or start the good ones with --partial");
    return Code::data;
  }
  return sums_of(started).bad > 0 ? Code::partial : Code::ok;
}

Code print_csv_template(Context& context) {
  const auto definition = desk::workflow_in_force(std::string(*context.arguments().positional(0)), *context.policy());
  std::vector<render::Column> columns;
  render::Row row;
  for (const workflow::InputPath& path : workflow::input_paths(*definition)) {
    columns.push_back({path.path});
    row.emplace_back(allowed(path));
  }
  std::string text;
  render::append_header(text, columns, render::Separated::csv);
  render::append_row(text, columns, row, render::Separated::csv);
  context.out().write(text);
  return Code::ok;
}

}  // namespace spoc::cmd
