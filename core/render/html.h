// Tables as HTML, and the page around them: one file without scripts and without anything from elsewhere, readable in
// light and dark, on paper and on a phone.
#pragma once

#include <string>
#include <string_view>

#include "render/table.h"
#include "render/text.h"

namespace spoc::render {

/// A table that scrolls by itself where the page is too narrow for it; numbers stand on the right.
void append_html(std::string& out, const Table& table, const TextStyle& style);

/// `body` is HTML; `title` is not.
std::string html_page(std::string_view title, std::string_view body);

}  // namespace spoc::render
