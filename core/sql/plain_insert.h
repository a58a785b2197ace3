// Which statements are nothing but rows for a table: those need not run one by one, since nobody waits for what they give.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace spoc::sql {

/// What `insert into TABLE (COLUMNS) values ($1, …, $n)` says; nothing of another statement.
struct PlainInsert {
  std::string table, columns;
  int count = 0;  ///< of columns
};
std::optional<PlainInsert> plain_insert_of(std::string_view sql);

}  // namespace spoc::sql
