// Rows as comma- or tab-separated values, one at a time. The one place where cells are made harmless for spreadsheets:
// what comes from outside must not become a formula there, nor move a cursor when the file is shown on a terminal.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/table.h"

namespace spoc::render {

/// csv: RFC 4180, comma, CRLF, quotes where needed; an absent cell is empty, an empty text is "".
/// tsv: tab, LF, no quotes; tab, newline and backslash in a cell are \t, \n and \\, so that a line is a row for cut and
/// awk.
enum class Separated { csv, tsv };

void append_header(std::string& out, std::span<const Column> columns, Separated form);
/// Throws defect when the row does not fit the columns.
void append_row(std::string& out, std::span<const Column> columns, std::span<const Cell> row, Separated form);
/// Header and all rows.
void append_separated(std::string& out, const Table& table, Separated form);

/// A text cell as it goes into a file: with a leading apostrophe when it begins with = + - @ (also their full-width
/// forms), tab or CR and is no plain number; control characters but newline are replaced by visible ones, CRLF is a
/// newline, invalid UTF-8 is replaced.
std::string neutral_cell(std::string_view text);

}  // namespace spoc::render
