// What only a server knows: roles, and views that are asked under the login of somebody else.
#include "base/format.h"
#include "sql/prepared.h"
#include "sql/roles.h"

namespace spoc::sql {

namespace {

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string schema_of(Connection& connection) {
  Use statement(connection.prepare("select cast(current_schema() as text)"));
  statement->step();
  return std::string(statement->text(0));
}

struct Answer {
  std::string name;
  bool yes = false;
};

/// The first two columns of the only row: a name, and whether.
Answer ask(Connection& connection, std::string_view sql, std::string_view first, std::string_view second) {
  Use statement(connection.prepare(sql));
  statement->bind(1, first);
  statement->bind(2, second);
  if (!statement->step()) return {};
  return {std::string(statement->text(0)), statement->integer(1) != 0};
}

}  // namespace

void require_role(Connection& connection, std::string_view role) {
  if (connection.engine() != Engine::postgres)
    throw Error(Code::usage, "a store in a file has no roles",
                "they are of a server: --store postgresql://HOST/DATABASE");
  Use statement(connection.prepare("select 1 from pg_catalog.pg_roles where rolname = cast($1 as name)"));
  statement->bind(1, role);
  if (!statement->step())
    throw Error(Code::not_found, format("the server has no role \"{}\"", role),
                format("`createuser {}` makes one", role));
}

void require_owner(Connection& connection, std::string_view table, std::string_view what) {
  if (connection.engine() != Engine::postgres) return;
  const Answer owner =
      ask(connection,
          "select cast(pg_get_userbyid(relowner) as text), pg_has_role(cast($2 as name), relowner, 'USAGE') "
          "from pg_catalog.pg_class where oid = to_regclass(cast($1 as text))",
          table, [&] {
            Use statement(connection.prepare("select cast(current_user as text)"));
            statement->step();
            return std::string(statement->text(0));
          }());
  if (owner.yes || owner.name.empty()) return;
  throw Error(
      Code::refused, format("the role that connects may not {}", what),
      format("\"{}\" owns the store and may: name it in the store's URL or in $PGUSER (spoc help server)", owner.name));
}

void require_lesser(Connection& connection, std::string_view role, std::string_view table) {
  const Answer owner =
      ask(connection,
          "select cast(rolname as text), pg_has_role(cast($2 as name), oid, 'MEMBER') from pg_catalog.pg_roles "
          "where oid = coalesce((select relowner from pg_catalog.pg_class where oid = to_regclass(cast($1 as text))), "
          "(select oid from pg_catalog.pg_roles where rolname = current_user))",
          table, role);
  if (owner.yes)
    throw Error(Code::usage, format("the role \"{}\" may do whatever \"{}\" may, who owns the store", role, owner.name),
                format("take one that is neither a superuser nor a member of \"{}\"", owner.name));
  for (const std::string_view right : {"connect", "temporary"}) {
    const Answer database =
        ask(connection,
            "select cast(current_database() as text), has_database_privilege(cast($1 as name), current_database(), $2)",
            role, right);
    if (!database.yes)
      throw Error(
          Code::refused,
          format("the role \"{}\" has no right \"{}\" in the database \"{}\"", role, right, database.name),
          format("its owner gives it: grant {} on database {} to {}", right, quoted(database.name), quoted(role)));
  }
}

std::vector<std::string> grantees(Connection& connection, std::string_view of, std::string_view right) {
  if (connection.engine() != Engine::postgres) return {};
  Use statement(connection.prepare(
      "select distinct cast(pg_get_userbyid(given.grantee) as text) from pg_catalog.pg_class, aclexplode(relacl) as given "
      "where pg_class.oid = to_regclass(cast($1 as text)) and given.privilege_type = $2 and given.grantee <> relowner and "
      "given.grantee <> cast(0 as oid) order by 1"));
  statement->bind(1, format("{}.{}", quoted(schema_of(connection)), quoted(of)));
  statement->bind(2, right);
  std::vector<std::string> roles;
  while (statement->step()) roles.emplace_back(statement->text(0));
  return roles;
}

void grant(Connection& connection, std::string_view role, std::span<const Privilege> privileges) {
  const std::string to = quoted(role), schema = quoted(schema_of(connection));
  std::string script = format("revoke all on schema {0} from {1}; grant usage on schema {0} to {1}", schema, to);
  for (const Privilege& privilege : privileges) {
    const std::string of = format("{}.{}", schema, quoted(privilege.of));
    script += format("; revoke all on {} from {}", of, to);
    if (!privilege.rights.empty()) script += format("; grant {} on {} to {}", privilege.rights, of, to);
  }
  connection.script(script);
}

void make_view(Connection& connection, const View& view) {
  connection.script(format("create or replace view {}.{} with (security_barrier) as {}", quoted(schema_of(connection)),
                           quoted(view.name), view.select));
}

void drop_view(Connection& connection, std::string_view name) {
  if (connection.engine() == Engine::postgres)
    connection.script(format("drop view if exists {}.{}", quoted(schema_of(connection)), quoted(name)));
}

}  // namespace spoc::sql
