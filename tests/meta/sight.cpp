#include "meta/rules.h"

namespace spoc::meta {

namespace {

/// A command asks for its reading, and is given one in which what its caller may not see is not there.
constexpr const char* kPast[] = {"store().read(", ".store.read(", "store().write(", ".store.write("};

bool may_read_all(const std::string& path) {
  // Who the caller is has to be known before what they see; the sample's people are brought in by who makes the desk.
  return path == "cmd/shell/context.h" || path == "cmd/shell/context.cpp";
}

}  // namespace

Findings reads_past_sight(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (file.path.rfind("cmd/", 0) != 0 || may_read_all(file.path)) continue;
    int line = 1;
    for (std::size_t at = 0, end = 0; at < file.text.size(); at = end + 1, ++line) {
      end = file.text.find('\n', at);
      if (end == std::string::npos) end = file.text.size();
      const std::string text = file.text.substr(at, end - at);
      for (const char* past : kPast)
        if (text.find(past) != std::string::npos)
          findings.push_back(finding(file.path, line, "reads past what the caller may see; instead: context.read"));
    }
  }
  return findings;
}

}  // namespace spoc::meta
