#include <algorithm>
#include <set>

#include "meta/rules.h"

namespace spoc::meta {
namespace {

constexpr int kReadmeLines = 60;

const std::set<std::string, std::less<>> kTopLevel = {"CMakeLists.txt",    "cmd",       "core",        "workflows",
                                                      "examples",          "tests",     "completions", "LICENSE",
                                                      "CMakePresets.json", "README.md", "cmake",       "debian"};

/// Folders that a README explains: each folder of cmd and core, and the first level below the others, where what lies
/// deeper is a desk, a corpus or the tests of a floor.
std::string explained_folder(const std::string& path) {
  std::string folder = path.substr(0, path.rfind('/'));
  if (begins(path, "core/") || begins(path, "cmd/")) return folder;
  for (std::string_view top : {"workflows/", "examples/", "tests/", "completions/"}) {
    if (!begins(path, top)) continue;
    std::size_t end = path.find('/', top.size());
    return path.substr(0, end == std::string::npos ? top.size() - 1 : end);
  }
  return {};
}

bool is_code(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  for (std::string_view end : {".cpp", ".h", ".cmake", ".py", ".sh", ".sql"})
    if (ends(name, end)) return true;
  return name.find('.') == std::string::npos && name != "LICENSE";
}

}  // namespace

Findings unexplained_folders(const Tree& tree) {
  std::set<std::string> folders;
  for (const File& file : tree) {
    std::string folder = explained_folder(file.path);
    if (!folder.empty()) folders.insert(folder);
  }
  Findings findings;
  for (const std::string& folder : folders) {
    auto readme =
        std::find_if(tree.begin(), tree.end(), [&](const File& file) { return file.path == folder + "/README.md"; });
    if (readme == tree.end())
      findings.push_back(finding(folder, 0, "has no README.md"));
    else if (auto lines = lines_of(readme->text).size(); lines > kReadmeLines)
      findings.push_back(finding(
          readme->path, 0, "has " + std::to_string(lines) + " lines; " + std::to_string(kReadmeLines) + " fit a page"));
    else if (lines < 3)
      findings.push_back(finding(readme->path, 0, "explains nothing"));
  }
  return findings;
}

Findings long_files(const Tree& tree, int limit) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_code(file.path)) continue;
    int lines = static_cast<int>(std::count(file.text.begin(), file.text.end(), '\n'));
    if (lines > limit) findings.push_back(finding(file.path, 0, std::to_string(lines) + " lines"));
  }
  return findings;
}

Findings strange_top_level(const Tree& tree) {
  std::set<std::string> there;
  for (const File& file : tree) there.insert(file.path.substr(0, file.path.find('/')));
  Findings findings;
  for (const std::string& name : there)
    if (name[0] != '.' && !kTopLevel.count(name))
      findings.push_back(finding(name, 0, "does not belong to the top level"));
  for (const std::string& name : kTopLevel)
    if (!there.count(name)) findings.push_back(finding(name, 0, "is missing"));
  return findings;
}

}  // namespace spoc::meta
