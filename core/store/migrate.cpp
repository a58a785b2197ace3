#include "store/migrate.h"

#include "base/error.h"
#include "base/format.h"
#include "sql/roles.h"
#include "sql/sqlite_copy.h"
#include "sql/text_index.h"
#include "store/moved.h"
#include "store/roles.h"
#include "store/schema/schema_001.h"

namespace spoc::store {

namespace {

void make_first_schema(sql::Connection& connection) {
  connection.define(schema::kSchema001);
  connection.text_index().create();
}

}  // namespace

std::span<const Migration> migrations() {
  static const Migration steps[] = {{1, make_first_schema}};
  return steps;
}

std::int64_t current_schema() {
  return migrations().back().to;
}

void require_schema(sql::Connection& connection) {
  const std::int64_t found = connection.schema_version();
  require_unmarked(connection, found);
  require_schema(found, current_schema());
}

void require_schema(std::int64_t found, std::int64_t known) {
  if (found > known)
    throw Error(Code::configuration, format("the store has schema {}, this program knows up to {}", found, known),
                "a newer version of spoc made it: use that one");
  if (found < known)
    throw Error(Code::configuration, format("the store has schema {}, this program needs {}", found, known),
                "`spoc upgrade` brings it up to date, after a backup");
}

namespace {

/// Those that a store of that schema has not taken. Refuses one from the future.
int steps_after(sql::Connection& connection, std::span<const Migration> steps) {
  const std::int64_t found = connection.schema_version();
  require_unmarked(connection, found);
  if (found > steps.back().to) require_schema(found, steps.back().to);
  int missing = 0;
  for (const Migration& step : steps) missing += step.to > found ? 1 : 0;
  return missing;
}

}  // namespace

int apply(sql::Connection& connection, std::span<const Migration> steps) {
  int taken = 0;
  const std::int64_t found = connection.schema_version();
  for (const Migration& step : steps) {
    if (step.to <= found) continue;
    step.apply(connection);
    connection.set_schema_version(step.to);
    ++taken;
  }
  return taken;
}

int steps_to_take(const std::string& path, std::span<const Migration> steps) {
  const auto connection = sql::open_connection(path, {});
  return steps_after(*connection, steps);
}

int upgrade(const std::string& path, std::span<const Migration> steps) {
  const auto connection = sql::open_connection(path, {});
  const std::int64_t wanted = steps.back().to;
  if (steps_after(*connection, steps) == 0) return 0;
  sql::require_owner(*connection, "journal", "change its tables");
  // A server takes the steps in one transaction, and its administrators back it up by its own means.
  if (connection->engine() == sql::Engine::sqlite) sql::copy_file(*connection, format("{}.before-{}", path, wanted));
  connection->begin_write();
  try {
    const LetIn roles = roles_let_in(*connection);
    drop_views(*connection);
    // Somebody else may have upgraded it meanwhile: then there is nothing left to do.
    const int taken = apply(*connection, steps);
    let_in(*connection, roles);
    connection->commit();
    return taken;
  } catch (...) {
    connection->rollback();
    throw;
  }
}

}  // namespace spoc::store
