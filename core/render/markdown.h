// Tables as GitHub-flavoured Markdown. What comes from outside stays text: no markup, no HTML, no extra cells.
#pragma once

#include <string>
#include <string_view>

#include "render/table.h"
#include "render/text.h"

namespace spoc::render {

/// The table with a heading of its name (when it has one) above; cells as in text, never shortened.
void append_markdown(std::string& out, const Table& table, const TextStyle& style);

/// `text` so that Markdown shows exactly that: markup characters escaped, `<`, `>` and `&` as entities, newlines as
/// <br>, control characters visible.
std::string markdown_safe(std::string_view text);

}  // namespace spoc::render
