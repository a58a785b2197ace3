// Files that are part of the program, as the build found them (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace spoc::policy {

struct EmbeddedFile {
  std::string_view path;  ///< below the source folder
  std::string_view content;
};

/// Sorted by path.
std::span<const EmbeddedFile> embedded_files();

}  // namespace spoc::policy
