#include "cmd/shell/files_along.h"

#include "base/file.h"
#include "base/format.h"

namespace spoc::cmd {
namespace {

/// As much as is handed over to a privileged program.
constexpr std::size_t kMostBytes = std::size_t{1} << 28;

}  // namespace

intake::FilesAlong files_along(Context& context) {
  intake::FilesAlong along;
  std::size_t bytes = 0;
  const auto add = [&](std::string name, std::string_view path) {
    along.files.push_back({std::move(name), context.read(path)});
    bytes += along.files.back().bytes.size();
    if (bytes > kMostBytes)
      throw Error(Code::data, format("the files are too large together: more than {} MiB", kMostBytes >> 20));
  };
  for (const std::string_view path : context.arguments().values("--attach")) {
    const std::string folder(path);
    if (!folder_exists(folder)) {
      add(context.arguments().name_of_file(path), path);
      continue;
    }
    along.all_named = false;
    for (const std::string& name : list_folder(folder))
      if (const std::string file = join_path(folder, name); file_exists(file)) add(name, file);
  }
  return along;
}

}  // namespace spoc::cmd
