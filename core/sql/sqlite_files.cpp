#include "sql/sqlite_files.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "base/error.h"

namespace spoc::sql {
namespace {

sqlite3_vfs* system_files() {
  static sqlite3_vfs* const files = sqlite3_vfs_find(nullptr);
  return files;
}

bool has_content(const char* path) {
  struct stat facts {};
  return stat(path, &facts) == 0 && facts.st_size > 0;
}

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* opened) {
  if ((flags & SQLITE_OPEN_WAL) && (flags & SQLITE_OPEN_CREATE) && path && has_content(path))
    flags &= ~SQLITE_OPEN_CREATE;
  return system_files()->xOpen(system_files(), path, file, flags, opened);
}

/// The system's layer under another name, with `open_file` in front.
sqlite3_vfs made() {
  ensure(system_files() != nullptr, "SQLite has a file layer");
  sqlite3_vfs files = *system_files();
  files.zName = "spoc";
  files.pNext = nullptr;
  files.xOpen = open_file;
  return files;
}

}  // namespace

const char* journal_keeping_files() {
  static sqlite3_vfs files = made();
  static const int registered = sqlite3_vfs_register(&files, 0);
  ensure(registered == SQLITE_OK, "a file layer can be registered");
  return files.zName;
}

}  // namespace spoc::sql
