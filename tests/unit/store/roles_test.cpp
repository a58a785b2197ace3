#include "store/roles.h"

#include <unistd.h>

#include <set>

#include "base/format.h"
#include "base/text.h"
#include "scratch.h"
#include "store/migrate.h"
#include "store/move.h"
#include "store/schema/schema_001.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

TEST_CASE("the list of the service role's privileges has every table of the schema once, and nothing else") {
  std::set<std::string> tables = {"schema_version", "search_word"};  // those of the driver
  const std::string_view schema = schema::kSchema001;
  constexpr std::string_view kCreate = "create table ";
  for (std::size_t at = schema.find(kCreate); at != std::string_view::npos; at = schema.find(kCreate, at)) {
    at += kCreate.size();
    tables.emplace(schema.substr(at, schema.find(' ', at) - at));
  }
  CHECK(tables.size() > 30);
  std::set<std::string> listed;
  for (const sql::Privilege& privilege : service_privileges()) CHECK(listed.emplace(privilege.of).second);
  CHECK(listed == tables);
}

TEST_CASE("the service role changes and deletes nothing of the journal, its operations and what is stored by content") {
  for (const sql::Privilege& privilege : service_privileges()) {
    INFO(privilege.of);
    CHECK(privilege.rights.find("truncate") == std::string_view::npos);
    for (const char* table : {"journal", "operation", "blob", "bundle_file", "definition"})
      if (privilege.of == table) CHECK(privilege.rights == "select, insert");
  }
}

TEST_CASE("a store in a file lets no roles in") {
  Folder folder;
  CHECK_THROWS_AS(require_roles(folder.path(), {"worker", ""}), Error);
  CHECK_NOTHROW(require_roles(folder.path(), {}));
}

namespace {

/// Roles of the server of the tests, which go again.
struct TwoRoles {
  std::string worker = format("worker_{}", getpid()), readers = format("readers_{}", getpid());
  TwoRoles() { script("create role {0} login; create role {1}"); }
  ~TwoRoles() { script("drop owned by {0}, {1}; drop role {0}, {1}"); }
  void script(std::string_view words) const {
    std::string text(words);
    for (const auto& [mark, name] : {std::pair{"{0}", worker}, std::pair{"{1}", readers}})
      for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.replace(at, 3, name);
    sql::open_postgres(spoc::test::server_of_tests(), {.create = true})->script(text);
  }
};

LetIn let_in_at(const std::string& place) {
  const auto connection = sql::open_connection(place, {});
  return roles_let_in(*connection);
}

using Names = std::vector<std::string>;

constexpr const char* kNoServer = "there is no server: $SPOC_TEST_POSTGRES names none";

}  // namespace

TEST_CASE("an upgrade makes the views anew, and who was let in stays so") {
  if (!on_server()) return spoc::test::skip(kNoServer);
  const TwoRoles roles;
  const Scratch scratch;
  let_in(scratch.path, {roles.worker, roles.readers});
  CHECK(let_in_at(scratch.path).services == Names{roles.worker});
  CHECK(let_in_at(scratch.path).readers == Names{roles.readers});
  // A step that no view may be in the way of.
  std::vector<Migration> steps(migrations().begin(), migrations().end());
  steps.push_back({current_schema() + 1, [](sql::Connection& connection) {
                     connection.script("alter table ticket alter column subject type varchar(2000)");
                     connection.script("alter table ticket alter column subject type text collate \"C\"");
                   }});
  CHECK(upgrade(scratch.path, steps) == 1);
  CHECK(let_in_at(scratch.path).services == Names{roles.worker});
  CHECK(let_in_at(scratch.path).readers == Names{roles.readers});
  CHECK(raw(scratch.path, "select count(*) from tickets") == Names{"0"});
  CHECK(raw(scratch.path, format("select has_table_privilege('{}', 'entries', 'select')", roles.readers)) == Names{"1"});
}

TEST_CASE("who is let in at a store is let in where it moves to, as far as they are there") {
  if (!on_server()) return spoc::test::skip(kNoServer);
  const TwoRoles roles;
  const Scratch scratch;
  let_in(scratch.path, {roles.worker, roles.readers});
  const Place to;
  Move move(scratch.path, to.path, at(100'000));
  move.copy({});
  CHECK(move.let_in().empty());
  move.finish();
  CHECK(let_in_at(to.path).services == Names{roles.worker});
  CHECK(let_in_at(to.path).readers == Names{roles.readers});
  const Folder folder;
  Move back(to.path, folder.path("back.db"), at(100'000));
  back.copy({});
  CHECK(back.let_in().empty());
}

}  // namespace spoc::store
