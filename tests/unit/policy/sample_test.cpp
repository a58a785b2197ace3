#include "policy/load.h"
#include "policy/templates.h"
#include "support/test.h"

namespace spoc::policy {
namespace {

std::string shown(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_text(d, {}) + "\n";
  return text;
}

TEST_CASE("the sample desk loads without a warning") {
  const Loaded loaded = load(sample_files());
  CHECK(shown(loaded.diagnostics) == "");
  REQUIRE(loaded.policy);
  CHECK(loaded.policy->desk.name == "Example Works");
}

TEST_CASE("a new desk's policy is valid without people, whatever its name") {
  for (const std::string name : {"Acme", "A \"quoted\" \\ name", "@NAME@", "tab\there"}) {
    const Loaded loaded = load({{"spoc.toml", starter_policy(name, "America/New_York")}});
    CHECK(shown(loaded.diagnostics) == "");
    REQUIRE(loaded.policy);
    CHECK(loaded.policy->desk.name == name);
    CHECK(loaded.policy->zone().name() == "America/New_York");
  }
}

}  // namespace
}  // namespace spoc::policy
