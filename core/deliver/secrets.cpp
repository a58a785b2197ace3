#include "deliver/secrets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

constexpr std::size_t kMost = 64 * 1024;
constexpr std::string_view kMasked = "***";
// Of a secret of several lines: shorter ones say nothing by themselves.
constexpr std::size_t kShortestLine = 6;

[[noreturn]] void refuse(const std::string& name, std::string_view why, std::string hint = {}) {
  throw Error(Code::unavailable, format("secret {} {}", name, why), std::move(hint));
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string content(const std::string& name, int file) {
  std::string text;
  std::array<char, 4096> buffer;
  for (ssize_t count = 1; count > 0;) {
    count = read(file, buffer.data(), buffer.size());
    if (count < 0 && errno != EINTR) refuse(name, format("cannot be read: {}", std::strerror(errno)));
    if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > kMost) refuse(name, "is larger than 64 KiB");
  }
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  if (text.empty()) refuse(name, "is empty");
  if (text.find('\0') != std::string::npos) refuse(name, "has a zero byte, which no variable can have");
  return text;
}

}  // namespace

std::string read_secret(const std::string& name, const std::string& desk_folder, const std::string& credentials) {
  const std::string given = join_path(credentials, name);
  const bool by_system = !credentials.empty() && file_exists(given);
  const std::string path = by_system ? given : join_path(join_path(desk_folder, "secrets"), name);
  const Descriptor file(path);
  if (file.get() < 0 && errno == ENOENT)
    refuse(name, "is not there", "put it into the desk's secrets/, for its owner alone: mode 0600");
  struct stat facts = {};
  if (file.get() < 0 || fstat(file.get(), &facts) != 0)
    refuse(name, format("cannot be read: {}", std::strerror(errno)));
  if (!S_ISREG(facts.st_mode)) refuse(name, "is no file");
  if (!by_system && (facts.st_mode & 0177) != 0)
    refuse(name, format("may be read by others: its mode is {:04o}", facts.st_mode & 07777u),
           format("chmod 600 secrets/{}", name));
  return content(name, file.get());
}

Mask::Mask(const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    if (!secret.empty()) words_.push_back(secret);
    for (const std::string_view line : split(secret, '\n'))
      if (line.size() >= kShortestLine && line.size() < secret.size()) words_.emplace_back(trim(line));
  }
  std::stable_sort(words_.begin(), words_.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  longest_ = words_.empty() ? 0 : words_.front().size();
}

std::string Mask::operator()(std::string text) const {
  for (const std::string& word : words_)
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + kMasked.size()))
      text.replace(at, word.size(), kMasked);
  return text;
}

json::Value Mask::operator()(const json::Value& value) const {
  if (words_.empty()) return value;
  if (const std::string* text = value.string()) return (*this)(*text);
  if (const json::Array* array = value.array()) {
    json::Array masked;
    for (const json::Value& item : *array) masked.push_back((*this)(item));
    return masked;
  }
  if (const json::Object* object = value.object()) {
    json::Object masked;
    for (const auto& [name, item] : *object) masked.emplace_back((*this)(name), (*this)(item));
    return masked;
  }
  const std::string text = json::to_text(value);
  std::string masked = (*this)(text);
  return masked == text ? value : json::Value(std::move(masked));
}

}  // namespace spoc::deliver
