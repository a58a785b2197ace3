// Any figure of any report, week by week or month by month: the report is asked of each of them, and one cell of it is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report {

/// A figure as it is written: REPORT/TABLE/ROW…/COLUMN, where ROW are the texts of its row, those that are not absent.
struct Figure {
  std::string written, report, table, column;
  std::vector<std::string> row;
};

/// Throws usage when it is none, not_found when there is no such report.
Figure parse_figure(std::string_view written);

/// A row for each slice that has begun, with a column for each figure of the request; absent where the report has no such row.
/// Throws not_found, naming what there is, for a table, a row or a column that there is not.
render::Table figure_series(store::Reading& reading, const Request& request, const std::vector<Bounds>& slices);

}  // namespace spoc::report
