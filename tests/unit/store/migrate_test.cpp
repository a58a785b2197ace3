#include "store/migrate.h"

#include "base/file.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// Steps of a schema that a pre-release might have had: 0 lacks a column and an index that 1 adds, 2 adds a table.
std::vector<Migration> steps(bool fails = false) {
  return {{1,
           [](sql::Connection& connection) {
             connection.script("alter table thing add column weight integer not null default 4");
             connection.script("create index thing_weight on thing (weight)");
           }},
          {2, [fails](sql::Connection& connection) {
             connection.script("create table other (id integer primary key) strict");
             if (fails) connection.script("insert into nothing values (1)");
           }}};
}

std::string old_store(const Folder& folder) {
  const std::string path = folder.path("old.db");
  const auto connection = sql::open_sqlite(path, {.create = true});
  connection->script(
      "create table thing (id integer primary key, name text) strict; insert into thing values (1, 'kept')");
  return path;
}

Code code_of(auto&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

}  // namespace

TEST_CASE("an older store is brought up step by step, after a copy of it as it was") {
  Folder folder;
  const std::string path = old_store(folder);
  CHECK(steps_to_take(path, steps()) == 2);
  CHECK(upgrade(path, steps()) == 2);
  CHECK(steps_to_take(path, steps()) == 0);
  CHECK(raw(path, "select name || weight from thing") == std::vector<std::string>{"kept4"});
  CHECK(raw(path, "select count(*) from other") == std::vector<std::string>{"0"});
  CHECK(sql::open_sqlite(path, {})->schema_version() == 2);
  const auto copy = sql::open_sqlite(path + ".before-2", {});
  CHECK(copy->schema_version() == 0);
  CHECK(raw(path + ".before-2", "select name from thing") == std::vector<std::string>{"kept"});
  CHECK(upgrade(path, steps()) == 0);
}

TEST_CASE("a store halfway takes only the steps it lacks") {
  Folder folder;
  const std::string path = old_store(folder);
  const auto all = steps();
  CHECK(upgrade(path, std::span(all).first(1)) == 1);
  CHECK(upgrade(path, all) == 1);
  CHECK(file_exists(path + ".before-1"));
  CHECK(file_exists(path + ".before-2"));
}

TEST_CASE("a step that fails leaves the store as it was, whole") {
  Folder folder;
  const std::string path = old_store(folder);
  CHECK(code_of([&] { upgrade(path, steps(true)); }) == Code::defect);
  CHECK(sql::open_sqlite(path, {})->schema_version() == 0);
  CHECK(raw(path, "select name from sqlite_schema where name in ('other', 'thing_weight')").empty());
}

TEST_CASE("a copy that is in the way is not overwritten") {
  Folder folder;
  const std::string path = old_store(folder);
  create_file(path + ".before-2", "precious");
  CHECK(code_of([&] { upgrade(path, steps()); }) == Code::cannot_create);
  CHECK(read_file(path + ".before-2") == "precious");
  CHECK(sql::open_sqlite(path, {})->schema_version() == 0);
}

TEST_CASE("a store of another schema is refused with what to do, and one from the future is not touched") {
  Scratch scratch;
  auto set = [&](std::int64_t version) { sql::open_connection(scratch.path, {})->set_schema_version(version); };
  auto open = [&] { Store store(scratch.path); };
  CHECK(code_of(open) == Code::ok);
  set(current_schema() + 1);
  CHECK(code_of(open) == Code::configuration);
  CHECK(code_of([&] { Store::upgrade(scratch.path); }) == Code::configuration);
  set(0);
  try {
    open();
    FAIL("it was opened");
  } catch (const Error& error) {
    CHECK(error.code == Code::configuration);
    CHECK(error.hint.find("spoc upgrade") != std::string::npos);
  }
  set(current_schema());
  CHECK(Store::upgrade(scratch.path) == 0);
}

TEST_CASE("the steps of the program are numbered from 1 without a gap") {
  std::int64_t expected = 0;
  for (const Migration& step : migrations()) CHECK(step.to == ++expected);
  CHECK(current_schema() == expected);
}

TEST_CASE("a file that is no store is neither opened nor overwritten") {
  Folder folder;
  create_file(folder.path("text"), std::string(5000, 'x'));
  CHECK(code_of([&] { Store store(folder.path("text")); }) == Code::configuration);
  CHECK(code_of([&] { Store::create(folder.path("text"), "Desk", false, ""); }) == Code::cannot_create);
  CHECK(read_file(folder.path("text")) == std::string(5000, 'x'));
  CHECK(code_of([&] { Store store(folder.path("absent")); }) == Code::not_found);
  CHECK(!file_exists(folder.path("absent")));
}

}  // namespace spoc::store
