#include "store/desk_row.h"

#include "base/error.h"
#include "store/columns.h"
#include "store/moved.h"

namespace spoc::store {

namespace {

/// The numbers that are given. Whoever changes a ticket's status takes some, so they tell whether the rest is
/// unchanged.
void each_number(auto& c, auto&& f) {
  f(c.operation), f(c.seq), f(c.ticket), f(c.run), f(c.effect), f(c.message);
}
void each_counter(auto& c, auto&& f) {
  each_number(c, f);
  for (auto& count : c.by_status) f(count);
}

}  // namespace

void follow_desk(Desk& desk, const domain::Event& event) {
  if (const auto* created = std::get_if<domain::DeskCreated>(&event)) desk.name = created->name;
  if (const auto* applied = std::get_if<domain::PolicyApplied>(&event)) desk.bundle = applied->bundle;
  if (const auto* learned = std::get_if<domain::RoutingLearned>(&event)) desk.learned = learned->model;
  if (std::holds_alternative<domain::DeskRestored>(event)) desk.outbox_held = true;
  if (std::holds_alternative<domain::OutboxReleased>(event)) desk.outbox_held = false;
}

DeskRow::DeskRow(sql::Connection& connection)
    : connection_(connection),
      desk_(connection, "select name, rehearsal, seed, bundle, version, head, outbox_held, learned from desk where id = 1"),
      counters_(connection,
                "select operation, seq, ticket, run, effect, message, status_new, status_open, status_waiting, "
                "status_resolved, status_closed, status_cancelled, status_merged from counter where id = 1"),
      update_(connection,
              "update desk set name = $1, rehearsal = $2, bundle = $3, version = $4, head = $5, outbox_held = $6, learned = $7 where id = 1"),
      advance_(
          connection,
          "update counter set operation = $1, seq = $2, ticket = $3, run = $4, effect = $5, message = $6, status_new = "
          "$7, "
          "status_open = $8, status_waiting = $9, status_resolved = $10, status_closed = $11, status_cancelled = $12, "
          "status_merged = $13 where id = 1 and operation = $14 and seq = $15 and ticket = $16 and run = $17 and "
          "effect = $18 and message = $19 returning id") {}

void DeskRow::create(const Desk& desk) {
  sql::Use statement(connection_.prepare(
      "insert into desk (id, name, rehearsal, seed, version, head, outbox_held) values (1, $1, $2, $3, 0, null, 0)"));
  RowWriter row(*statement);
  row.put_always(desk.name);
  row.put(desk.rehearsal);
  row.put(desk.seed);
  sql::run(*statement);
  sql::Use counters(connection_.prepare(
      "insert into counter (id, operation, seq, ticket, run, effect, message, status_new, status_open, status_waiting, "
      "status_resolved, status_closed, status_cancelled, status_merged) "
      "values (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)"));
  sql::run(*counters);
}

Desk DeskRow::desk() {
  auto statement = desk_.use();
  if (!statement->step()) throw Error(Code::io, "the store is damaged: it has no desk");
  Desk desk;
  RowReader row(*statement);
  row.get(desk.name);
  row.get(desk.rehearsal);
  row.get(desk.seed);
  row.get(desk.bundle);
  row.get(desk.version);
  row.get_blob(desk.head);
  std::int64_t held = 0;
  row.get(held);
  if (held == kMovedAway) refuse_moved(connection_);
  desk.outbox_held = held != 0;
  row.get(desk.learned);
  return desk;
}

Counters DeskRow::counters() {
  auto statement = counters_.use();
  if (!statement->step()) throw Error(Code::io, "the store is damaged: it has no counters");
  Counters counters;
  RowReader row(*statement);
  each_counter(counters, [&](auto& number) { row.get(number); });
  return counters;
}

void DeskRow::update(const Desk& desk) {
  auto statement = update_.use();
  RowWriter row(*statement);
  row.put_always(desk.name);
  row.put(desk.rehearsal);
  row.put(desk.bundle);
  row.put(desk.version);
  row.put_blob(desk.head);
  row.put(desk.outbox_held);
  row.put(desk.learned);
  sql::run(*statement);
}

bool DeskRow::advance(const Counters& before, const Counters& after) {
  auto statement = advance_.use();
  RowWriter row(*statement);
  each_counter(after, [&](const auto& number) { row.put(number); });
  each_number(before, [&](const auto& number) { row.put(number); });
  return statement->step();
}

}  // namespace spoc::store
