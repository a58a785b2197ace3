#include "store/journal.h"

#include <algorithm>

#include "base/format.h"
#include "store/columns.h"
#include "store/counting.h"
#include "store/first_of.h"
#include "store/visible.h"

namespace spoc::store {

namespace {

constexpr int kEntryColumns = 15;

constexpr std::string_view kEntry =
    "seq, operation, subject_kind, subject, version, at, recorded_at, actor, on_behalf, via, kind, data";

/// Entries of subjects, found by the first of those that were written together: their numbers follow each other, and so do their
/// versions. `whose` is a condition on these first ones. In order of `whose`, `since`, seq they come as they are found.
std::string of_subjects(std::string_view whose) {
  return format(
      "(select seq as begins, last as ends, subject as whose, version as since from journal where last is not null and {}) together "
      "cross join journal where seq between begins and ends",
      whose);
}

domain::SubjectKind subject_kind(std::int64_t number) {
  if (number < 0 || number > 2) damaged("subject_kind", std::to_string(number));
  return static_cast<domain::SubjectKind>(number);
}

void read(RowReader& row, Entry& entry) {
  std::int64_t kind = 0;
  row.get(entry.seq);
  row.get(entry.operation);
  row.get(kind);
  entry.subject.kind = subject_kind(kind);
  row.get(entry.subject.number);
  row.get(entry.version);
  row.get(entry.at);
  row.get(entry.recorded_at);
  row.get(entry.actor.person);
  row.get(entry.actor.on_behalf);
  row.get(entry.actor.via);
  row.get(entry.kind);
  row.get(entry.data);
}

ChainedEntry chained(const sql::Statement& statement) {
  ChainedEntry chained;
  RowReader row(statement);
  read(row, chained.entry);
  row.get_blob(chained.salt);
  row.get_blob(chained.hash);
  return chained;
}

}  // namespace

Journal::Journal(sql::Connection& connection)
    : connection_(connection),
      insert_(
          connection,
          [] { return format("insert into journal ({}, salt, hash, last) values ({})", kEntry, parameters(kEntryColumns)); }),
      insert_operation_(connection,
                        [] {
                          return format(
                              "insert into operation (id, token, verb, actor, on_behalf, via, login, at, recorded_at, "
                              "digest) values ({})",
                              parameters(10));
                        }),
      by_subject_(
          connection,
          [] {
            return format("select {}, salt, hash from {} order by whose, since, seq", kEntry, of_subjects("subject_kind = $1"));
          },
          sql::Rows::many),
      links_(connection, "select seq, subject_kind, subject, hash from journal where seq > $1 order by seq",
             sql::Rows::many),
      operations_(connection,
                  "select id, token, verb, actor, on_behalf, via, login, at, recorded_at, digest from operation order "
                  "by id",
                  sql::Rows::many),
      messages_(
          connection,
          [] {
            return format("select {} from {} and kind in ('ticket.noted', 'ticket.resolved') order by whose, since, seq", kEntry,
                          of_subjects("subject_kind = 0 and subject between $1 and $2"));
          },
          sql::Rows::many),
      after_(
          connection, [] { return format("select {}, salt, hash from journal where seq > $1 order by seq", kEntry); },
          sql::Rows::many),
      head_(connection,
            "select hash, seq, operation from journal where version = $3 and seq = (select seq + $3 - version from journal where last is not null and "
            "subject_kind = $1 and subject = $2 and version <= $3 order by version desc limit 1)"),
      digest_(connection, "select digest from operation where id = $1"),
      login_(connection, "select login from operation where id = $1"),
      replace_words_(connection, "update journal set actor = $2, on_behalf = $3, data = $4, salt = $5 where seq = $1"),
      replace_caller_(connection,
                      "update operation set token = $2, actor = $3, on_behalf = $4, login = $5 where id = $1"),
      operation_(connection, "select id, verb, actor, on_behalf, via, at from operation where id = $1"),
      operations_of_(connection,
                     "select id, verb, actor, on_behalf, via, at from operation where actor = $1 order by id desc",
                     sql::Rows::many),
      operation_from_(connection, "select operation from journal where seq >= $1 order by seq limit 1") {}

bool Journal::has(const Operation& operation) {
  const Digest digest = operation.digest();
  sql::Use statement(connection_.prepare("select id from operation where token = $1 and digest = $2"));
  statement->bind(1, std::string_view(operation.token));
  statement->bind_blob(2, {reinterpret_cast<const char*>(digest.data()), digest.size()});
  return statement->step();
}

void Journal::insert(const ChainedEntry& chained, std::int64_t together) {
  append({chained.entry, chained.salt, chained.hash, together});
}

namespace {

void put(const BoundEntry& bound, RowWriter& row) {
  const EntryView& entry = bound.entry;
  row.put(entry.seq);
  row.put(entry.operation);
  row.put(static_cast<std::int64_t>(entry.subject.kind));
  row.put(entry.subject.number);
  row.put(entry.version);
  row.put(entry.at);
  row.put(entry.recorded_at);
  row.put(entry.actor->person);
  row.put(entry.actor->on_behalf);
  row.put(entry.actor->via);
  row.put(entry.kind);
  row.put_always(entry.data);
  row.put_blob(bound.salt);
  row.put_blob(bound.hash);
  bound.together > 0 ? row.put(entry.seq + bound.together - 1) : row.put_null();
}

}  // namespace

void Journal::append(const BoundEntry& entry) {
  auto statement = insert_.use();
  RowWriter row(*statement);
  put(entry, row);
  run(*statement);
}

void Journal::insert(const Operation& operation) {
  const Digest digest = operation.digest();
  insert(operation, bytes_of(digest));
}

void Journal::insert(const Operation& operation, std::string_view digest) {
  auto statement = insert_operation_.use();
  RowWriter row(*statement);
  row.put(operation.id);
  row.put(operation.token);
  row.put_always(operation.verb);
  row.put(operation.actor.person);
  row.put(operation.actor.on_behalf);
  row.put(operation.actor.via);
  row.put(operation.login);
  row.put(operation.at);
  row.put(operation.recorded_at);
  row.put_blob(digest);
  run(*statement);
}

void Journal::replace_words(const Entry& entry, std::string_view salt) {
  auto statement = replace_words_.use();
  RowWriter row(*statement);
  row.put(entry.seq);
  row.put(entry.actor.person);
  row.put(entry.actor.on_behalf);
  row.put_always(entry.data);
  row.put_blob(salt);
  run(*statement);
}

void Journal::replace_caller(const Operation& operation) {
  auto statement = replace_caller_.use();
  RowWriter row(*statement);
  row.put(operation.id);
  row.put(operation.token);
  row.put(operation.actor.person);
  row.put(operation.actor.on_behalf);
  row.put(operation.login);
  run(*statement);
}

namespace {

OperationRecord operation_record(const sql::Statement& statement) {
  OperationRecord record;
  RowReader row(statement);
  row.get(record.id);
  row.get(record.verb);
  row.get(record.actor.person);
  row.get(record.actor.on_behalf);
  row.get(record.actor.via);
  row.get(record.at);
  return record;
}

}  // namespace

std::optional<OperationRecord> Journal::operation(OperationId id) {
  auto statement = operation_.use();
  statement->bind(1, id.number);
  if (!statement->step()) return std::nullopt;
  return operation_record(*statement);
}

void Journal::operations_of(std::string_view person, const std::function<bool(const OperationRecord&)>& each) {
  auto statement = operations_of_.use();
  statement->bind(1, person);
  while (statement->step())
    if (!each(operation_record(*statement))) return;
}

void Journal::operations(const std::function<void(const Operation&, std::string_view)>& each) {
  auto statement = operations_.use();
  while (statement->step()) {
    Operation operation;
    RowReader row(*statement);
    row.get(operation.id);
    row.get(operation.token);
    row.get(operation.verb);
    row.get(operation.actor.person);
    row.get(operation.actor.on_behalf);
    row.get(operation.actor.via);
    row.get(operation.login);
    row.get(operation.at);
    row.get(operation.recorded_at);
    each(operation, statement->blob(9));
  }
}

namespace {

/// " from … where …" of a filter on entries; its values are $1, $2 … $last in the order of `bind`.
std::string from_of(const EntryQuery& query, int& last) {
  std::string whose = query.by_ticket ? " and subject_kind = 0" : "";
  last = 1;
  if (query.subject) {
    whose += format(" and subject_kind = ${} and subject = ${}", last + 1, last + 2);
    last += 2;
  }
  if (query.counting) {
    whose += format(" and subject between ${} and ${}", last + 1, last + 2);
    last += 2;
  }
  // Where each subject's entries begin is known better than from where on they are wanted.
  std::string sql = whose.empty() ? " from journal where seq > $1" : format(" from {} and +seq > $1", of_subjects(whose.substr(5)));
  if (!query.actor.empty()) sql += format(" and actor = ${}", ++last);
  if (!query.kind.empty()) sql += format(" and kind = ${}", ++last);
  if (query.since) sql += format(" and at >= ${}", ++last);
  if (query.until) sql += format(" and at < ${}", ++last);
  return sql;
}

void bind(const EntryQuery& query, sql::Statement& statement) {
  RowWriter row(statement);
  row.put(query.after);
  if (query.subject) {
    row.put(static_cast<std::int64_t>(query.subject->kind));
    row.put(query.subject->number);
  }
  if (query.counting) {
    const NumberRange all;
    row.put(all.first);
    row.put(all.last);
  }
  if (!query.actor.empty()) row.put(query.actor);
  if (!query.kind.empty()) row.put(query.kind);
  if (query.since) row.put(*query.since);
  if (query.until) row.put(*query.until);
}

}  // namespace

namespace {

/// Hands on the rows of a statement; false when no more are wanted.
bool each_row(sql::Statement& statement, const EntryQuery& query, Entry& entry, const std::function<bool(const Entry&)>& each) {
  while (statement.step()) {
    RowReader columns(statement);
    read(columns, entry);
    if (query.operation && entry.operation != query.operation) return false;  // an operation's entries stand together
    if (!each(entry)) return false;
  }
  return true;
}

}  // namespace

void Journal::entries(const EntryQuery& query, const domain::Sight& sight,
                      const std::function<bool(const Entry&)>& each) {
  int last = 0;
  std::string sql = format("select {}{}", kEntry, from_of(query, last));
  int next = last + 1;
  std::vector<SqlValue> seen;
  if (!sight.unlimited)
    sql += " and " + seen_entries(sight, [&](SqlValue value) {
      seen.push_back(std::move(value));
      return format("${}", ++last);
    });
  // Of one subject that is the order of seq, too.
  sql += query.by_ticket || query.subject ? " order by whose, since, seq" : " order by seq";
  if (query.limit > 0) sql += format(" limit ${}", last + 1);
  // Of one kind a subject has few.
  const bool few = query.limit > 0 || (query.subject && !query.kind.empty());
  sql::Use statement(connection_.prepare(sql, few ? sql::Rows::few : sql::Rows::many));
  bind(query, *statement);
  for (const SqlValue& value : seen) std::visit([&](const auto& v) { statement->bind(next++, v); }, value);
  if (query.operation) statement->bind(1, std::max(query.after, first_of(operation_from_, query.operation) - 1));
  if (query.limit > 0) statement->bind(last + 1, query.limit);
  Entry entry;
  if (!query.counting) {
    each_row(*statement, query, entry, each);
    return;
  }
  const int first = query.subject ? 4 : 2;  // of the range
  Numbers numbers(connection_, query.counting);
  for (const NumberRange& one : numbers.ranges()) {
    statement->bind(first, one.first);
    statement->bind(first + 1, one.last);
    const bool more = each_row(*statement, query, entry,
                               [&](const Entry& found) { return !numbers.hold(found.subject.number) || each(found); });
    statement->reset();
    if (!more) return;
  }
}

std::int64_t Journal::count(const EntryQuery& query) {
  int last = 0;
  sql::Use statement(connection_.prepare("select count(*)" + from_of(query, last)));
  bind(query, *statement);
  return statement->step() ? statement->integer(0) : 0;
}

std::string Journal::login_of(OperationId operation) {
  auto statement = login_.use();
  statement->bind(1, operation.number);
  return statement->step() ? std::string(statement->text(0)) : std::string();
}

void Journal::by_subject(domain::SubjectKind kind, const std::function<void(const ChainedEntry&)>& each) {
  auto statement = by_subject_.use();
  statement->bind(1, static_cast<std::int64_t>(kind));
  while (statement->step()) each(chained(*statement));
}

void Journal::chained_after(std::int64_t seq, const std::function<void(const ChainedEntry&)>& each) {
  auto statement = after_.use();
  statement->bind(1, seq);
  while (statement->step()) each(chained(*statement));
}

std::optional<Journal::Link> Journal::link_before(const Entry& entry) {
  Link link;
  {
    auto digest = digest_.use();
    digest->bind(1, entry.operation.number);
    if (!digest->step()) return std::nullopt;
    link.operation = digest->blob(0);
  }
  if (entry.version == 1) return link;
  auto head = head_.use();
  head->bind(1, static_cast<std::int64_t>(entry.subject.kind));
  head->bind(2, entry.subject.number);
  head->bind(3, entry.version - 1);
  if (!head->step()) return std::nullopt;
  link.head = head->blob(0);
  link.adjoins = head->integer(1) + 1 == entry.seq && head->integer(2) == entry.operation.number;
  return link;
}

void Journal::links_after(std::int64_t seq,
                          const std::function<void(std::int64_t, domain::Subject, std::string_view)>& each) {
  auto statement = links_.use();
  statement->bind(1, seq);
  while (statement->step())
    each(statement->integer(0), {subject_kind(statement->integer(1)), statement->integer(2)}, statement->blob(3));
}

void Journal::messages(TicketId first, TicketId last, const std::function<void(const Entry&)>& each) {
  auto statement = messages_.use();
  statement->bind(1, first.number);
  statement->bind(2, last.number);
  Entry entry;
  while (statement->step()) {
    RowReader row(*statement);
    read(row, entry);
    each(entry);
  }
}

domain::Recorded recorded(const Entry& entry) {
  return {entry.at, entry.actor, domain::event_from_json(entry.kind, entry.data)};
}

}  // namespace spoc::store
