// Rows of a CSV whose columns have names that the reader knows: by a map, or by the headers themselves.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "intake/map.h"
#include "intake/members.h"
#include "intake/row.h"
#include "intake/time_format.h"

namespace spoc::intake {

/// Times in the cells of a table: as its map says, in the desk's zone unless the map has one.
class TableTimes {
 public:
  TableTimes(const std::optional<Map>& map, time::Zone desk);
  /// The cell as the desk writes it: an instant, or with `date_only` a date. Throws Misfit when it is neither.
  std::string read(std::string_view cell, bool date_only) const;

 private:
  TimeFormat format_;
  std::string pattern_ = "iso";
  time::Zone zone_;
};

class TableRows {
 public:
  struct Cell {
    std::size_t column = 0;   ///< its position in `names()`
    std::string_view name;    ///< of the column, as `name_of` says it
    std::string_view header;  ///< of the column in this file
    std::string value;        ///< trimmed, with the map's meaning put in; never one that says nothing
    std::string_view raw;     ///< as it stands in the file; as long as the row
  };
  struct TableRow {
    long long number = 0;  ///< as Row::number
    std::vector<std::string> as_read;
    std::vector<Cell> cells;            ///< those that say something, in the order of the columns
    std::optional<std::string> reason;  ///< why the row cannot be used
    std::string text;                   ///< the row as it came
  };

  /// The one name of what a header or a map calls a column; throws data, saying what to do, when it is none.
  using NameOf = std::function<std::string(const std::string&)>;

  /// Reads the header; throws data on one that lacks a column of the map, or has one twice.
  TableRows(Source source, std::optional<Map> map, const NameOf& name_of);

  /// The next row, nothing at the end. Memory is one row.
  std::optional<TableRow> next();
  const std::optional<Map>& map() const { return map_; }
  const csv::Dialect& dialect() const { return reader_.dialect(); }
  const std::string& header() const { return header_; }
  /// The names of its columns.
  std::vector<std::string> names() const;
  /// Columns for which `first` holds are read before the others.
  void read_first(const std::function<bool(const std::string&)>& first);

 private:
  struct Column {
    std::string name;
    std::string member;  // as the map calls it
    std::string header;
    std::size_t cell = 0;
  };
  void add(Column column);
  std::string_view meaning(const Column& column, std::string_view cell) const;
  bool says_nothing(std::string_view cell) const;
  std::string text_of(const std::vector<std::string>& cells) const;

  csv::Reader reader_;
  std::optional<Map> map_;
  std::vector<Column> columns_;
  std::size_t width_ = 0;
  std::string header_;
};

}  // namespace spoc::intake
