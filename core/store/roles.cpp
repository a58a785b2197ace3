#include "store/roles.h"

#include "base/error.h"
#include "store/migrate.h"
#include "store/session.h"

namespace spoc::store {

namespace {

constexpr std::string_view kRead = "select", kAppend = "select, insert", kKeep = "select, insert, update",
                           kAll = "select, insert, update, delete", kReplace = "select, insert, delete",
                           kChange = "select, update";

/// In the order of the schema. The write lock, `lock table counter`, needs its `update`.
constexpr sql::Privilege kService[] = {{"schema_version", kRead},
                                       {"desk", kChange},
                                       {"counter", kChange},
                                       {"operation", kAppend},
                                       {"journal", kAppend},
                                       {"ticket", kKeep},
                                       {"ticket_text", kAll},
                                       {"outcome", kAll},
                                       {"clock", kAll},
                                       {"wait", kAll},
                                       {"spell", kAll},
                                       {"fired", kAll},
                                       {"tag", kAll},
                                       {"participant", kAll},
                                       {"link", kAll},
                                       {"check_item", kAll},
                                       {"handed_back", kAll},
                                       {"undelivered", kAll},
                                       {"chosen", kAll},
                                       {"run", kKeep},
                                       {"step", kAll},
                                       {"progress", kAll},
                                       {"decision", kAll},
                                       {"step_person", kAll},
                                       {"event", kKeep},
                                       {"event_about", kAppend},
                                       {"outbox", kKeep},
                                       {"message", kKeep},
                                       {"mail", kReplace},
                                       {"person", kKeep},
                                       {"trait", kReplace},
                                       {"absence", kAll},
                                       {"blob", kAppend},
                                       {"bundle", kKeep},
                                       {"bundle_file", kAppend},
                                       {"definition", kAppend},
                                       {"pulse", kKeep},
                                       {"unindexed", kAll},
                                       {"search_word", kReplace}};

constexpr std::string_view kJournal = "journal";

std::vector<sql::Privilege> readers_privileges() {
  std::vector<sql::Privilege> all;
  for (const sql::Privilege& table : kService) all.push_back({table.of, {}});
  for (const std::string_view name : reader_view_names()) all.push_back({name, kRead});
  return all;
}

void require_roles(sql::Connection& connection, const Roles& roles) {
  if (!roles.service.empty() && roles.service == roles.readers)
    throw Error(Code::usage, "the program and the people need a role each",
                "one that reads views must not write tables");
  for (const std::string* role : {&roles.service, &roles.readers})
    if (!role->empty()) {
      sql::require_role(connection, *role);
      sql::require_lesser(connection, *role, kJournal);
    }
}

}  // namespace

std::span<const sql::Privilege> service_privileges() {
  return kService;
}

void require_roles(const std::string& where, const Roles& roles) {
  if (roles.empty()) return;
  if (!sql::is_server(where))
    throw Error(Code::usage, "a store in a file has no roles",
                "they are of a server: --store postgresql://HOST/DATABASE");
  require_roles(*sql::open_connection(where, {.create = true}), roles);
}

LetIn roles_let_in(sql::Connection& connection) {
  return {sql::grantees(connection, kJournal, "INSERT"),
          sql::grantees(connection, reader_view_names().front(), "SELECT")};
}

void drop_views(sql::Connection& connection) {
  for (const std::string_view name : reader_view_names()) sql::drop_view(connection, name);
}

void let_in(sql::Connection& connection, const LetIn& roles) {
  for (const std::string& service : roles.services) sql::grant(connection, service, kService);
  if (roles.readers.empty()) return;
  for (const sql::View& view : reader_views()) sql::make_view(connection, view);
  for (const std::string& readers : roles.readers) sql::grant(connection, readers, readers_privileges());
}

std::vector<std::string> let_in_like(sql::Connection& from, sql::Connection& to) {
  if (to.engine() != sql::Engine::postgres) return {};
  std::vector<std::string> left_out;
  const auto possible = [&](std::vector<std::string> roles) {
    std::erase_if(roles, [&](const std::string& role) {
      try {
        require_roles(to, {role, {}});
        return false;
      } catch (const Error& error) {
        left_out.push_back(error.message);
        return true;
      }
    });
    return roles;
  };
  const LetIn there = roles_let_in(from);
  const LetIn here{possible(there.services), possible(there.readers)};
  Transaction transaction(to, Transaction::Kind::write);
  let_in(to, here);
  transaction.commit();
  return left_out;
}

void let_in(const std::string& where, const Roles& roles) {
  if (roles.empty()) return;
  const auto connection = sql::open_connection(where, {});
  require_schema(connection->schema_version(), current_schema());
  sql::require_owner(*connection, kJournal, "let others in");
  require_roles(*connection, roles);
  LetIn wanted;
  if (!roles.service.empty()) wanted.services.push_back(roles.service);
  if (!roles.readers.empty()) wanted.readers.push_back(roles.readers);
  Transaction transaction(*connection, Transaction::Kind::write);
  let_in(*connection, wanted);
  transaction.commit();
}

}  // namespace spoc::store
