// Which tables of which reports are worth looking at, and as what: charts of a page, bars and sparklines in text.
#pragma once

#include <string>
#include <string_view>

#include "render/table.h"
#include "render/text.h"
#include "time/zone.h"

namespace spoc::report {

/// The table's charts as SVG, one behind the other; empty when it has none, or nothing to show.
std::string pictures_of(std::string_view report, const render::Table& table, const time::Zone& zone);

/// Bars and sparklines of those tables for which they help in text, behind the table.
void append_text_pictures(std::string& out, std::string_view report, const render::Table& table,
                          const render::TextStyle& style);

}  // namespace spoc::report
