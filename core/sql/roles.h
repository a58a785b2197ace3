// Roles of a server: who may do what to a store's tables and views. A file has none: who may write it may do
// everything.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/connection.h"

namespace spoc::sql {

/// What a role may do to a table or view, in the server's words: "select, insert"; empty: nothing.
struct Privilege {
  std::string_view of;
  std::string_view rights;
};

/// A view over the store's tables. It reads with the rights of who owns the store.
struct View {
  std::string name;
  std::string select;
};

/// Whoever a view is asked by, as an expression: the login they came with, whatever role they took since.
inline constexpr std::string_view kSessionLogin = "(cast(session_user as text) collate \"C\")";

/// Throws usage when the store is a file, not_found when the server has no such role.
void require_role(Connection& connection, std::string_view role);
/// Throws refused, and names who may, when who connects does not own that table: `what` is "rewrite the journal".
/// Nothing of a file.
void require_owner(Connection& connection, std::string_view table, std::string_view what);
/// Throws usage when the role can do whatever who owns that table can, or who connects when there is none, so that
/// nothing could be kept from it; refused when it may not connect, or not make temporary tables.
void require_lesser(Connection& connection, std::string_view role, std::string_view table);
/// Who was given that right to the table or view, but not who owns it; nobody of a file, or when it is not there.
std::vector<std::string> grantees(Connection& connection, std::string_view of, std::string_view right);
/// Lets the role do exactly these things to the tables and views that are named. In a transaction.
void grant(Connection& connection, std::string_view role, std::span<const Privilege> privileges);
/// Makes the view, or another one of the same columns in its place, who may read it staying so. Conditions of who asks
/// are never judged before those of the view. In a transaction.
void make_view(Connection& connection, const View& view);
/// Takes it away, if it is there. In a transaction; nothing of a file.
void drop_view(Connection& connection, std::string_view name);

}  // namespace spoc::sql
