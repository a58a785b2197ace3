// The text of an HTML page: what a reader would see, in order. No renderer: no styles, no scripts, nothing is fetched.
#pragma once

#include <string>
#include <string_view>

namespace spoc::intake {

/// Blocks are lines, list items begin with "- ", quotations with "> ", links to elsewhere stand behind their words.
/// Linear in the length of the page, whatever is in it; UTF-8 in, UTF-8 out.
std::string html_to_text(std::string_view html);

}  // namespace spoc::intake
