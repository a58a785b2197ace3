// A history whose rows take over cells of a second table, by a key: a log of events and the records of its cases become
// one. Inside `intake` only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "intake/history_table.h"

namespace spoc::intake {

/// Opens the first table by a map that names columns of that alone.
using OpenTable = std::function<std::unique_ptr<HistoryTable>(const Map&)>;

/// Rows as `open` gives them, with the cells that `map` takes over from `second`, which is CSV and has a header.
/// Columns of both that are named alike are told apart by where they are. A row whose key is not there takes over
/// nothing, and is counted in `unmatched`. Memory is that of what is taken over. Throws data when the second table has
/// a key twice, lacks a column or has a row that cannot be read.
std::unique_ptr<HistoryTable> history_joined(const OpenTable& open, Source second, const Map& map,
                                             std::int64_t& unmatched);

}  // namespace spoc::intake
