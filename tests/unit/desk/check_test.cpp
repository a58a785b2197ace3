#include "desk/check.h"

#include <algorithm>

#include "works.h"

namespace {

using namespace spoc;

TEST_CASE("policy and workflows are checked in one pass; a warning does not stop them, an error does") {
  auto files = test::works_policy();
  CHECK(desk::check(files).policy);
  files[1].content += "[steps.extra]\nteam = \"nowhere\"\n";
  files.push_back({"workflows/other.toml", "spoc = 1\n[workflow]\ntitle = \"Other\"\nowner = \"nobody\"\n"});
  const desk::Checked checked = desk::check(files);
  CHECK_FALSE(checked.policy);
  for (const char* file : {"workflows/badge.toml", "workflows/other.toml"})
    CHECK(std::any_of(checked.diagnostics.begin(), checked.diagnostics.end(),
                      [&](const Diagnostic& d) { return d.file == file; }));
}

bool has(const desk::Checked& checked, std::string_view file, std::string_view code) {
  return std::any_of(checked.diagnostics.begin(), checked.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.file == file && d.code == code; });
}

std::size_t in_workflows(const desk::Checked& checked) {
  return static_cast<std::size_t>(std::count_if(checked.diagnostics.begin(), checked.diagnostics.end(), [](const Diagnostic& d) {
    return d.file.starts_with("workflows/") && d.severity == Severity::error;
  }));
}

TEST_CASE("a wrong policy does not hide what is wrong with workflows and templates") {
  auto files = test::works_policy();
  files[0].content += "\n[channel.nowhere]\ntransport = \"pigeon\"\n";
  files[1].content += "[steps.extra]\nteam = \"nowhere\"\n";
  files.push_back({"templates/hello.txt", "{{ nobody.name }}"});
  const desk::Checked checked = desk::check(files);
  CHECK_FALSE(checked.policy);
  CHECK(has(checked, "spoc.toml", "unknown-word"));
  CHECK(has(checked, "workflows/badge.toml", "unknown-team"));
  CHECK(has(checked, "templates/hello.txt", "unknown-name"));
}

TEST_CASE("a workflow refers to names that a wrong policy still defines, and what is not there at all is said once") {
  auto files = test::works_policy();
  const auto replace_all = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = files[0].content.find(from, at)) != std::string::npos; at += to.size())
      files[0].content.replace(at, from.size(), to);
  };
  replace_all("[team.", "[crew.");
  CHECK(in_workflows(desk::check(files)) == 0);
  files[0].content += "[desk";
  const desk::Checked unreadable = desk::check(files);
  CHECK(has(unreadable, "spoc.toml", "syntax"));
  CHECK(in_workflows(unreadable) == 0);
}

}  // namespace
