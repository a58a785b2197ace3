#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc {
namespace {

constexpr int kNameAttempts = 1000;

/// A file beside `path` that nobody else has, open for writing; `name` receives its name. The umask applies.
Descriptor open_beside(const std::string& path, unsigned mode, std::string& name) {
  for (int attempt = 0; attempt < kNameAttempts; ++attempt) {
    name = format("{}.{}-{}.tmp", path, ::getpid(), attempt);
    const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd >= 0) return Descriptor(fd);
    if (errno != EEXIST && errno != EINTR) break;
  }
  throw system_error(Code::cannot_create, "create", path, errno);
}

void write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw system_error(Code::io, "write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Makes a finished rename survive a power cut. File systems that cannot flush a folder (EINVAL) need no flush.
void flush_folder(const std::string& path) {
  const std::string folder = parent_folder(path);
  const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle.open()) {
    if (errno == EACCES) return;  // a folder one may write to but not read
    throw system_error(Code::io, "open folder", folder, errno);
  }
  if (::fsync(handle.get()) != 0 && errno != EINVAL) throw system_error(Code::io, "flush folder", folder, errno);
}

/// Writes a temporary file beside `path` and lets `publish` give it its name; the temporary never stays behind.
template <class Publish>
void write_then(const std::string& path, std::string_view bytes, unsigned mode, Publish publish) {
  std::string temporary;
  Descriptor file = open_beside(path, mode, temporary);
  try {
    write_all(file, bytes, path);
    if (::fsync(file.get()) != 0) throw system_error(Code::io, "flush", path, errno);
    if (!file.close()) throw system_error(Code::io, "close", path, errno);
    publish(temporary);
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  flush_folder(path);
}

/// Gives `temporary` the name `path` unless there is such a file already; returns 0 or the errno.
int rename_to_new(const std::string& temporary, const std::string& path) {
  if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without that rename usually have hard links.
  if (::link(temporary.c_str(), path.c_str()) != 0) return errno;
  return ::unlink(temporary.c_str()) == 0 ? 0 : errno;
}

/// Where writing to `path` really goes: behind a symbolic link lies the file to replace.
std::string link_target(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return path;
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real == nullptr) throw system_error(Code::cannot_create, "follow the link", path, errno);
  return real.get();
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
  const Descriptor file = open_to_read(path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw system_error(Code::io, "read", path, errno);
  if (S_ISDIR(status.st_mode)) throw system_error(Code::io, "read", path, EISDIR);
  const auto refuse_large = [&] {
    throw Error(Code::data, format("{} is larger than {} bytes", path, limit), {}, {path, 0, 0});
  };
  const auto expected = static_cast<std::size_t>(status.st_size);
  if (S_ISREG(status.st_mode) && expected > limit) refuse_large();
  // One byte more than expected, so that a file that did not grow ends in the second read without a larger buffer.
  std::string bytes(std::min(expected, limit) + 1, '\0');
  std::size_t size = 0;
  while (const std::size_t count = read_some(file.get(), bytes.data() + size, bytes.size() - size, path)) {
    size += count;
    if (size > limit) refuse_large();
    if (size == bytes.size()) bytes.resize(std::max<std::size_t>(size * 2, 4096));
  }
  bytes.resize(size);
  return bytes;
}

void write_file(const std::string& path, std::string_view bytes, unsigned mode) {
  const std::string target = link_target(path);
  struct stat status {};
  if (::lstat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    throw Error(Code::cannot_create, format("{} is not a regular file and cannot be replaced", path), {}, {path, 0, 0});
  }
  write_then(target, bytes, mode, [&](const std::string& temporary) {
    if (::rename(temporary.c_str(), target.c_str()) != 0)
      throw system_error(Code::cannot_create, "replace", path, errno);
  });
}

void create_file(const std::string& path, std::string_view bytes, unsigned mode) {
  const auto refuse_present = [&] {
    throw Error(Code::cannot_create, format("{} already exists", path), "choose another name or remove it first");
  };
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) refuse_present();
  write_then(path, bytes, mode, [&](const std::string& temporary) {
    const int problem = rename_to_new(temporary, path);
    if (problem == EEXIST) refuse_present();
    if (problem != 0) throw system_error(Code::cannot_create, "create", path, problem);
  });
}

bool file_exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
}

bool folder_exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

void make_folders(const std::string& path, unsigned mode) {
  if (path.empty() || folder_exists(path)) return;
  const std::string parent = parent_folder(path);
  if (parent != path) make_folders(parent, mode);
  if (::mkdir(path.c_str(), mode) == 0) return;
  const int problem = errno;
  if (problem == EEXIST && folder_exists(path)) return;  // somebody else was faster
  throw system_error(Code::cannot_create, "create folder", path, problem);
}

std::vector<std::string> list_folder(const std::string& path, std::string_view suffix) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
  if (folder == nullptr) {
    if (errno == ENOENT || errno == ENOTDIR) return {};
    throw system_error(Code::io, "list folder", path, errno);
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != ".." && name.ends_with(suffix)) names.emplace_back(name);
    errno = 0;
  }
  if (errno != 0) throw system_error(Code::io, "list folder", path, errno);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace spoc
