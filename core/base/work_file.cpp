#include "base/work_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/format.h"

namespace spoc {

namespace {

/// What a database leaves beside a file.
constexpr std::array<std::string_view, 3> kCompanions = {"-journal", "-wal", "-shm"};

/// The file is still the one of that name: nobody has published or removed it since it was opened.
bool is_named(int fd, const std::string& name) {
  struct stat opened {
  }, named{};
  return ::fstat(fd, &opened) == 0 && ::stat(name.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

Descriptor locked(const std::string& name) {
  for (;;) {
    Descriptor file(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.open()) throw system_error(Code::cannot_create, "create", name, errno);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
      throw Error(Code::try_again, format("another process is writing {}", name), "try again when it is done");
    if (is_named(file.get(), name)) return file;
  }
}

void flush_folder_of(const std::string& path) {
  const std::string folder = parent_folder(path);
  const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle.open()) {
    if (errno == EACCES) return;  // a folder one may write to but not read
    throw system_error(Code::io, "open folder", folder, errno);
  }
  if (::fsync(handle.get()) != 0 && errno != EINVAL) throw system_error(Code::io, "flush folder", folder, errno);
}

}  // namespace

struct WorkFile::Held {
  Descriptor file;
};

WorkFile::WorkFile(const std::string& path, const std::string& mode_of) : path_(path), name_(path + ".part") {
  if (folder_exists(path)) throw Error(Code::cannot_create, format("{} is a folder", path), "name a file in it");
  held_ = std::make_unique<Held>(Held{locked(name_)});
  for (const std::string_view companion : kCompanions) remove_file(name_ + std::string(companion));
  struct stat like {};
  const mode_t mode = ::stat(mode_of.c_str(), &like) == 0 ? like.st_mode & 0666 : 0600;
  if (::ftruncate(held_->file.get(), 0) != 0 || ::fchmod(held_->file.get(), mode) != 0)
    throw system_error(Code::cannot_create, "prepare", name_, errno);
}

void require_no_file(const std::string& path) {
  if (file_exists(path))
    throw Error(Code::cannot_create, format("{} is there already", path), "name another file, or replace it: --force");
}

int WorkFile::descriptor() const {
  return held_->file.get();
}

WorkFile::~WorkFile() {
  if (published_) return;
  for (const std::string_view companion : kCompanions) ::unlink((name_ + std::string(companion)).c_str());
  ::unlink(name_.c_str());
}

void WorkFile::publish(bool replace) {
  if (::fsync(held_->file.get()) != 0) throw system_error(Code::io, "flush", name_, errno);
  const unsigned flags = replace ? 0 : RENAME_NOREPLACE;
  if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, path_.c_str(), flags) != 0) {
    if (errno == EEXIST) throw Error(Code::cannot_create, format("{} is there already", path_));
    if (errno != EINVAL && errno != ENOSYS) throw system_error(Code::cannot_create, "create", path_, errno);
    // File systems without that rename: a hard link never replaces.
    if (::link(name_.c_str(), path_.c_str()) != 0) throw system_error(Code::cannot_create, "create", path_, errno);
    ::unlink(name_.c_str());
  }
  published_ = true;
  flush_folder_of(path_);
}

long long file_size(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 ? static_cast<long long>(facts.st_size) : 0;
}

void remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw system_error(Code::io, "remove", path, errno);
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw system_error(Code::io, "rename", from, errno);
  flush_folder_of(to);
}

}  // namespace spoc
