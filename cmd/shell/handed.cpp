#include "cmd/shell/handed.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <utility>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/parse.h"
#include "cmd/shell/standing_options.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kMagic = "spoc-handed/1 ";
constexpr std::size_t kLongestLine = 8192;
constexpr std::int64_t kMostFiles = 100;
constexpr std::int64_t kMostBytes = std::int64_t{1} << 28;

[[noreturn]] void cut_off() {
  throw Error(Code::data, "what was handed over on standard input is cut off", "call spoc through its wrapper");
}

[[noreturn]] void opens_nothing(std::string_view path) {
  throw Error(Code::refused,
              format("spoc works for you as another user here and opens nothing that you name: {}", path),
              "call it through its wrapper, which reads files and writes answers as you");
}

/// The files at the beginning of standard input, as files in memory: what follows them is left there.
class Handed {
 public:
  explicit Handed(int input) : input_(input) {}

  std::string path_of(const std::string& name) {
    if (!read_) read_all();
    const auto found = files_.find(name);
    if (found == files_.end()) opens_nothing(name);
    return format("/proc/self/fd/{}", found->second);
  }

 private:
  bool read_exactly(char* bytes, std::size_t count) {
    while (count > 0) {
      const ssize_t got = ::read(input_, bytes, count);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      bytes += got;
      count -= static_cast<std::size_t>(got);
    }
    return true;
  }

  /// One byte at a time: not one byte behind the line may be taken.
  std::string line() {
    std::string line;
    for (char c = 0; line.size() < kLongestLine && read_exactly(&c, 1); line += c)
      if (c == '\n') return line;
    return {};
  }

  void read_all() {
    read_ = true;
    if (isatty(input_)) return;
    const std::string head = line();
    if (!head.starts_with(kMagic)) return;
    const auto count = to_integer(head.substr(kMagic.size()));
    if (!count || *count < 0 || *count > kMostFiles) cut_off();
    std::int64_t bytes = 0;
    for (std::int64_t i = 0; i < *count; ++i) bytes += read_one(bytes);
  }

  std::int64_t read_one(std::int64_t before) {
    const std::string head = line();
    const std::size_t blank = head.find(' ');
    if (blank == std::string::npos) cut_off();
    const auto size = to_integer(head.substr(0, blank));
    if (!size || *size < 0) cut_off();
    if (before + *size > kMostBytes) throw Error(Code::data, "the files are too large to be handed over");
    const int file = memfd_create("spoc", MFD_CLOEXEC);
    if (file < 0) throw Error(Code::io, "no memory for a file that was handed over");
    files_[head.substr(blank + 1)] = file;
    std::string buffer(1 << 16, '\0');
    for (std::int64_t left = *size; left > 0;) {
      const auto part =
          static_cast<std::size_t>(std::min<std::int64_t>(left, static_cast<std::int64_t>(buffer.size())));
      if (!read_exactly(buffer.data(), part)) cut_off();
      if (::write(file, buffer.data(), part) != static_cast<ssize_t>(part))
        throw Error(Code::io, "a file that was handed over cannot be kept");
      left -= static_cast<std::int64_t>(part);
    }
    char end = 0;
    if (!read_exactly(&end, 1) || end != '\n') cut_off();
    return *size;
  }

  int input_;
  bool read_ = false;
  std::map<std::string, int> files_;  // open as long as the program runs
};

const Argument& argument_at(const Command& command, std::size_t position) {
  return command.arguments[std::min(position, command.arguments.size() - 1)];
}

}  // namespace

Arguments with_handed_files(const Environment& environment, const Command& command, Arguments arguments) {
  if (!environment.privileged) return arguments;
  Handed handed(environment.input);
  const auto hand = [&](Completer completer, std::string& value, std::string& called) {
    if ((completer != Completer::file && completer != Completer::folder) || value == "-") return;
    if (completer == Completer::folder) opens_nothing(value);
    called = std::exchange(value, handed.path_of(value));
  };
  const std::vector<Option> options = accepted_options(command);
  for (Arguments::Given& given : arguments.given_)
    for (const Option& option : options)
      if (option.name == given.option && !option.value.empty()) hand(option.completer, given.value, given.called);
  for (std::size_t i = 0; i < arguments.positionals_.size() && !command.arguments.empty(); ++i) {
    std::string called;
    hand(argument_at(command, i).completer, arguments.positionals_[i], called);
  }
  return arguments;
}

}  // namespace spoc::cmd
