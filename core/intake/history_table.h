// The raw rows of a history, whatever its file is: a cell for each column of the map. Inside `intake` only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/map.h"
#include "intake/row.h"

namespace spoc::intake {

/// Heads the column of reasons in a file of rows that were set aside.
constexpr std::string_view kReasonColumn = "why_rejected";

struct HistoryCells {
  long long number = 0;
  std::vector<std::string_view> cells;  ///< by the map's columns; empty where there is none
  std::string reason;                   ///< why the row cannot be used, or empty
};

/// A seam: CSV and XES.
class HistoryTable {
 public:
  virtual ~HistoryTable() = default;
  /// The next row, valid until the one after it; nothing at the end.
  virtual const HistoryCells* next() = 0;
  /// That row with the reason in front, as CSV under `header()`, to be put right and read again with the same map. A
  /// reason that it has from an earlier time is replaced.
  virtual std::string set_aside(std::string_view reason) const = 0;
  virtual const std::string& header() const = 0;
};

/// Of two columns with the same header the second is called "Header#2" in a map.
std::unique_ptr<HistoryTable> history_csv(Source source, const Map& map);
/// Attributes of an event are columns by their keys, those of its trace are "case:KEY".
std::unique_ptr<HistoryTable> history_xes(Source source, const Map& map);

}  // namespace spoc::intake
