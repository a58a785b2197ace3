// Tables as a workbook of Office Open XML: real numbers, dates and durations, one sheet per table with a header that
// stays.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/table.h"
#include "time/zone.h"

namespace spoc::render {

/// Words at the beginning: a label and its value.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a workbook: the first sheet has the facts, each other one a table. Times are local to `zone`, since
/// such files know none. A ratio is its quotient, with both numbers beside it. Texts are texts, whatever they begin
/// with. `made` is what the file says of when it was made. The library that writes it is loaded when this is first
/// called; throws unavailable without it.
std::string to_xlsx(std::string_view title, const Facts& facts, std::span<const Table* const> tables,
                    const time::Zone& zone, time::Instant made);

}  // namespace spoc::render
