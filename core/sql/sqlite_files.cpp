#include "sql/sqlite_files.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/format.h"
#include "sql/sqlite_log.h"

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
  if (flags & SQLITE_OPEN_WAL) return open_log(*system_files(), path, file, flags, opened);
  return system_files()->xOpen(system_files(), path, file, flags, opened);
}

/// The system's layer under another name, with `open_file` in front.
sqlite3_vfs made() {
  ensure(system_files() != nullptr, "SQLite has a file layer");
  sqlite3_vfs files = *system_files();
  files.zName = "spoc";
  files.pNext = nullptr;
  files.szOsFile = room_of_log(files);
  files.xOpen = open_file;
  return files;
}

/// A file that is open; closing it lets go of its lock (flock(2)), and so does the end of the process.
class FileLock : public Lock {
 public:
  explicit FileLock(int file) : file_(file) {}
  ~FileLock() override { close(file_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

}  // namespace

std::unique_ptr<Lock> lock_beside(const std::string& database, std::string_view name) {
  const std::string path = format("{}-{}", database, name);
  struct stat facts {};
  if (stat(database.c_str(), &facts) != 0)
    throw Error(Code::io, format("cannot look at {}: {}", database, std::strerror(errno)));
  constexpr int kFlags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
  int file = open(path.c_str(), kFlags);
  if (file < 0 && errno == ENOENT) {
    const mode_t mode = facts.st_mode & 0666;
    file = open(path.c_str(), kFlags | O_CREAT, mode);
    if (file >= 0) fchmod(file, mode);  // whatever the umask; it is ours, or somebody made it meanwhile as we would
  }
  if (file < 0) throw Error(Code::cannot_create, format("cannot create {}: {}", path, std::strerror(errno)));
  auto lock = std::make_unique<FileLock>(file);
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return nullptr;
    if (errno != EINTR) throw Error(Code::io, format("cannot lock {}: {}", path, std::strerror(errno)));
  }
  return lock;
}

const char* journal_keeping_files() {
  static sqlite3_vfs files = made();
  static const int registered = sqlite3_vfs_register(&files, 0);
  ensure(registered == SQLITE_OK, "a file layer can be registered");
  return files.zName;
}

}  // namespace spoc::sql
