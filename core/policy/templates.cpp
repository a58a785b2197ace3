#include "policy/templates.h"

#include <algorithm>

#include "policy/embedded.h"

namespace spoc::policy {

namespace {

/// A basic string of TOML 1.0, with its quotes.
std::string quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

void replace(std::string& text, std::string_view what, const std::string& by) {
  const std::size_t at = text.find(what);
  ensure(at != std::string::npos, "the starter policy has a place for everything that is filled in");
  text.replace(at, what.size(), by);
}

}  // namespace

std::vector<File> sample_files() {
  std::vector<File> files;
  for (const EmbeddedFile& file : embedded_files()) {
    constexpr std::string_view kDesk = "examples/desk/", kWorkflows = "workflows/";
    if (file.path.starts_with(kDesk))
      files.push_back({std::string(file.path.substr(kDesk.size())), std::string(file.content)});
    if (file.path.starts_with(kWorkflows)) files.push_back({std::string(file.path), std::string(file.content)});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

std::string starter_policy(std::string_view name, std::string_view zone) {
  const auto files = embedded_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [](const EmbeddedFile& file) { return file.path == "core/policy/starter.toml"; });
  ensure(found != files.end(), "the starter policy is part of the program");
  std::string text(found->content);
  replace(text, "\"@ZONE@\"", quoted(zone));  // the name comes last: it may be any text
  replace(text, "\"@NAME@\"", quoted(name));
  return text;
}

}  // namespace spoc::policy
