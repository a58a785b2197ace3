#include "store/runs.h"

#include <array>

#include "base/format.h"
#include "store/run_columns.h"
#include "store/sight.h"

namespace spoc::store {

namespace {

using domain::Run;
using domain::Step;

std::string names_of(const auto& value, auto&& each) {
  std::string names;
  each(value, [&](std::string_view name, const auto&) { names += format("{}{}", names.empty() ? "" : ", ", name); });
  return names;
}
const std::string& run_columns() {
  static const std::string names = names_of(Run(), [](auto& r, auto&& f) { each_run_column(r, f); });
  return names;
}
const std::string& step_columns() {
  static const std::string names = names_of(Step(), [](auto& s, auto&& f) { each_step_column(s, f); });
  return names;
}
constexpr int kRunColumns = 25;
constexpr int kMovingColumns = 5;

const std::string& moving_columns() {
  static const std::string names = names_of(Run(), [](auto& r, auto&& f) { each_moving_run_column(r, f); });
  return names;
}

/// Whether the two differ in nothing else than what moves with their steps.
bool only_moves(const Run& before, const Run& after) {
  std::array<const void*, kRunColumns - kMovingColumns> members{};
  std::size_t index = 0;
  each_settled_run_column(before, [&](std::string_view, const auto& member) { members.at(index++) = &member; });
  bool same = true;
  index = 0;
  each_settled_run_column(after, [&](std::string_view, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    same = same && member == *static_cast<const Member*>(members.at(index++));
  });
  return same;
}

/// The decisions of all steps as one list.
struct Decided {
  std::size_t step;
  const domain::Decision* decision;
  bool operator==(const Decided& other) const { return step == other.step && *decision == *other.decision; }
};
std::vector<Decided> decisions_of(const Run& run) {
  std::vector<Decided> all;
  for (std::size_t i = 0; i < run.steps.size(); ++i)
    for (const auto& decision : run.steps[i].decisions) all.push_back({i, &decision});
  return all;
}

/// The people of all steps as one list.
struct StepPerson {
  std::size_t step;
  std::string_view role;
  std::string_view person;
  bool operator==(const StepPerson&) const = default;
};
constexpr std::string_view kApprover = "approver", kDoneBy = "done_by";
std::vector<StepPerson> people_of(const Run& run) {
  std::vector<StepPerson> all;
  for (std::size_t i = 0; i < run.steps.size(); ++i) {
    for (const auto& person : run.steps[i].approvers) all.push_back({i, kApprover, person});
    for (const auto& person : run.steps[i].done_by) all.push_back({i, kDoneBy, person});
  }
  return all;
}

/// The step that a row of another table belongs to.
Step& step_at(Run& run, std::int64_t position) {
  if (position < 0 || static_cast<std::size_t>(position) >= run.steps.size())
    damaged("step_position", std::to_string(position));
  return run.steps[static_cast<std::size_t>(position)];
}

void put_run(RowWriter& row, const domain::RunChange& change, OperationId operation, std::string_view head) {
  row.put(change.after.id);
  row.put(change.after.version);
  row.put(operation);
  row.put_blob(head);
  row.put(change.wake_at);
  each_run_column(change.after, [&](std::string_view, const auto& value) { row.put(value); });
}

void put_moved(RowWriter& row, const domain::RunChange& change, OperationId operation, std::string_view head) {
  row.put(change.after.id);
  row.put(change.after.version);
  row.put(operation);
  row.put_blob(head);
  row.put(change.wake_at);
  each_moving_run_column(change.after, [&](std::string_view, const auto& value) { row.put(value); });
}

}  // namespace

Runs::Runs(sql::Connection& connection)
    : connection_(connection),
      insert_(connection,
              [] {
                return format("insert into run (id, version, operation, head, wake_at, {}) values ({})", run_columns(),
                              parameters(5 + kRunColumns));
              }),
      update_(connection,
              [] {
                return format("update run set (version, operation, head, wake_at, {}) = ({}) where id = $1",
                              run_columns(), parameters(4 + kRunColumns, 2));
              }),
      move_(connection,
            [] {
              return format("update run set (version, operation, head, wake_at, {}) = ({}) where id = $1",
                            moving_columns(), parameters(4 + kMovingColumns, 2));
            }),
      record_(connection, "select version, head, wake_at from run where id = $1"),
      load_(connection,
            [] {
              return format("select id, version, operation, head, wake_at, {} from run where id = $1", run_columns());
            }),
      by_key_(connection,
              "select id from run where workflow = $1 and key = $2 and ($3 = 0 or state in ('running', 'held', "
              "'cancelling')) order by id desc limit 1"),
      called_by_(connection, "select id from run where parent = $1 order by id"),
      awaiting_(
          connection,
          "select distinct run.id from step join run on run.id = step.run where awaits = $1 and step.state = 'active' "
          "and (run.state = 'running' or run.state = 'held') order by run.id"),
      with_mutex_(connection, "select run, id, item, state from step where mutex = $1 order by run, position"),
      for_contacts_(
          connection,
          "select run, step.id, item, contact from step join run on run.id = step.run where contact is not null and "
          "step.state = 'active' and assignee is null and (run.state = 'running' or run.state = 'held') "
          "order by run, position"),
      all_(
          connection,
          [] { return format("select id, version, operation, head, wake_at, {} from run order by id", run_columns()); },
          sql::Rows::many),
      steps_(connection, "step", "run", step_columns()),
      decisions_(connection, "decision", "run", "step_position, person, approved, why, at"),
      people_(connection, "step_person", "run", "step_position, role, person") {}

std::optional<RunRecord> Runs::record(RunId id) {
  auto statement = record_.use();
  statement->bind(1, id.number);
  if (!statement->step()) return std::nullopt;
  RunRecord record;
  RowReader row(*statement);
  row.get(record.version);
  row.get_blob(record.head);
  row.get(record.wake_at);
  return record;
}

namespace {
constexpr std::size_t kLarge = 64;  // steps; below that reading is as quick
}

void Runs::remember(const Run& run, std::string_view head) {
  const bool again = known_.id == run.id;
  known_.id = run.id;
  known_.head = again ? std::string(head) : std::string();
  known_.seen = again ? connection_.data_version() : 0;
  known_.run = again ? run : Run();
}

std::optional<Run> Runs::recall(RunId id, RunRecord* kept) {
  if (known_.id == id && !known_.head.empty() && known_.seen == connection_.data_version())
    if (auto now = record(id); now && now->version == known_.run.version && now->head == known_.head) {
      if (kept) *kept = std::move(*now);
      return known_.run;
    }
  RunRecord read;
  auto run = load(id, &read);
  if (run && run->steps.size() >= kLarge) remember(*run, read.head);
  if (kept) *kept = std::move(read);
  return run;
}

std::optional<Run> Runs::load(RunId id, RunRecord* record) {
  auto statement = load_.use();
  statement->bind(1, id.number);
  if (!statement->step()) return std::nullopt;
  return read(*statement, record);
}

Run Runs::read(const sql::Statement& statement, RunRecord* record) {
  Run run;
  RunRecord unwanted;
  RunRecord& kept = record != nullptr ? *record : unwanted;
  RowReader row(statement);
  row.get(run.id);
  row.get(run.version);
  row.get(run.operation);
  row.get_blob(kept.head);
  row.get(kept.wake_at);
  kept.version = run.version;
  each_run_column(run, [&](std::string_view, auto& value) { row.get(value); });
  steps_.read(run.id.number, [&](RowReader& columns) {
    each_step_column(run.steps.emplace_back(), [&](std::string_view, auto& value) { columns.get(value); });
  });
  decisions_.read(run.id.number, [&](RowReader& columns) {
    std::int64_t step = 0;
    columns.get(step);
    auto& decision = step_at(run, step).decisions.emplace_back();
    columns.get(decision.person);
    columns.get(decision.approved);
    columns.get(decision.why);
    columns.get(decision.at);
  });
  people_.read(run.id.number, [&](RowReader& columns) {
    std::int64_t step = 0;
    std::string role;
    columns.get(step);
    columns.get(role);
    if (role != kApprover && role != kDoneBy) damaged("role", role);
    Step& of = step_at(run, step);
    columns.get((role == kApprover ? of.approvers : of.done_by).emplace_back());
  });
  return run;
}

void Runs::insert(const domain::RunChange& change, OperationId operation, std::string_view head) {
  {
    auto statement = insert_.use();
    RowWriter row(*statement);
    put_run(row, change, operation, head);
    sql::run(*statement);
  }
  write_lists({}, change.after);
}

void Runs::update(const domain::RunChange& change, OperationId operation, std::string_view head) {
  {
    const bool moved = only_moves(change.before, change.after);
    auto statement = (moved ? move_ : update_).use();
    RowWriter row(*statement);
    moved ? put_moved(row, change, operation, head) : put_run(row, change, operation, head);
    sql::run(*statement);
  }
  write_lists(change.before, change.after);
  if (known_.id != change.after.id || change.after.steps.size() < kLarge) return;
  remember(change.after, head);
  known_.run.operation = operation;
}

void Runs::write_lists(const Run& before, const Run& after) {
  steps_.write(
      after.id.number, before.steps.size(), after.steps.size(),
      [&](std::size_t i) { return before.steps[i] == after.steps[i]; },
      [&](std::size_t i, RowWriter& row) {
        each_step_column(after.steps[i], [&](std::string_view, const auto& value) { row.put(value); });
      });
  const auto old = decisions_of(before), now = decisions_of(after);
  decisions_.write(
      after.id.number, old.size(), now.size(), [&](std::size_t i) { return old[i] == now[i]; },
      [&](std::size_t i, RowWriter& row) {
        row.put(static_cast<std::int64_t>(now[i].step));
        row.put(now[i].decision->person);
        row.put(now[i].decision->approved);
        row.put(now[i].decision->why);
        row.put(now[i].decision->at);
      });
  const auto old_people = people_of(before), people = people_of(after);
  people_.write(
      after.id.number, old_people.size(), people.size(), [&](std::size_t i) { return old_people[i] == people[i]; },
      [&](std::size_t i, RowWriter& row) {
        row.put(static_cast<std::int64_t>(people[i].step));
        row.put(people[i].role);
        row.put_always(people[i].person);
      });
}

std::optional<RunId> Runs::by_key(std::string_view workflow, std::string_view key, bool open_only) {
  auto statement = by_key_.use();
  statement->bind(1, workflow);
  statement->bind(2, key);
  statement->bind(3, std::int64_t{open_only});
  if (!statement->step()) return std::nullopt;
  return RunId{statement->integer(0)};
}

std::vector<RunId> Runs::called_by(RunId parent) {
  auto statement = called_by_.use();
  statement->bind(1, parent.number);
  std::vector<RunId> found;
  while (statement->step()) found.push_back({statement->integer(0)});
  return found;
}

std::vector<RunId> Runs::awaiting(std::string_view about) {
  auto statement = awaiting_.use();
  statement->bind(1, about);
  std::vector<RunId> found;
  while (statement->step()) found.push_back({statement->integer(0)});
  return found;
}

std::vector<MutexStep> Runs::with_mutex(std::string_view mutex) {
  auto statement = with_mutex_.use();
  statement->bind(1, mutex);
  std::vector<MutexStep> found;
  while (statement->step()) {
    RowReader row(*statement);
    MutexStep& step = found.emplace_back();
    domain::StepState state{};
    row.get(step.run);
    row.get(step.step);
    row.get(step.item);
    row.get(state);
    step.holds = state == domain::StepState::active;
  }
  return found;
}

std::vector<ContactStep> Runs::for_contacts() {
  auto statement = for_contacts_.use();
  std::vector<ContactStep> found;
  while (statement->step()) {
    RowReader row(*statement);
    ContactStep& step = found.emplace_back();
    row.get(step.run);
    row.get(step.step);
    row.get(step.item);
    row.get(step.contact);
  }
  return found;
}

void Runs::list(std::string_view workflow, std::optional<domain::RunState> state, const domain::Sight& sight,
                const std::function<bool(const Run&)>& each) {
  std::string sql = format("select id, version, operation, head, wake_at, {} from run where id > 0", run_columns());
  int last = 0;
  if (!workflow.empty()) sql += format(" and workflow = ${}", ++last);
  if (state) sql += format(" and state = ${}", ++last);
  std::vector<SqlValue> seen;
  if (!sight.unlimited)
    sql += " and " + seen_runs(sight, [&](SqlValue value) {
             seen.push_back(std::move(value));
             return format("${}", ++last);
           });
  sql += " order by id";
  sql::Use statement(connection_.prepare(sql, sql::Rows::many));
  RowWriter parameters(*statement);
  if (!workflow.empty()) parameters.put(workflow);
  if (state) parameters.put(*state);
  int next = parameters.next();
  for (const SqlValue& value : seen) std::visit([&](const auto& v) { statement->bind(next++, v); }, value);
  while (statement->step())
    if (!each(read(*statement, nullptr))) return;
}

void Runs::past_steps(std::string_view workflow, const domain::Sight& sight,
                      const std::function<void(const PastStep&)>& each) {
  std::string sql =
      "select id, state, activated_at, finished_at, round from step where item is null and finished_at is not null "
      "and (state = 'done' or state = 'skipped') and run in (select id from run where workflow = $1";
  int last = 1;
  std::vector<SqlValue> seen;
  if (!sight.unlimited)
    sql += " and " + seen_runs(sight, [&](SqlValue value) {
             seen.push_back(std::move(value));
             return format("${}", ++last);
           });
  sql += ") order by run, position";
  sql::Use statement(connection_.prepare(sql, sql::Rows::many));
  statement->bind(1, workflow);
  int next = 2;
  for (const SqlValue& value : seen) std::visit([&](const auto& v) { statement->bind(next++, v); }, value);
  while (statement->step()) {
    RowReader row(*statement);
    PastStep past;
    domain::StepState state{};
    std::optional<Instant> activated;
    row.get(past.step);
    row.get(state);
    row.get(activated);
    row.get(past.finished_at);
    row.get(past.round);
    past.skipped = state == domain::StepState::skipped;
    past.activated_at = activated.value_or(past.finished_at);
    each(past);
  }
}

void Runs::all(const std::function<void(const Run&, const RunRecord&)>& each) {
  auto statement = all_.use();
  while (statement->step()) {
    RunRecord record;
    const Run run = read(*statement, &record);
    each(run, record);
  }
}

}  // namespace spoc::store
