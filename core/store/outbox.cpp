#include "store/outbox.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/format.h"
#include "store/columns.h"
#include "store/first_of.h"
#include "store/row_digest.h"
#include "store/together.h"

namespace spoc::store {

namespace {

constexpr std::string_view kEffectColumns =
    "id, operation, kind, ticket, run, step, recipient, reason, channel, data, at, cause, urgent, state, message, "
    "attempts, not_before, wait_until, error";
constexpr int kColumnCount = 19;
constexpr std::array<std::string_view, 3> kKinds = {"notice", "action", "hook"};
/// Written exactly like the condition of the index `outbox_waiting`, so that the engine knows it may use it.
constexpr std::string_view kWaiting = "(state = 'queued' or state = 'held' or state = 'leased' or state = 'failed')";

std::string select_effect(std::string_view rest) {
  return format("select {}, digest from outbox {}", kEffectColumns, rest);
}

std::int64_t message_digest(std::int64_t id, std::string_view recipient, std::string_view token, Instant at) {
  RowDigest digest;
  digest.add(id);
  digest.add(recipient);
  digest.add(token);
  digest.add(at.us);
  return digest.value();
}

}  // namespace

std::string_view kind_word(domain::Effect::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

domain::Effect::Kind effect_kind(std::string_view word) {
  const auto* known = std::find(kKinds.begin(), kKinds.end(), word);
  return known == kKinds.end() ? domain::Effect::Kind::notice : static_cast<domain::Effect::Kind>(known - kKinds.begin());
}

struct Outbox::Row {
  QueuedEffect queued;
  std::int64_t digest = 0;
};

Outbox::Outbox(sql::Connection& connection)
    : connection_(connection),
      insert_(
          connection,
          [] { return format("insert into outbox ({}, digest) values ({})", kEffectColumns, parameters(kColumnCount + 1)); }),
      load_(connection, [] { return select_effect("where id = $1"); }),
      load_some_(connection, [] { return select_effect(format("where id in ({}) order by id", parameters_together())); }),
      update_(connection,
              "update outbox set state = $2, message = $3, attempts = $4, not_before = $5, wait_until = $6, error = $7, "
              "digest = $8 "
              "where id = $1"),
      claim_(connection,
             [&connection] {
               return select_effect(
                   format("where {} and kind <> 'hook' and state = 'queued' and message = 0 and "
                          "(not_before is null or not_before <= $1) and (wait_until is null or wait_until <= $2) "
                          "order by id limit $3{}",
                          kWaiting, connection.claim_clause()));
             }),
      claim_begun_(connection,
                   [&connection] {
                     return select_effect(
                         format("where {} and kind <> 'hook' and (state = 'leased' or state = 'queued' and message <> 0) and "
                                "(not_before is null or not_before <= $1) order by id{}",
                                kWaiting, connection.claim_clause()));
                   }),
      claim_hooked_(connection,
                    [&connection] {
                      return select_effect(
                          format("where {} and kind = 'hook' and recipient = $1 and (state = 'queued' or state = 'leased') and "
                                 "(not_before is null or not_before <= $2) and (wait_until is null or wait_until <= $3) "
                                 "order by id limit $4{}",
                                 kWaiting, connection.claim_clause()));
                    }),
      hooks_(connection,
             [] {
               return format("select distinct recipient from outbox where {} and kind = 'hook' and (state = 'queued' or state = 'leased') "
                             "order by recipient",
                             kWaiting);
             }),
      all_(connection, [] { return select_effect("order by id"); }, sql::Rows::many),
      of_state_(connection, [] { return select_effect("where state = $1 order by id"); }),
      waiting_(connection, [] { return select_effect(format("where {} and state = $1 order by id", kWaiting)); }),
      insert_message_(connection,
                      "insert into message (id, recipient, token, created_at, digest) values ($1, $2, $3, $4, $5)"),
      message_(connection, "select recipient, token, created_at from message where id = $1"),
      latest_messages_(connection, "select id, recipient, token, created_at from message order by id desc", sql::Rows::many),
      messages_(connection, "select id, recipient, token, created_at, digest from message order by id", sql::Rows::many),
      from_(connection, [] { return select_effect("where id >= $1 order by id"); }, sql::Rows::many),
      operation_from_(connection, "select operation from outbox where id >= $1 order by id limit 1"),
      by_token_(connection, "select id, recipient, created_at from message where token = $1"),
      of_message_(connection, [] { return select_effect("where message = $1 and message <> 0 order by id"); }) {}

Outbox::~Outbox() = default;

void Outbox::begin() { kept_.clear(); }

void Outbox::expect(std::span<const std::int64_t> ids) {
  while (!ids.empty()) {
    auto statement = load_some_.use();
    bind_together(*statement, take_together(ids), [](std::int64_t id) { return id; });
    while (statement->step()) {
      Row row = read(*statement);
      kept_.insert_or_assign(row.queued.id, std::move(row));
    }
  }
}

namespace {

/// The columns but the digest, in order: for the row and for its digest alike.
void each_value(const QueuedEffect& q, const domain::Effect& e, OperationId operation, auto&& f) {
  f(q.id), f(operation.number), f(kind_word(e.kind)), f(e.ticket), f(e.run);
  f(std::string_view(e.step)), f(std::string_view(e.to)), f(std::string_view(e.reason)), f(std::string_view(e.channel));
  f(e.data), f(e.at), f(std::string_view(e.cause)), f(e.urgent), f(std::string_view(q.state)), f(q.message);
  f(q.attempts), f(q.not_before), f(q.wait_until), f(std::string_view(q.error));
}

struct AddToDigest {
  RowDigest& digest;
  void operator()(std::string_view text) const { digest.add(text); }
  void operator()(std::int64_t number) const { digest.add(number); }
  void operator()(bool flag) const { digest.add(std::int64_t{flag}); }
  void operator()(Instant t) const { digest.add(t.us); }
  void operator()(TicketId id) const { digest.add(id.number); }
  void operator()(RunId id) const { digest.add(id.number); }
  void operator()(const json::Object& object) const {
    digest.add(object.empty() ? std::string() : object_text(object));
  }
  void operator()(const std::optional<Instant>& t) const { t ? digest.add(t->us) : digest.add(std::string_view()); }
};

}  // namespace

std::int64_t Outbox::digest(const Row& row) {
  RowDigest digest;
  each_value(row.queued, row.queued.effect, row.queued.operation, AddToDigest{digest});
  return digest.value();
}

void Outbox::insert(std::int64_t id, OperationId operation, const domain::Effect& effect) {
  QueuedEffect queued;  // what stands around the effect; the effect itself is not copied
  queued.id = id;
  queued.state = effect.held ? "held" : "queued";
  RowDigest digest;
  auto statement = insert_.use();
  RowWriter columns(*statement);
  each_value(queued, effect, operation, [&](const auto& value) {
    columns.put(value);
    AddToDigest{digest}(value);
  });
  columns.put(digest.value());
  sql::run(*statement);
}

Outbox::Row Outbox::read(const sql::Statement& statement) {
  Row row;
  domain::Effect& e = row.queued.effect;
  std::string kind;
  RowReader columns(statement);
  columns.get(row.queued.id);
  columns.get(row.queued.operation);
  columns.get(kind);
  const auto* known = std::find(kKinds.begin(), kKinds.end(), kind);
  if (known == kKinds.end()) damaged("kind", kind);
  e.kind = static_cast<domain::Effect::Kind>(known - kKinds.begin());
  columns.get(e.ticket);
  columns.get(e.run);
  columns.get(e.step);
  columns.get(e.to);
  columns.get(e.reason);
  columns.get(e.channel);
  columns.get(e.data);
  columns.get(e.at);
  columns.get(e.cause);
  columns.get(e.urgent);
  columns.get(row.queued.state);
  columns.get(row.queued.message);
  columns.get(row.queued.attempts);
  columns.get(row.queued.not_before);
  columns.get(row.queued.wait_until);
  columns.get(row.queued.error);
  columns.get(row.digest);
  e.held = row.queued.state == "held";
  return row;
}

std::optional<Outbox::Row> Outbox::load(std::int64_t id) {
  if (const auto kept = kept_.find(id); kept != kept_.end()) return kept->second;
  auto statement = load_.use();
  statement->bind(1, id);
  if (!statement->step()) return std::nullopt;
  return read(*statement);
}

Outbox::Row Outbox::row_of(std::int64_t id) {
  auto row = load(id);
  if (!row) throw Error(Code::not_found, format("there is no queued effect {}", id));
  return std::move(*row);
}

void Outbox::store(const Row& row) {
  if (const auto kept = kept_.find(row.queued.id); kept != kept_.end()) kept->second = row;
  auto statement = update_.use();
  RowWriter columns(*statement);
  columns.put(row.queued.id);
  columns.put(row.queued.state);
  columns.put(row.queued.message);
  columns.put(row.queued.attempts);
  columns.put(row.queued.not_before);
  columns.put(row.queued.wait_until);
  columns.put(row.queued.error);
  columns.put(digest(row));
  sql::run(*statement);
}

void Outbox::list(std::string_view state, const std::function<bool(const QueuedEffect&)>& each) {
  const bool waiting = state == "queued" || state == "held" || state == "leased" || state == "failed";
  auto statement = (state.empty() ? all_ : waiting ? waiting_ : of_state_).use();
  if (!state.empty()) statement->bind(1, state);
  while (statement->step())
    if (!each(read(*statement).queued)) return;
}

void Outbox::since(OperationId operation, const std::function<bool(const QueuedEffect&)>& each) {
  const std::int64_t first = first_of(operation_from_, operation);
  auto statement = from_.use();
  statement->bind(1, first);
  while (statement->step())
    if (!each(read(*statement).queued)) return;
}

std::optional<QueuedEffect> Outbox::find(std::int64_t id) {
  auto row = load(id);
  if (!row) return std::nullopt;
  return std::move(row->queued);
}

std::optional<QueuedMessage> Outbox::message(std::int64_t id) {
  auto statement = message_.use();
  statement->bind(1, id);
  if (!statement->step()) return std::nullopt;
  return QueuedMessage{id, std::string(statement->text(0)), std::string(statement->text(1)), {statement->integer(2)}};
}

std::optional<QueuedMessage> Outbox::by_token(std::string_view token) {
  auto statement = by_token_.use();
  statement->bind(1, token);
  if (!statement->step()) return std::nullopt;
  return QueuedMessage{statement->integer(0), std::string(statement->text(1)), std::string(token), {statement->integer(2)}};
}

std::vector<QueuedEffect> Outbox::of_message(std::int64_t message) {
  auto statement = of_message_.use();
  statement->bind(1, message);
  std::vector<QueuedEffect> found;
  while (statement->step()) found.push_back(read(*statement).queued);
  return found;
}

std::vector<QueuedEffect> Outbox::lease(std::vector<Row> rows, Instant lease_until) {
  std::vector<QueuedEffect> claimed;
  for (Row& row : rows) {
    row.queued.state = "leased";
    row.queued.not_before = lease_until;
    ++row.queued.attempts;
    store(row);
    claimed.push_back(row.queued);
    kept_.insert_or_assign(row.queued.id, std::move(row));
  }
  return claimed;
}

std::vector<QueuedEffect> Outbox::claim(Instant now, Instant desk_now, Instant lease_until, std::size_t limit) {
  std::vector<Row> rows;
  auto statement = claim_.use();
  statement->bind(1, now.us);
  statement->bind(2, desk_now.us);
  statement->bind(3, static_cast<std::int64_t>(limit));
  while (statement->step()) rows.push_back(read(*statement));
  return lease(std::move(rows), lease_until);
}

std::vector<QueuedEffect> Outbox::claim_begun(Instant now, Instant lease_until) {
  std::vector<Row> rows;
  auto statement = claim_begun_.use();
  statement->bind(1, now.us);
  while (statement->step()) rows.push_back(read(*statement));
  return lease(std::move(rows), lease_until);
}

std::vector<QueuedEffect> Outbox::claim_hooked(std::string_view hook, Instant now, Instant desk_now, Instant lease_until,
                                               std::size_t limit) {
  std::vector<Row> rows;
  auto statement = claim_hooked_.use();
  statement->bind(1, hook);
  statement->bind(2, now.us);
  statement->bind(3, desk_now.us);
  statement->bind(4, static_cast<std::int64_t>(limit));
  while (statement->step()) rows.push_back(read(*statement));
  return lease(std::move(rows), lease_until);
}

std::vector<std::string> Outbox::hooks() {
  std::vector<std::string> names;
  auto statement = hooks_.use();
  while (statement->step()) names.emplace_back(statement->text(0));
  return names;
}

void Outbox::join(std::int64_t message, const std::vector<std::int64_t>& effects, std::string_view recipient,
                  std::string_view token, Instant at) {
  {
    auto statement = insert_message_.use();
    RowWriter columns(*statement);
    columns.put(message);
    columns.put_always(recipient);
    columns.put_always(token);
    columns.put(at);
    columns.put(message_digest(message, recipient, token, at));
    sql::run(*statement);
  }
  for (const std::int64_t id : effects) {
    Row row = row_of(id);
    row.queued.message = message;
    store(row);
  }
}

void Outbox::finish(std::int64_t effect, std::string_view state, std::string_view error,
                    std::optional<Instant> retry_at) {
  Row row = row_of(effect);
  // The message that failed for good is over: what is tried again becomes another one, to whom it is for by then.
  if (row.queued.state == "failed" && state == "queued") row.queued.message = 0;
  row.queued.state = state;
  row.queued.error = error;
  row.queued.not_before = retry_at;
  store(row);
}

void Outbox::put_off(std::int64_t effect, std::optional<Instant> until) {
  Row row = row_of(effect);
  ensure(row.queued.state == "leased", "what is put off was claimed");
  row.queued.state = "queued";
  row.queued.not_before.reset();
  row.queued.wait_until = until;
  --row.queued.attempts;
  store(row);
}

void Outbox::messages(const std::function<bool(const QueuedMessage&)>& each) {
  auto statement = latest_messages_.use();
  while (statement->step())
    if (!each({statement->integer(0), std::string(statement->text(1)), std::string(statement->text(2)), {statement->integer(3)}}))
      return;
}

void Outbox::count(Instant now, Vitals& vitals) {
  // What has not been tried and may not leave yet waits on purpose: for somebody's hours, or for a joint message.
  sql::Use statement(connection_.prepare(
      format("select state, count(*), min(case when attempts > 0 or not_before is null then at when not_before <= $1 "
             "then not_before else null end) from outbox where {} group by state order by state",
             kWaiting)));
  statement->bind(1, now.us);
  while (statement->step()) {
    const std::string_view state = statement->text(0);
    const std::int64_t number = statement->integer(1);
    if (state == "failed") {
      vitals.failed = number;
      continue;
    }
    vitals.waiting += number;
    if (state == "held") vitals.held = number;
    if (statement->is_null(2)) continue;
    const Instant since{statement->integer(2)};
    vitals.oldest_waiting = vitals.oldest_waiting ? std::min(*vitals.oldest_waiting, since) : since;
  }
}

void Outbox::each(const std::function<void(const QueuedEffect&, OperationId)>& each) {
  auto statement = all_.use();
  while (statement->step()) {
    const Row row = read(*statement);
    each(row.queued, row.queued.operation);
  }
}

void Outbox::each_message(const std::function<void(const QueuedMessage&)>& each) {
  auto statement = messages_.use();
  while (statement->step())
    each({statement->integer(0), std::string(statement->text(1)), std::string(statement->text(2)),
          {statement->integer(3)}});
}

void Outbox::put(const QueuedEffect& queued, OperationId operation) {
  kept_.erase(queued.id);
  sql::Use erase(connection_.prepare("delete from outbox where id = $1"));
  erase->bind(1, queued.id);
  sql::run(*erase);
  RowDigest digest;
  auto statement = insert_.use();
  RowWriter columns(*statement);
  each_value(queued, queued.effect, operation, [&](const auto& value) {
    columns.put(value);
    AddToDigest{digest}(value);
  });
  columns.put(digest.value());
  sql::run(*statement);
}

void Outbox::put(const QueuedMessage& message) {
  sql::Use erase(connection_.prepare("delete from message where id = $1"));
  erase->bind(1, message.id);
  sql::run(*erase);
  join(message.id, {}, message.recipient, message.token, message.created_at);
}

void Outbox::check(const std::function<void(std::string_view, std::string_view)>& found) {
  {
    auto statement = all_.use();
    while (statement->step()) {
      const std::string name = format("effect {}", statement->integer(0));
      try {
        const Row row = read(*statement);
        if (digest(row) != row.digest) found(name, "it is not as it was written");
      } catch (const Error& error) {
        found(name, error.message);
      }
    }
  }
  auto statement = messages_.use();
  while (statement->step())
    if (message_digest(statement->integer(0), statement->text(1), statement->text(2), {statement->integer(3)}) !=
        statement->integer(4))
      found(format("message {}", statement->integer(0)), "it is not as it was written");
}

}  // namespace spoc::store
