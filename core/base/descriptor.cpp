#include "base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/format.h"

namespace spoc {

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

int Descriptor::release() {
  return std::exchange(fd_, -1);
}

bool Descriptor::close() {
  const int fd = release();
  // Linux has closed the descriptor even when the call was interrupted.
  return fd < 0 || ::close(fd) == 0 || errno == EINTR;
}

Error system_error(Code code, std::string_view verb, const std::string& path, int reason) {
  return Error(code, format("cannot {} {}: {}", verb, path, std::generic_category().message(reason)), {}, {path, 0, 0});
}

Descriptor open_to_read(const std::string& path) {
  while (true) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) return Descriptor(fd);
    if (errno == EINTR) continue;
    const bool absent = errno == ENOENT || errno == ENOTDIR;
    throw system_error(absent ? Code::not_found : Code::io, "open", path, errno);
  }
}

std::size_t read_some(int fd, char* into, std::size_t size, const std::string& path) {
  while (true) {
    const ssize_t count = ::read(fd, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) throw system_error(Code::io, "read", path, errno);
  }
}

}  // namespace spoc
