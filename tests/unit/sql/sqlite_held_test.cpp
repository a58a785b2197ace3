// Rows that are held back on their way into a file: what comes out is what came in, whatever way they took.
#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/format.h"
#include "sql/connection.h"
#include "sql/prepared.h"
#include "sql/statement_text.h"
#include "support/test.h"

namespace spoc::sql {

namespace {

std::unique_ptr<Connection> held_rows() {
  auto connection = open_sqlite(":memory:", {.create = true});
  connection->script(
      "create table parent (id integer primary key, name text) strict;"
      "create table child (parent integer not null references parent, position integer not null, size real, bytes blob, "
      "primary key (parent, position)) strict, without rowid;"
      "create table other (name text primary key, again text) strict");
  return connection;
}

std::int64_t count_of(Connection& connection, const std::string& table) {
  Use count(connection.prepare("select count(*) from " + table));
  REQUIRE(count->step());
  return count->integer(0);
}

constexpr const char* kParent = "insert into parent (id, name) values ($1, $2)";
constexpr const char* kChild = "insert into child (parent, position, size, bytes) values ($1, $2, $3, $4)";

void add_parent(Connection& connection, std::optional<std::int64_t> id, std::string_view name) {
  Statement& insert = connection.prepare(kParent);
  id ? insert.bind(1, *id) : insert.bind_null(1);
  insert.bind_borrowed(2, name);
  run(insert);
}

void add_child(Connection& connection, std::int64_t parent, std::int64_t position, std::string_view bytes) {
  Statement& insert = connection.prepare(kChild);
  insert.bind(1, parent);
  insert.bind(2, position);
  position % 2 == 0 ? insert.bind(3, static_cast<double>(parent) / 4) : insert.bind_null(3);
  insert.bind_borrowed_blob(4, bytes);
  run(insert);
}

}  // namespace

TEST_CASE("nobody waits for what changes rows and gives none") {
  for (const char* waits : {"select 1", "pragma user_version", "insert into a (b) values ($1) returning c", "with a as (select 1) select * from a"})
    CHECK(can_give_rows(waits));
  for (const char* goes : {"insert into a (b) values ($1)", "update a set b = $1", "delete from a where b = $1"}) CHECK(!can_give_rows(goes));
}

TEST_CASE("only an insert that names a table, its columns and a parameter for each is plain") {
  const auto plain = plain_insert_of("insert into parent (id, name) values ($1, $2)");
  REQUIRE(plain);
  CHECK(plain->table == "parent");
  CHECK(plain->columns == "id, name");
  CHECK(plain->count == 2);
  for (const char* other : {"insert into parent (id, name) values ($2, $1)", "insert into parent (id) values (1)", "insert into parent values ($1)",
                            "insert into parent (id) values ($1) on conflict (id) do nothing", "insert into parent (id) values ($1) returning id",
                            "update parent set name = $1", "insert into search(rowid, text) values ($1, $2)"})
    CHECK(!plain_insert_of(other));
}

TEST_CASE("a text that is too large for any row is refused where it is bound, and nothing of its row is held") {
  const auto connection = held_rows();
  connection->begin_write();
  const std::string name = "short";
  CHECK_THROWS_AS(add_parent(*connection, 1, std::string_view(name.data(), std::size_t{1} << 31)), Error);  // its bytes are not looked at
  add_parent(*connection, 1, name);
  connection->commit();
  CHECK(count_of(*connection, "parent") == 1);
}

TEST_CASE("rows of several tables come out as they went in, few or many, in whatever order of their numbers") {
  std::mt19937 random(20261123);
  for (const int parents : {1, 5, 70, 9000}) {
    for (const int step : {1, 3}) {
      const auto connection = held_rows();
      connection->begin_write();
      std::vector<std::string> names;
      for (int i = 0; i < parents; ++i) {
        const std::int64_t id = 1 + std::int64_t{i} * step;
        names.push_back(format("name {} {}", i, std::string(random() % 90, 'x')));
        add_parent(*connection, id, names.back());
        const std::string bytes("\0\xff", 2);
        for (int child = 0; child < i % 3; ++child) add_child(*connection, id, child, std::string_view(bytes).substr(0, static_cast<std::size_t>(child)));
      }
      connection->commit();
      Use all(connection->prepare("select id, name from parent order by id"));
      for (int i = 0; i < parents; ++i) {
        REQUIRE(all->step());
        CHECK(all->integer(0) == 1 + std::int64_t{i} * step);
        CHECK(all->text(1) == names[static_cast<std::size_t>(i)]);
      }
      CHECK(!all->step());
      Use children(connection->prepare("select parent, position, size, bytes from child order by parent, position"));
      for (int i = 0; i < parents; ++i)
        for (int child = 0; child < i % 3; ++child) {
          REQUIRE(children->step());
          CHECK(children->integer(0) == 1 + std::int64_t{i} * step);
          CHECK(children->integer(1) == child);
          CHECK(children->is_null(2) == (child % 2 == 1));
          if (child % 2 == 0) CHECK(children->real(2) == static_cast<double>(1 + std::int64_t{i} * step) / 4);
          CHECK(children->blob(3) == std::string_view("\0\xff", static_cast<std::size_t>(child)));
        }
      CHECK(!children->step());
    }
  }
}

TEST_CASE("numbers that are none of the next ones are kept, and a row without one gets the next") {
  const auto connection = held_rows();
  connection->begin_write();
  std::vector<std::int64_t> expected;
  const auto add = [&](std::int64_t first, int count, std::int64_t step) {
    for (int i = 0; i < count; ++i) {
      expected.push_back(first + i * step);
      add_parent(*connection, expected.back(), "one");
    }
  };
  add(1, 100, 1);
  add(-500, 100, 1);
  add(1000, 100, -1);
  add(5000, 40, 1);
  for (int i = 0; i < 50; ++i) {
    expected.push_back(5040 + i);
    add_parent(*connection, {}, "no number");
  }
  add(5090, 33, 1);
  connection->confirm();
  std::sort(expected.begin(), expected.end());
  Use all(connection->prepare("select id from parent order by id"));
  for (const std::int64_t id : expected) {
    REQUIRE(all->step());
    CHECK(all->integer(0) == id);
  }
  CHECK(!all->step());
}

TEST_CASE("whatever is asked sees every row that was inserted before, also while another question stands at a row") {
  const auto connection = held_rows();
  connection->begin_write();
  for (int i = 1; i <= 5000; ++i) {
    add_parent(*connection, i, "held");
    if (i % 97 == 0 && i < 2000) CHECK(count_of(*connection, "parent") == i);
  }
  Use rows(connection->prepare("select id from parent order by id"));
  for (int i = 1; i <= 1500; ++i) {
    REQUIRE(rows->step());
    CHECK(rows->integer(0) == i);
    for (int child = 0; child < 2; ++child) add_child(*connection, i, child, "");
  }
  rows->reset();
  CHECK(count_of(*connection, "child") == 3000);
  connection->script("delete from child");
  add_child(*connection, 7, 0, "");
  connection->commit();
  CHECK(count_of(*connection, "child") == 1);
}

TEST_CASE("a row that is refused ends its transaction, and until that is taken back nothing else is done") {
  for (const int before : {0, 5, 9000}) {
    for (const int behind : {0, 5, 9000}) {
      const auto connection = held_rows();
      add_parent(*connection, 7, "there already");
      connection->begin_write();
      int added = 0;
      bool told = false;
      const auto add = [&](std::int64_t id) {
        try {
          add_parent(*connection, id, "new");
          ++added;
        } catch (const Refused& error) {
          CHECK(error.code == Code::data);
          told = true;
        }
      };
      for (int i = 0; i < before; ++i) add(100 + i);
      add(7);
      for (int i = 0; i < behind && !told; ++i) add(20'000 + i);
      CHECK_THROWS_AS(count_of(*connection, "parent"), Refused);
      CHECK_THROWS_AS(connection->confirm(), Refused);
      CHECK_THROWS_AS(connection->commit(), Refused);
      CHECK(connection->in_transaction());
      connection->rollback();
      CHECK(!connection->in_transaction());
      CHECK(count_of(*connection, "parent") == 1);
      connection->begin_write();
      add_parent(*connection, 8, "new");
      connection->commit();
      CHECK(count_of(*connection, "parent") == 2);
    }
  }
}

TEST_CASE("changes are made in their order: rows are inserted, changed, taken away and inserted again") {
  std::mt19937 random(7);
  for (const int changes : {10, 300, 20'000}) {
    const auto connection = held_rows();
    Prepared insert(*connection, kParent), rename(*connection, "update parent set name = $2 where id = $1"),
        erase(*connection, "delete from parent where id = $1"),
        either(*connection, "insert into parent (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name");
    std::map<std::int64_t, std::string> expected;
    connection->begin_write();
    for (int i = 0; i < changes; ++i) {
      const std::int64_t id = static_cast<std::int64_t>(random() % 200) + 1;
      const std::string name = format("{}", i);
      const bool there = expected.contains(id);
      const std::uint32_t way = random() % 8;
      if (way == 0) {
        auto statement = erase.use();
        statement->bind(1, id);
        run(*statement);
        expected.erase(id);
        continue;
      }
      auto statement = (way < 3 ? either : there ? rename : insert).use();
      statement->bind(1, id);
      statement->bind(2, std::string_view(name));
      run(*statement);
      expected[id] = name;
    }
    connection->commit();
    Use all(connection->prepare("select id, name from parent order by id"));
    for (const auto& [id, name] : expected) {
      REQUIRE(all->step());
      CHECK(all->integer(0) == id);
      CHECK(all->text(1) == name);
    }
    CHECK(!all->step());
  }
}

TEST_CASE("a change that is refused takes what stands behind it with it") {
  const auto connection = held_rows();
  connection->begin_write();
  for (int i = 1; i <= 100; ++i) add_parent(*connection, i, "new");
  {
    Use change(connection->prepare("update parent set id = $1 where id = $2"));
    change->bind(1, std::int64_t{5});
    change->bind(2, std::int64_t{6});
    run(*change);
  }
  add_parent(*connection, 101, "behind");
  CHECK_THROWS_AS(connection->commit(), Refused);
  connection->rollback();
  CHECK(count_of(*connection, "parent") == 0);
}

TEST_CASE("what refers to nothing is refused, and outside of a transaction at once") {
  const auto connection = held_rows();
  connection->begin_write();
  for (int i = 0; i < 100; ++i) add_child(*connection, 1, i, "");
  CHECK_THROWS_AS(connection->commit(), Refused);
  connection->rollback();
  CHECK_THROWS_AS(add_child(*connection, 1, 0, ""), Error);
  add_parent(*connection, 1, "parent");
  add_child(*connection, 1, 0, "");
  CHECK(count_of(*connection, "child") == 1);
}

TEST_CASE("rows that are rolled back leave nothing behind") {
  const auto connection = held_rows();
  for (const int rows : {3, 400, 9000}) {
    connection->begin_write();
    for (int i = 1; i <= rows; ++i) add_parent(*connection, i, "taken back");
    connection->rollback();
    CHECK(count_of(*connection, "parent") == 0);
  }
}

}  // namespace spoc::sql
