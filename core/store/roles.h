// Who may do what to a store on a server: the role under which the program works, which may only append to the journal,
// and logins of people, which read views of what their person may see.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sql/roles.h"

namespace spoc::store {

/// Every table of a store, and what the service role needs of it: the one list of its privileges. What it does not need
/// is for who owns the store: making and upgrading it, and writing words anew (`spoc erase`).
std::span<const sql::Privilege> service_privileges();

/// Views of what the person may see whose login asks: as domain::seen says, which sight.h builds, and never more.
std::vector<sql::View> reader_views();
/// Their names.
std::span<const std::string_view> reader_view_names();

/// Roles of the server by name; empty: leave it as it is.
struct Roles {
  std::string service, readers;
  bool empty() const { return service.empty() && readers.empty(); }
};

/// The roles that a store on a server has let in.
struct LetIn {
  std::vector<std::string> services, readers;
};
LetIn roles_let_in(sql::Connection& connection);
/// Gives each what it needs, and nothing more; the views are made anew. In a transaction of who owns the store.
void let_in(sql::Connection& connection, const LetIn& roles);
/// The views are in the way of tables that change.
void drop_views(sql::Connection& connection);
/// Lets those in who are let in at `from`, when both are stores on servers. Who cannot be, with why: they are not there,
/// or are somebody who may do everything there.
std::vector<std::string> let_in_like(sql::Connection& from, sql::Connection& to);

/// Before anything is made at `where`: throws what `let_in` throws of roles that are not there, and usage for a file.
void require_roles(const std::string& where, const Roles& roles);
/// Gives the roles what they need of the store at `where`, and nothing more than that; the views are made anew. All or
/// nothing. Throws refused for who does not own the store, usage for a file or for a role that cannot be held to it,
/// not_found.
void let_in(const std::string& where, const Roles& roles);

}  // namespace spoc::store
