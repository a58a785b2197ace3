// Names of files and folders, as text.
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/text.h"

namespace spoc {

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty() || name.starts_with('/')) return std::string(name);
  std::string out(folder);
  if (!out.ends_with('/') && !name.empty()) out += '/';
  return out.append(name);
}

std::string parent_folder(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  path = path.substr(0, slash);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() ? "/" : std::string(path);
}

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string absolute_path(const std::string& path) {
  std::string full = path;
  if (!path.starts_with('/')) {
    const std::unique_ptr<char, decltype(&std::free)> here(::getcwd(nullptr, 0), &std::free);
    if (here == nullptr) throw system_error(Code::io, "find the current folder of", path, errno);
    full = join_path(here.get(), path);
  }
  std::vector<std::string> parts;
  for (const auto part : split(full, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.emplace_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  return "/" + join(parts, "/");
}

std::optional<std::string> find_upwards(const std::string& start,
                                        const std::function<bool(const std::string&)>& found) {
  std::string folder = absolute_path(start);
  while (!found(folder)) {
    if (folder == "/") return std::nullopt;
    folder = parent_folder(folder);
  }
  return folder;
}

}  // namespace spoc
