// The pages of the manual that are not about one verb: cmd/manual/*.md, as they were when the program was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace spoc::cmd {

struct ManualPage {
  std::string topic;         ///< "lifecycle"
  std::string_view title;    ///< its first line
  std::string_view content;  ///< Markdown
};

/// Sorted by topic.
std::vector<ManualPage> manual_pages();

/// The rows of the table that `lifecycle.md` has, from the code.
std::string transition_rows();

}  // namespace spoc::cmd
