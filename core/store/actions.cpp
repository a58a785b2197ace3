#include "store/actions.h"

#include "base/format.h"
#include "store/columns.h"
#include "store/row_digest.h"

namespace spoc::store {

namespace {

constexpr std::string_view kActionColumns =
    "step.run, step.id, item, step.state, ticket, team, attempts, try_at, lease_until, token, problem";
// As the index says it, so that it is used.
constexpr std::string_view kIndexed = "kind = 'action' and (step.state = 'active' or step.state = 'failed')";

/// Of open runs: queued or tried, or failed and to be tried again.
std::string open() {
  return format(
      "{} and ((step.state = 'active' and (try_at is not null or lease_until is not null)) or (step.state = 'failed' "
      "and goes_to is null and (attempts > 0 or ticket is not null))) and run.state <> 'done' and run.state <> "
      "'cancelled'",
      kIndexed);
}

ActionStep read_action(const sql::Statement& statement) {
  ActionStep step;
  RowReader row(statement);
  row.get(step.run);
  row.get(step.step);
  row.get(step.item);
  row.get(step.state);
  row.get(step.ticket);
  row.get(step.team);
  row.get(step.attempts);
  row.get(step.try_at);
  row.get(step.lease_until);
  row.get(step.token);
  row.get(step.problem);
  return step;
}

std::int64_t digest_of(const StepProgress& progress) {
  RowDigest digest;
  digest.add(progress.run.number);
  digest.add(progress.step);
  digest.add(progress.item);
  digest.add(progress.text);
  digest.add(progress.at.us);
  return digest.value();
}

StepProgress read_progress(const sql::Statement& statement, std::int64_t& digest) {
  StepProgress progress;
  RowReader row(statement);
  row.get(progress.run);
  row.get(progress.step);
  row.get(progress.item);
  row.get(progress.text);
  row.get(progress.at);
  row.get(digest);
  return progress;
}

/// Whose attempt is over, or a new one begins.
struct Ended {
  std::string_view step, item;
};
std::optional<Ended> ended_by(const domain::Event& event) {
  if (const auto* finished = std::get_if<domain::StepFinished>(&event); finished && finished->kind != domain::StepKind::action)
    return std::nullopt;  // nothing else has a program that says anything
  return std::visit(
      [](const auto& e) -> std::optional<Ended> {
        using E = std::remove_cvref_t<decltype(e)>;
        if constexpr (std::is_same_v<E, domain::StepAttemptStarted> || std::is_same_v<E, domain::StepAttemptEnded> ||
                      std::is_same_v<E, domain::StepFinished> || std::is_same_v<E, domain::StepReset>)
          return Ended{e.step, e.item};
        else
          return std::nullopt;
      },
      static_cast<const domain::EventVariant&>(event));
}

}  // namespace

Actions::Actions(sql::Connection& connection)
    : due_(
          connection,
          [] {
            return format(
                "select {} from step join run on run.id = step.run where {} and step.state = 'active' and try_at <= $1 "
                "and (run.state = 'running' or run.state = 'cancelling') order by try_at, step.run, position limit $2",
                kActionColumns, kIndexed);
          }),
      all_(connection,
           [] {
             return format("select {} from step join run on run.id = step.run where {} order by step.run, position",
                           kActionColumns, open());
           }),
      count_(connection,
             [] {
               return format(
                   "select step.state, count(*), min(case when run.state <> 'held' and coalesce(try_at, "
                   "lease_until) <= $1 then "
                   "coalesce(try_at, lease_until) else null end) from step join run on run.id = step.run where {} "
                   "group by step.state order by step.state",
                   open());
             }),
      note_(connection,
            "insert into progress (run, step, item, text, at, digest) values ($1, $2, $3, $4, $5, $6) on conflict "
            "(run, step, "
            "item) do update set text = excluded.text, at = excluded.at, digest = excluded.digest"),
      forget_(connection, "delete from progress where run = $1 and step = $2 and item = $3"),
      progress_(connection,
                "select run, step, item, text, at, digest from progress where run = $1 order by step, item"),
      check_(connection,
             "select progress.run, progress.step, progress.item, progress.text, progress.at, digest, step.token from "
             "progress "
             "left join step on step.run = progress.run and step.id = progress.step and coalesce(step.item, '') = "
             "progress.item order by progress.run, progress.step, progress.item") {}

std::vector<ActionStep> Actions::due(Instant now, std::size_t limit) {
  auto statement = due_.use();
  statement->bind(1, now.us);
  statement->bind(2, static_cast<std::int64_t>(limit));
  std::vector<ActionStep> found;
  while (statement->step()) found.push_back(read_action(*statement));
  return found;
}

void Actions::count(Instant now, Vitals& vitals) {
  auto statement = count_.use();
  statement->bind(1, now.us);
  while (statement->step()) {
    const std::int64_t number = statement->integer(1);
    if (statement->text(0) == "failed") {
      vitals.actions_failed = number;
      continue;
    }
    vitals.actions_waiting = number;
    if (!statement->is_null(2)) vitals.oldest_action = Instant{statement->integer(2)};
  }
}

std::vector<ActionStep> Actions::all() {
  auto statement = all_.use();
  std::vector<ActionStep> found;
  while (statement->step()) found.push_back(read_action(*statement));
  return found;
}

void Actions::note(const StepProgress& progress) {
  auto statement = note_.use();
  RowWriter row(*statement);
  row.put(progress.run);
  row.put_always(progress.step);
  row.put_always(progress.item);
  row.put_always(progress.text);
  row.put(progress.at);
  row.put(digest_of(progress));
  sql::run(*statement);
}

void Actions::apply(RunId run, const domain::Recorded& recorded) {
  const auto ended = ended_by(recorded.event);
  if (!ended) return;
  auto statement = forget_.use();
  RowWriter row(*statement);
  row.put(run);
  row.put_always(ended->step);
  row.put_always(ended->item);
  sql::run(*statement);
}

std::vector<StepProgress> Actions::progress(RunId run) {
  auto statement = progress_.use();
  statement->bind(1, run.number);
  std::vector<StepProgress> found;
  std::int64_t digest = 0;
  while (statement->step()) found.push_back(read_progress(*statement, digest));
  return found;
}

void Actions::check(const std::function<void(std::string_view, std::string_view)>& found) {
  auto statement = check_.use();
  while (statement->step()) {
    std::int64_t digest = 0;
    const StepProgress progress = read_progress(*statement, digest);
    const std::string name = format("progress of {}/{}", to_text(progress.run), progress.step);
    if (digest != digest_of(progress)) found(name, "is not as it was written");
    if (statement->is_null(6)) found(name, "nothing is running that says it");
  }
}

}  // namespace spoc::store
