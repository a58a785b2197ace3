#include "sql/statement_text.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::sql {

bool begins_with_word(std::string_view sql, std::string_view word) {
  return sql.substr(0, word.size()) == word;
}

bool can_give_rows(std::string_view sql) {
  const bool changes = begins_with_word(sql, "insert ") || begins_with_word(sql, "update ") || begins_with_word(sql, "delete ");
  return !changes || sql.find(" returning ") != std::string_view::npos;
}

std::optional<PlainInsert> plain_insert_of(std::string_view sql) {
  constexpr std::string_view kInsert = "insert into ", kValues = ") values (";
  if (!sql.starts_with(kInsert)) return std::nullopt;
  sql.remove_prefix(kInsert.size());
  const std::size_t opens = sql.find(" ("), values = sql.find(kValues);
  if (opens == std::string_view::npos || values == std::string_view::npos || opens > values) return std::nullopt;
  PlainInsert found{std::string(sql.substr(0, opens)), std::string(sql.substr(opens + 2, values - opens - 2))};
  found.count = static_cast<int>(std::count(found.columns.begin(), found.columns.end(), ',')) + 1;
  std::string parameters;
  for (int i = 1; i <= found.count; ++i) parameters += format("{}${}", i == 1 ? "" : ", ", i);
  if (sql.substr(values + kValues.size()) != parameters + ")") return std::nullopt;
  return found;
}

}  // namespace spoc::sql
