#include "store/roles.h"

#include <set>

#include "base/text.h"
#include "scratch.h"
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

}  // namespace spoc::store
