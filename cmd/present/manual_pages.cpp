#include "cmd/present/manual_pages.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/lifecycle.h"
#include "policy/embedded.h"

namespace spoc::cmd {

std::vector<ManualPage> manual_pages() {
  constexpr std::string_view kFolder = "cmd/manual/", kEnding = ".md";
  std::vector<ManualPage> pages;
  for (const policy::EmbeddedFile& file : policy::embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(kEnding)) continue;
    std::string_view title = file.content.substr(0, file.content.find('\n'));
    if (title.starts_with("# ")) title.remove_prefix(2);
    const std::string_view name = file.path.substr(kFolder.size());
    pages.push_back({std::string(name.substr(0, name.size() - kEnding.size())), title, file.content});
  }
  // By topic, not by file: "mail" before "mail-servers".
  std::sort(pages.begin(), pages.end(), [](const ManualPage& a, const ManualPage& b) { return a.topic < b.topic; });
  return pages;
}

std::string transition_rows() {
  std::string rows;
  for (const decide::Transition& row : decide::transitions()) {
    std::vector<std::string> from;
    for (const domain::Status status : row.from) from.emplace_back(domain::word(status));
    rows += format("| `{}` | {} | {} | {} |\n", row.verb, join(from, ", "), domain::word(row.to), row.note);
  }
  return rows;
}

}  // namespace spoc::cmd
