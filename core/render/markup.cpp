#include "render/markup.h"

#include "base/text.h"

namespace spoc::render {

std::string markup_safe(std::string_view text) {
  std::string out;
  for (const char c : terminal_safe(text, Shape::one_line)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace spoc::render
