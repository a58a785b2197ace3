#include <array>
#include <map>
#include <set>

#include "meta/rules.h"

namespace spoc::meta {
namespace {

/// Who may include a third party's headers: the files below `place` (a folder or a file), at most `files` of them.
struct Wrapper {
  std::string_view header;
  std::string_view place;
  std::size_t files;
};

constexpr std::array kWrappers = {
    Wrapper{"CLI/", "cmd/shell/parse.cpp", 1},  Wrapper{"toml++/", "core/base/toml.cpp", 1},
    Wrapper{"fmt/", "core/base/format.", 2},    Wrapper{"nlohmann/", "core/base/", 1},
    Wrapper{"sodium.h", "core/base/", 2},       Wrapper{"utf8proc.h", "core/base/", 4},
    Wrapper{"date/", "core/time/date.cpp", 1},  Wrapper{"re2/", "core/expr/", 1},
    Wrapper{"sqlite3.h", "core/sql/", 4},       Wrapper{"libpq-fe.h", "core/sql/", 1},
    Wrapper{"gmime/", "core/intake/", 1},       Wrapper{"curl/", "core/deliver/", 1},
    Wrapper{"xlsxwriter.h", "core/render/", 1}, Wrapper{"linear.h", "core/decide/", 1},
    Wrapper{"zlib.h", "core/base/gzip.cpp", 1}, Wrapper{"expat.h", "core/intake/xes.cpp", 1},
};

/// Headers of the C library and the kernel, which need no wrapper.
const std::set<std::string, std::less<>> kSystem = {
    "dirent.h",  "dlfcn.h",   "errno.h",  "fcntl.h",  "grp.h",   "langinfo.h", "limits.h", "locale.h",  "netdb.h",
    "poll.h",    "pthread.h", "pwd.h",    "signal.h", "spawn.h", "stdlib.h",   "string.h", "strings.h", "stdio.h",
    "termios.h", "time.h",    "unistd.h", "wait.h",   "iconv.h", "sysexits.h", "elf.h",    "endian.h",  "byteswap.h"};

/// Standard headers that are too heavy for a header of ours, and those nobody may include.
const std::set<std::string, std::less<>> kHeavy = {"filesystem", "regex", "iostream", "ranges", "iomanip", "fstream"};
const std::set<std::string, std::less<>> kNever = {"regex"};

bool needs_no_wrapper(std::string_view header) {
  if (header.find('/') != std::string_view::npos)
    return begins(header, "sys/") || begins(header, "linux/") || begins(header, "netinet/") || begins(header, "arpa/");
  return header.find('.') == std::string_view::npos || kSystem.count(header) != 0;
}

const Wrapper* wrapper_of(std::string_view header) {
  for (const Wrapper& wrapper : kWrappers)
    if (begins(header, wrapper.header)) return &wrapper;
  return nullptr;
}

}  // namespace

Findings stray_headers(const Tree& tree) {
  Findings findings;
  std::map<std::string_view, std::set<std::string>> users;
  for (const File& file : tree) {
    if (!is_cpp(file.path) || !(begins(file.path, "core/") || begins(file.path, "cmd/"))) continue;
    for (const Source::Include& include : take_apart(file.text).includes) {
      if (!include.angle) continue;
      std::string quoted = "<" + include.path + ">";
      if (kNever.count(include.path)) findings.push_back(finding(file.path, include.line, quoted + " is banned"));
      if (ends(file.path, ".h") && kHeavy.count(include.path))
        findings.push_back(finding(file.path, include.line, quoted + " is too heavy for a header"));
      if (needs_no_wrapper(include.path)) continue;
      const Wrapper* wrapper = wrapper_of(include.path);
      if (!wrapper)
        findings.push_back(finding(file.path, include.line, quoted + " is not in the table of wrapped headers"));
      else if (!begins(file.path, wrapper->place))
        findings.push_back(finding(file.path, include.line, quoted + " belongs into " + std::string(wrapper->place)));
      else
        users[wrapper->header].insert(file.path);
    }
  }
  for (const Wrapper& wrapper : kWrappers)
    if (users[wrapper.header].size() > wrapper.files)
      findings.push_back(
          finding(wrapper.place, 0, std::string(wrapper.header) + " is included by more files than wrap it"));
  return findings;
}

}  // namespace spoc::meta
