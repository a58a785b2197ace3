// Rows on their way into tables of a server. Of many transactions in a row, each of which inserts many rows, only COPY
// is fast: so plain inserts are held back until something else is asked of the server, and then go table by table.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/statement_text.h"

namespace spoc::sql {

class PostgresConnection;
class PostgresStatement;

/// What is bound to a statement, as libpq takes it: text, or the bytes of a blob.
struct Parameter {
  std::string bytes;
  bool null = true, binary = false;
};
using Parameters = std::vector<Parameter>;

class HeldRows {
 public:
  explicit HeldRows(PostgresConnection& connection) : connection_(connection) {}

  bool empty() const { return tables_.empty(); }
  /// Whether a row of that table may need one that is held: of the same table, or of one that it refers to.
  bool concern(std::string_view table);
  /// One more row: what is bound to the statement, which is that plain insert.
  void take(PostgresStatement& statement, const PlainInsert& insert, Parameters values);
  /// More than should wait in memory.
  bool many() const { return bytes_ > kMost; }
  /// Everything goes to the server: a table after those that it refers to, few rows as they came, many as a stream.
  /// Throws as the connection does.
  void send_all();
  void clear();

 private:
  static constexpr std::size_t kMost = 8u << 20;
  /// A stream is no part of a pipeline, so it waits twice for the server: worth it from here on.
  static constexpr std::size_t kWorthStream = 24;
  struct Row {
    PostgresStatement* statement;
    Parameters values;
  };
  struct Held {
    std::string table, columns;
    std::vector<Row> rows;
  };
  void send(const Held& held);
  const std::vector<std::pair<std::string, std::string>>& references();

  PostgresConnection& connection_;
  std::vector<Held> tables_;  // in the order of their first rows
  std::size_t bytes_ = 0;
  std::optional<std::vector<std::pair<std::string, std::string>>> references_;  // from, to
};

}  // namespace spoc::sql
