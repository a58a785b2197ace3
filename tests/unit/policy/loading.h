// A small valid policy to put one wrong thing into, and findings as lines of text.
#pragma once

#include <string>
#include <vector>

#include "policy/load.h"
#include "support/test.h"

namespace spoc::policy::test {

/// Nine lines of a policy that is complete; what a test adds begins on line 10.
inline const std::string kSmall =
    "spoc = 1\n"
    "[desk]\n"
    "name = \"D\"\n"
    "calendar = \"office\"\n"
    "front_line = \"front\"\n"
    "[calendar.office]\n"
    "hours = { mon-fri = [\"09:00-17:00\"] }\n"
    "[team.front]\n"
    "title = \"Front\"\n";

/// "line:column-end code: message (hint)", one a line; warnings begin with "warning ".
inline std::string shown(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    if (d.file != "spoc.toml") text += d.file + ":";
    text += std::to_string(d.line) + ":" + std::to_string(d.column) + "-";
    if (d.end_line != d.line) text += std::to_string(d.end_line) + ":";
    text += std::to_string(d.end_column) + (d.severity == Severity::warning ? " warning " : " ") + d.code + ": " +
            d.message;
    if (!d.hint.empty()) text += " (" + d.hint + ")";
    text += "\n";
  }
  return text;
}

inline Loaded loaded(const std::string& text, std::vector<File> more = {}) {
  more.push_back({"spoc.toml", text});
  return load(std::move(more));
}

/// What is found in the small policy with `added` behind it.
inline std::string found(const std::string& added, std::vector<File> more = {}) {
  return shown(loaded(kSmall + added, std::move(more)).diagnostics);
}

/// The small policy with `added`, which must be right.
inline std::shared_ptr<const Policy> policy_with(const std::string& added, std::vector<File> more = {}) {
  Loaded result = loaded(kSmall + added, std::move(more));
  INFO(shown(result.diagnostics));
  REQUIRE(result.policy);
  return result.policy;
}

}  // namespace spoc::policy::test
