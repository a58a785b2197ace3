// Bulk input in pieces and in lines.
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/file.h"
#include "base/format.h"

namespace spoc {
namespace {

constexpr std::size_t kPiece = 256u << 10;

}  // namespace

ByteStream::ByteStream(const std::string& path) : name_(path == "-" ? "standard input" : path) {
  owned_ = path != "-";
  Descriptor file = owned_ ? open_to_read(path) : Descriptor(STDIN_FILENO);
  fd_ = file.release();
  struct stat status {};
  if (::fstat(fd_, &status) == 0) regular_ = S_ISREG(status.st_mode);
}

ByteStream::ByteStream(ByteStream&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      owned_(other.owned_),
      regular_(other.regular_),
      name_(std::move(other.name_)),
      buffer_(std::move(other.buffer_)) {}

ByteStream::~ByteStream() {
  if (owned_ && fd_ >= 0) ::close(fd_);
}

std::string_view ByteStream::next() {
  if (buffer_.empty()) buffer_.resize(kPiece);
  return std::string_view(buffer_).substr(0, read_some(fd_, buffer_.data(), buffer_.size(), name_));
}

bool ByteStream::ready(int wait_ms) const {
  pollfd waiting{fd_, POLLIN, 0};
  return regular_ || ::poll(&waiting, 1, wait_ms) != 0;  // what is wrong with it, reading says
}

std::string read_all(ByteStream& stream, std::size_t limit) {
  std::string bytes;
  while (true) {
    const auto piece = stream.next();
    if (piece.empty()) return bytes;
    if (piece.size() > limit - bytes.size()) {
      throw Error(Code::data, format("{} is larger than {} bytes", stream.name(), limit), {}, {stream.name(), 0, 0});
    }
    bytes += piece;
  }
}

std::optional<std::string_view> LineReader::next() {
  std::size_t searched = at_;
  std::size_t newline;
  while ((newline = buffer_.find('\n', searched)) == std::string::npos && !ended_) {
    refuse_long(buffer_.size() - at_);
    buffer_.erase(0, at_);
    at_ = 0;
    searched = buffer_.size();
    const auto piece = stream_.next();
    ended_ = piece.empty();
    buffer_ += piece;
  }
  if (newline == std::string::npos && at_ == buffer_.size()) return std::nullopt;
  const std::size_t end = newline == std::string::npos ? buffer_.size() : newline;
  refuse_long(end - at_);
  std::string_view line = std::string_view(buffer_).substr(at_, end - at_);
  at_ = newline == std::string::npos ? end : end + 1;
  ++number_;
  if (newline != std::string::npos && line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void LineReader::refuse_long(std::size_t size) const {
  if (size <= limit_) return;
  const Where where{stream_.name(), static_cast<int>(number_ + 1), 0};
  throw Error(Code::data, format("a line is longer than {} bytes", limit_), {}, where);
}

}  // namespace spoc
