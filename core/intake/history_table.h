// The raw rows of a history, whatever its file is: a cell for each column of the map. Inside `intake` only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/map.h"
#include "intake/row.h"

namespace spoc::intake {

struct HistoryCells {
  long long number = 0;
  std::vector<std::string> cells;  ///< by the map's columns; empty where there is none
  std::string reason;              ///< why the row cannot be used, or empty
};

/// A seam: CSV and XES.
class HistoryTable {
 public:
  virtual ~HistoryTable() = default;
  /// The next row, valid until the one after it; nothing at the end.
  virtual const HistoryCells* next() = 0;
  /// That row as it came.
  virtual std::string text() const = 0;
  virtual const std::string& header() const = 0;
};

/// Of two columns with the same header the second is called "Header#2" in a map.
std::unique_ptr<HistoryTable> history_csv(Source source, const Map& map);
/// Attributes of an event are columns by their keys, those of its trace are "case:KEY".
std::unique_ptr<HistoryTable> history_xes(Source source, const Map& map);

}  // namespace spoc::intake
