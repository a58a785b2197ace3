#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "meta/rules.h"

namespace spoc::meta {

std::string program() {
  const char* given = std::getenv("SPOC");
  return given ? given : SPOC_SOURCE_DIR "/.build/release/spoc";
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return text;
}

Findings needless_shared_objects(const std::string& path) {
  Findings findings;
  for (const std::string& line : lines_of(output_of("LC_ALL=C readelf -d '" + path + "'"))) {
    if (line.find("(NEEDED)") == std::string::npos) continue;
    std::size_t open = line.find('[');
    std::string name = line.substr(open + 1, line.find(']') - open - 1);
    if (!begins(name, "libc.so.") && !begins(name, "libm.so.") && !begins(name, "ld-linux"))
      findings.push_back(finding(path, 0, "needs " + name));
  }
  return findings;
}

}  // namespace spoc::meta
