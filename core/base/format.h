// Formatting of text by `{}` placeholders. The only file that includes fmt, so that it can become <format> in one
// place.
#pragma once

#include <fmt/core.h>

#include <string>

namespace spoc {

/// fmt::format; the format string is checked at compile time.
template <class... Args>
std::string format(fmt::format_string<Args...> pattern, Args&&... args) {
  return fmt::vformat(pattern, fmt::make_format_args(args...));
}

}  // namespace spoc
