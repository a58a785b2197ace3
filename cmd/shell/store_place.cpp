#include "cmd/shell/store_place.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "store/store.h"

namespace spoc::cmd {

std::string store_at(std::string_view where, const std::string& folder) {
  if (store::Store::is_server(where)) return std::string(where);
  std::string_view path = where;
  if (where.starts_with("file://")) {
    path.remove_prefix(7);
    if (!path.starts_with('/'))
      throw Error(Code::usage, format("\"{}\" names another machine", where), "file:PATH or file:///PATH is of this one");
  } else if (where.starts_with("file:")) {
    path.remove_prefix(5);
  } else if (const auto scheme = where.find("://"); scheme != std::string_view::npos) {
    throw Error(Code::usage, format("a store cannot be at \"{}\"", where), "it is a path, or postgresql://HOST/DATABASE");
  }
  if (path.empty() || path.ends_with('/'))
    throw Error(Code::usage, format("\"{}\" names no file", where), "it is a path, or file:///var/lib/spoc/spoc.db");
  return path.starts_with('/') ? std::string(path) : join_path(folder, std::string(path));
}

void write_place(const std::string& folder, const std::string& store) {
  const std::string inside = folder + "/";
  std::string quoted;  // a JSON string is a TOML string
  json::Writer(quoted).string(store.starts_with(inside) ? store.substr(inside.size()) : store);
  write_file(join_path(folder, "store.toml"), format("store = {}\n", quoted));
}

}  // namespace spoc::cmd
