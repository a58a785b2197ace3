// Tables as metrics in the text format of OpenMetrics 1.0, for the textfile collector of a monitoring system.
#pragma once

#include <string>
#include <string_view>

#include "render/table.h"

namespace spoc::render {

/// One gauge per column of numbers, called PREFIX_TABLE_COLUMN, of durations with _seconds, of ratios with _ratio (a
/// quotient of 0 to 1). Columns of words and days are labels; two rows with the same labels get their number as one.
/// Absent cells and ratios of nothing have no sample. `# EOF` is the caller's to add, once.
void append_openmetrics(std::string& out, std::string_view prefix, const Table& table);

}  // namespace spoc::render
