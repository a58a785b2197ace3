#include "store/desk_row.h"

#include "base/error.h"
#include "store/columns.h"

namespace spoc::store {

namespace {

void each_counter(auto& c, auto&& f) {
  f(c.operation), f(c.seq), f(c.ticket), f(c.run), f(c.effect), f(c.message);
}

}  // namespace

DeskRow::DeskRow(sql::Connection& connection)
    : connection_(connection),
      desk_(connection, "select name, rehearsal, seed, bundle, version, head from desk where id = 1"),
      counters_(connection, "select operation, seq, ticket, run, effect, message from counter where id = 1"),
      update_(connection,
              "update desk set name = $1, rehearsal = $2, bundle = $3, version = $4, head = $5 where id = 1"),
      advance_(
          connection,
          "update counter set operation = $1, seq = $2, ticket = $3, run = $4, effect = $5, message = $6 where "
          "id = 1 and operation = $7 and seq = $8 and ticket = $9 and run = $10 and effect = $11 and message = $12 "
          "returning id") {}

void DeskRow::create(const Desk& desk) {
  sql::Use statement(connection_.prepare(
      "insert into desk (id, name, rehearsal, seed, version, head) values (1, $1, $2, $3, 0, null)"));
  RowWriter row(*statement);
  row.put_always(desk.name);
  row.put(desk.rehearsal);
  row.put(desk.seed);
  sql::run(*statement);
  sql::Use counters(connection_.prepare(
      "insert into counter (id, operation, seq, ticket, run, effect, message) values (1, 0, 0, 0, 0, 0, 0)"));
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
  sql::run(*statement);
}

bool DeskRow::advance(const Counters& before, const Counters& after) {
  auto statement = advance_.use();
  RowWriter row(*statement);
  each_counter(after, [&](const auto& number) { row.put(number); });
  each_counter(before, [&](const auto& number) { row.put(number); });
  return statement->step();
}

}  // namespace spoc::store
