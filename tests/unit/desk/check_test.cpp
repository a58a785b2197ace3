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

}  // namespace
