// Rows of a CSV file as drafts: by a map, or by headers that are names of members.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/csv.h"
#include "intake/map.h"
#include "intake/members.h"
#include "intake/row.h"
#include "intake/table_rows.h"
#include "policy/policy.h"

namespace spoc::intake {

class CsvRows {
 public:
  /// With a map its columns are read and the others passed over; without one every header must be a member. Dates and
  /// times of the fields that policy declares are read by the map's time format. `policy` outlives this. Reads the
  /// header; throws data on one that does not fit.
  CsvRows(Source source, std::optional<Map> map, const policy::Policy& policy);

  /// The next row, nothing at the end. Memory is one row.
  std::optional<Row> next();
  /// Delimiter and encoding, given or recognised.
  const csv::Dialect& dialect() const { return rows_.dialect(); }
  /// The header as a row of text, to stand above rows that are set aside.
  const std::string& header() const { return rows_.header(); }

 private:
  void set(Draft& draft, const TableRows::Cell& cell) const;
  json::Value field_value(const Draft& draft, const std::string& name, std::string_view cell) const;
  std::optional<RowProblem> read(const std::vector<TableRows::Cell>& cells, Draft& draft) const;

  TableRows rows_;
  std::vector<const Member*> members_;  // by column; nothing for a field
  const policy::Policy& policy_;
  TableTimes times_;
};

}  // namespace spoc::intake
