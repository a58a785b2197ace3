// Tables and rows as JSON: the typed form of every cell, nothing shortened.
#pragma once

#include <span>
#include <string>

#include "base/json.h"
#include "render/table.h"

namespace spoc::render {

/// One cell: absent is null, instants and dates are ISO 8601 strings (UTC), a ratio is {"n": …, "d": …}, durations are
/// whole seconds, reals that are no number are null.
void write_cell(json::Writer& writer, const Cell& cell);

/// {"name": …, "columns": [names], "rows": [[cells]]}, as in `spoc.report/1`.
void write_table(json::Writer& writer, const Table& table);

/// [{column: cell, …}, …]
void write_objects(json::Writer& writer, const Table& table);

/// One row as an object on a line of its own (JSON Lines), newline included. Throws defect when the row does not fit.
void append_line(std::string& out, std::span<const Column> columns, std::span<const Cell> row);

}  // namespace spoc::render
