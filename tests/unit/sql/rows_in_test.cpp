#include "sql/rows_in.h"

#include "sql/prepared.h"
#include "support/server.h"
#include "support/test.h"

namespace spoc::sql {

namespace {

constexpr std::string_view kTable =
    "create table thing (id INTEGER primary key, name TEXT, weight REAL, picture BLOB) STRICT";

void put_thing(RowsIn& rows, std::int64_t id, std::string_view name) {
  rows.put(id);
  rows.put_text(name);
  rows.put(0.1 * static_cast<double>(id));
  rows.put_blob(std::string_view("\0\xff\n", 3));
  rows.end_row();
}

std::vector<std::string> things(Connection& connection) {
  std::vector<std::string> found;
  Use rows(connection.prepare("select id, name, weight, picture from thing order by id"));
  while (rows->step())
    found.push_back(format("{} {} {} {}", rows->integer(0), rows->is_null(1) ? "-" : rows->text(1), rows->real(2), rows->blob(3).size()));
  return found;
}

/// On every engine that there is here.
void on_each(const std::function<void(Connection&)>& work) {
  work(*open_sqlite(":memory:", {.create = true}));
  if (spoc::test::server_of_tests().empty()) return;
  const spoc::test::ServerSchema schema;
  work(*open_postgres(schema.place(), {.create = true}));
}

}  // namespace

TEST_CASE("rows of every kind of value go into a table, and stay with the commit") {
  on_each([](Connection& connection) {
    connection.define(kTable);
    connection.begin_write();
    const auto rows = rows_into(connection, "thing", connection.columns("thing"));
    put_thing(*rows, -3, "tab\there, back\\slash and \\N");
    rows->put(std::int64_t{9'007'199'254'740'993});
    rows->put_null();
    rows->put(2.5);
    rows->put_blob("");
    rows->end_row();
    rows->finish();
    connection.commit();
    CHECK(things(connection) == std::vector<std::string>{format("-3 tab\there, back\\slash and \\N {} 3", -3 * 0.1), "9007199254740993 - 2.5 0"});
  });
}

TEST_CASE("very many rows go in at once") {
  on_each([](Connection& connection) {
    connection.define(kTable);
    connection.begin_write();
    {
      const auto rows = rows_into(connection, "thing", connection.columns("thing"));
      for (std::int64_t id = 0; id < 20'000; ++id) put_thing(*rows, id, "a name of some length, so that it takes several portions");
      rows->finish();
    }
    connection.commit();
    CHECK(things(connection).size() == 20'000);
  });
}

TEST_CASE("rows that the table does not take are refused, and leave the connection as it was") {
  on_each([](Connection& connection) {
    connection.define(kTable);
    connection.begin_write();
    const auto refused = [&] {
      const auto rows = rows_into(connection, "thing", connection.columns("thing"));
      put_thing(*rows, 1, "once");
      put_thing(*rows, 1, "twice");
      rows->finish();
    };
    CHECK_THROWS_AS(refused(), Error);
    connection.rollback();
    CHECK(things(connection).empty());
  });
}

TEST_CASE("rows that are given up are not there, and the connection goes on") {
  on_each([](Connection& connection) {
    connection.define(kTable);
    connection.begin_write();
    {
      const auto rows = rows_into(connection, "thing", connection.columns("thing"));
      put_thing(*rows, 1, "begun");
    }
    connection.rollback();
    CHECK(things(connection).empty());
    connection.begin_write();
    const auto rows = rows_into(connection, "thing", connection.columns("thing"));
    put_thing(*rows, 2, "again");
    rows->finish();
    connection.commit();
    CHECK(things(connection).size() == 1);
  });
}

TEST_CASE("of a connection for bulk, inserts arrive before whatever is asked next, a table after those it refers to") {
  if (spoc::test::server_of_tests().empty()) return test::skip("there is no server: $SPOC_TEST_POSTGRES names none");
  const spoc::test::ServerSchema schema;
  const auto connection = open_postgres(schema.place(), {.create = true, .bulk = true});
  connection->define(kTable);
  connection->define("create table part (thing INTEGER not null references thing, text TEXT) STRICT");
  const auto count = [&](const char* table) {
    Use rows(connection->prepare(format("select count(*) from {}", table)));
    return rows->step() ? rows->integer(0) : -1;
  };
  const auto put_part = [&](std::int64_t of) {
    Use part(connection->prepare("insert into part (thing, text) values ($1, $2)"));
    part->bind(1, of);
    part->bind(2, std::string_view("tab\there, back\\slash,\nline and \\N"));
    run(*part);
  };
  const auto put = [&](int first, int last) {
    for (int i = first; i < last; ++i) {
      Use thing(connection->prepare("insert into thing (id, name, weight, picture) values ($1, $2, $3, $4)"));
      thing->bind(1, std::int64_t{i});
      i % 2 == 0 ? thing->bind_null(2) : thing->bind(2, std::string_view("odd"));
      thing->bind(3, 0.1 * i);
      thing->bind_blob(4, std::string_view("\0\xff\\\n", 4));
      run(*thing);
      put_part(i);
    }
  };
  for (const int many : {3, 500}) {
    connection->begin_write();
    put(0, many);
    CHECK(count("part") == many);
    put_part(0);  // so that parts are held before the things that others of them are of
    put(many, 2 * many);
    connection->commit();
    CHECK(count("thing") == 2 * many);
    CHECK(things(*connection).front() == "0 - 0 4");
    CHECK(things(*connection).back() == format("{} odd {} 4", 2 * many - 1, 0.1 * (2 * many - 1)));
    Use text(connection->prepare("select count(*) from part where text = $1"));
    text->bind(1, std::string_view("tab\there, back\\slash,\nline and \\N"));
    REQUIRE(text->step());
    CHECK(text->integer(0) == 2 * many + 1);

    connection->begin_write();
    put(5000, 5000 + many);
    {  // it is not held itself, and refers to what is
      Use other(connection->prepare("insert into part (thing, text) values ($1, $2) on conflict do nothing"));
      other->bind(1, std::int64_t{5000 + many - 1});
      other->bind(2, std::string_view("another"));
      run(*other);
    }
    CHECK(count("part") == 3 * many + 2);
    connection->rollback();
    connection->begin_write();
    put(6000, 6000 + many);
    put(6000, 6001);
    CHECK_THROWS_AS(connection->commit(), Refused);
    connection->rollback();
    CHECK(count("thing") == 2 * many);

    connection->begin_write();
    connection->script("delete from part; delete from thing");
    connection->commit();
  }
}

}  // namespace spoc::sql
