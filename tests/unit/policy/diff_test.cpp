#include "policy/diff.h"

#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

std::string differences(const std::string& before, const std::string& after) {
  std::string text;
  for (const Difference& d : difference(*policy_with(before), *policy_with(after))) text += to_text(d) + "\n";
  return text;
}

TEST_CASE("equal policies do not differ, wherever things stand in the file") {
  CHECK(differences("[team.a]\n[team.b]\n", "# a comment\n\n[team.a]\n[team.b]\n") == "");
}

TEST_CASE("what was added, removed and changed is named with the members that changed") {
  CHECK(differences("[team.a]\ntier = 2\n[team.b]\n", "[team.a]\ntier = 3\nconfidential = true\n[team.c]\n") ==
        "team a: changed tier, confidential\n"
        "team c: added\n"
        "team b: removed\n");
}

TEST_CASE("targets, rungs, matrix, hours, scopes and conditions are compared by what they say") {
  CHECK(differences("[sla.s]\ntarget.P1 = { response = \"1h\" }\n", "[sla.s]\ntarget.P1 = { response = \"2h\" }\n") ==
        "sla s: changed target\n");
  CHECK(differences("[view.v]\nwhere = \"ticket.open\"\n", "[view.v]\nwhere = \"!ticket.open\"\n") ==
        "view v: changed where\n");
  CHECK(differences("[role.r]\nmay = { work = \"own\" }\n", "[role.r]\nmay = { work = \"desk\" }\n") ==
        "role r: changed may\n");
  CHECK(differences("[priority]\nlevels = [\"P1\", \"P2\", \"P3\", \"P4\"]\n",
                    "[priority]\nlevels = [\"P1\", \"P2\", \"P3\"]\n") == "priority: changed levels, weight, matrix\n");
  CHECK(differences("[calendar.c]\nhours = { mon = [\"09:00-10:00\"] }\n",
                    "[calendar.c]\nhours = { mon = [\"09:00-11:00\"] }\n") == "calendar c: changed hours\n");
  CHECK(differences("[stalled]\nsilent = \"1bd\"\n", "[stalled]\nsilent = \"2bd\"\nblocked = \"1bd\"\n") ==
        "stalled: changed silent, blocked\n");
}

TEST_CASE("a rule that moved has changed its order, those around it that did not move have not") {
  const std::string a = "[[route]]\nname = \"a\"\nteam = \"front\"\n",
                    b = "[[route]]\nname = \"b\"\nteam = \"front\"\n",
                    c = "[[route]]\nname = \"c\"\nteam = \"front\"\n";
  CHECK(differences(a + b, b + a) == "route b: changed order\nroute a: changed order\n");
  CHECK(differences(a + b, a + c + b) == "route c: added\n");
}

TEST_CASE("a workflow whose file changed is named") {
  const auto before = policy_with("", {{"workflows/w.toml", "a"}}),
             after = policy_with("", {{"workflows/w.toml", "b"}});
  const auto found = difference(*before, *after);
  REQUIRE(found.size() == 1);
  CHECK(to_text(found[0]) == "file workflows/w.toml: changed content");
}

}  // namespace
}  // namespace spoc::policy::test
