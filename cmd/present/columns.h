// The columns that were asked for with --columns, of rows that have more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/shell/context.h"
#include "render/table.h"

namespace spoc::cmd {

/// Some of the columns of a table, in the order in which they were asked for.
class ChosenColumns {
 public:
  /// All of them without --columns. Throws usage with the nearest name.
  ChosenColumns(const Arguments& arguments, std::vector<render::Column> all);

  const std::vector<render::Column>& columns() const { return columns_; }
  /// The cells of those columns.
  render::Row of(const render::Row& row) const;

 private:
  std::vector<std::size_t> positions_;
  std::vector<render::Column> columns_;
};

/// Rows as they were asked for: a table for people, CSV, TSV, an object a line, or in one object with its schema (and how many rows
/// there are in all, when that is told).
std::string rows_text(Context& context, const render::Table& table, std::string_view schema,
                      std::optional<std::size_t> total = std::nullopt);

/// --limit, or nothing without it. Throws usage for what is no number from 1.
std::optional<std::int64_t> limit_of(const Arguments& arguments);

}  // namespace spoc::cmd
