// What the text of a statement says of it: whether anybody has to wait for it, and whether it is nothing but a row for a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace spoc::sql {

bool begins_with_word(std::string_view sql, std::string_view word);

/// Only what changes rows and hands none back needs not be waited for.
bool can_give_rows(std::string_view sql);

/// What `insert into TABLE (COLUMNS) values ($1, …, $n)` says; nothing of another statement.
struct PlainInsert {
  std::string table, columns;
  int count = 0;  ///< of columns
};
std::optional<PlainInsert> plain_insert_of(std::string_view sql);

}  // namespace spoc::sql
