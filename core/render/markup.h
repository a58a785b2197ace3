// Text in HTML, XML and SVG: the one place where it is made harmless there.
#pragma once

#include <string>
#include <string_view>

namespace spoc::render {

/// As text of an element or in a quoted attribute: & < > " ' become entities, what a terminal would obey or what
/// reverses direction becomes visible, a newline becomes a space.
std::string markup_safe(std::string_view text);

}  // namespace spoc::render
