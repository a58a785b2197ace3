// Many rows into one table, in the way that costs least: a server takes them as one stream (COPY), a file by statements of some rows each.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "sql/connection.h"

namespace spoc::sql {

/// Values of the columns in their order, row by row. While one is open, nothing else is done on its connection. Gone without
/// `finish`, the transaction takes nothing more.
class RowsIn {
 public:
  virtual ~RowsIn() = default;
  virtual void put_null() = 0;
  virtual void put(std::int64_t value) = 0;
  virtual void put(double value) = 0;
  virtual void put_text(std::string_view text) = 0;
  virtual void put_blob(std::string_view bytes) = 0;
  virtual void end_row() = 0;
  /// Throws data when the table does not take them.
  virtual void finish() = 0;
};

/// In a transaction that writes; all columns of the table.
std::unique_ptr<RowsIn> rows_into(Connection& connection, std::string_view table, const std::vector<Column>& columns);

}  // namespace spoc::sql
