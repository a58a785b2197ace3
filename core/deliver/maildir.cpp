#include "deliver/maildir.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "deliver/mail_message.h"

namespace spoc::deliver {

namespace {

[[noreturn]] void fail(Code code, std::string_view what, const std::string& path) {
  throw Error(code, format("cannot {} {}: {}", what, path, std::strerror(errno)));
}

/// Closes at the end of its life.
struct Handle {
  int fd;
  ~Handle() { close(fd); }
};

/// A new name in a folder survives a power cut only when the folder is written too.
void flush_folder(const std::string& folder) {
  const Handle handle{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (handle.fd < 0 || fsync(handle.fd) != 0) fail(Code::io, "flush", folder);
}

void write_whole(const std::string& path, std::string_view bytes) {
  const Handle handle{open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  if (handle.fd < 0) fail(Code::cannot_create, "create", path);
  while (!bytes.empty()) {
    const ssize_t written = write(handle.fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(Code::io, "write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(handle.fd) != 0) fail(Code::io, "flush", path);
}

}  // namespace

void Maildir::make() {
  if (made_) return;
  for (const std::string_view part : {"tmp", "new", "cur"}) make_folders(join_path(folder_, part), 0700);
  made_ = true;
}

bool Maildir::holds(const std::string& name) const {
  if (file_exists(join_path(folder_, "new/" + name))) return true;
  if (file_exists(join_path(folder_, "cur/" + name))) return true;
  for (const std::string& entry : list_folder(join_path(folder_, "cur")))
    if (entry.starts_with(name + ":")) return true;
  return false;
}

void Maildir::deliver(const Message& message) {
  make();
  named_ = true;  // also where another process has named it, which may not have got further
  const std::string name = format("{}.{}.spoc", message.at.us / 1'000'000, message.token);
  if (message.repeated && holds(name)) return;
  // The process is part of the name: another one with the same message writes a file of its own, and one of them is
  // linked.
  const std::string draft = join_path(folder_, format("tmp/{}.{}", name, getpid()));
  write_whole(draft, mail_message(message));
  const std::string place = join_path(folder_, "new/" + name);
  const bool linked = link(draft.c_str(), place.c_str()) == 0 || errno == EEXIST;
  const int reason = errno;
  unlink(draft.c_str());
  errno = reason;
  if (!linked) fail(Code::cannot_create, "create", place);
}

void Maildir::settle() {
  if (!named_) return;
  flush_folder(join_path(folder_, "new"));
  named_ = false;
}

}  // namespace spoc::deliver
