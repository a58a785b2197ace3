// An open file of the system, and the errors of using it. Inside `base` only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace spoc {

/// Owns a file descriptor; closes it at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();

  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  /// Gives the descriptor to the caller.
  int release();
  /// Closes now; false when the system reports a late write error (errno).
  bool close();

 private:
  int fd_;
};

/// "cannot <verb> <path>: <reason of the system>".
Error system_error(Code code, std::string_view verb, const std::string& path, int reason);

/// Throws not_found when absent, io when it cannot be opened.
Descriptor open_to_read(const std::string& path);

/// read(2), again when interrupted; 0 at the end. Throws io.
std::size_t read_some(int fd, char* into, std::size_t size, const std::string& path);

}  // namespace spoc
