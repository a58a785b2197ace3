#include <algorithm>

#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;
using Found = std::vector<std::string>;

Found of_steps(std::string_view steps) {
  return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n" + std::string(steps));
}

TEST_CASE("all errors of a file come in one pass, with lines and codes") {
  CHECK(findings(R"toml(spoc = 1
[workflow]
owner = "hrr"
colour = "red"
[inputs.day]
type = "dat"
[steps.a]
kind = "tusk"
team = "itt"
needs = ["bb"]
[steps.b]
team = "it"
when = "inputs.dya == 1"
due = "activated + 2x"
)toml") == Found{"3: unknown-department", "4: unknown-key", "6: bad-type", "8: unknown-word", "9: unknown-team",
                 "10: unknown-step", "13: unknown-member", "14: syntax"});
}

TEST_CASE("a finding in an expression points into its string") {
  const std::string text = "spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\nwhen = \"1 > 0 && nope\"\n";
  const auto diagnostics = load(text, "workflows/sample.toml", office()).diagnostics;
  REQUIRE(diagnostics.size() == 1);
  CHECK(to_text(diagnostics.front(), text).find("workflows/sample.toml:6:18") != std::string::npos);
}

TEST_CASE("a key that means nothing for its kind is refused, never passed over, and an invariant says what must hold") {
  CHECK(of_steps("[steps.a]\nteam = \"it\"\nrun = [\"x\"]\n") == Found{"6: not-for-this-kind"});
  CHECK(findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[[invariant]]\nexpr = \"nope\"\nelse = \"cry\"\n[[invariant]]\ntext = \"x\"\n[steps.a]\nteam = \"it\"\n") ==
        Found{"5: unknown-name", "6: unknown-word", "7: missing-key"});
}

TEST_CASE("a rung tells people of the directory, and who is none has no account to be told at") {
  const std::string head = "spoc = 1\n[workflow]\nowner = \"hr\"\n[inputs.who]\ntype = \"contact\"\n[inputs.boss]\ntype = \"person\"\n";
  const std::string step = "[steps.a]\nteam = \"it\"\ndue = \"opened + 1bd\"\n";
  CHECK(findings(head + step + "rungs = [{ at = \"50%\", tell = [\"inputs.who\"] }]\n") == Found{"11: wrong-type"});
  CHECK(findings(head + step + "rungs = [{ at = \"50%\", tell = [\"inputs.boss\"] }]\n").empty());
}

TEST_CASE("a cycle is named as a whole") {
  const std::string text =
      "spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\nneeds = [\"c\"]\n[steps.b]\nteam = "
      "\"it\"\nneeds = "
      "[\"a\"]\n[steps.c]\nteam = \"it\"\nneeds = [\"b\"]\n";
  const auto diagnostics = load(text, "workflows/sample.toml", office()).diagnostics;
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.front().code == "cycle");
  for (const char* step : {"a → ", "b → ", "c → "}) CHECK(diagnostics.front().message.find(step) != std::string::npos);
}

TEST_CASE("every circle is said in one pass, and what else is wrong beside it, but nothing that only follows from it") {
  const Found found = of_steps(
      "[steps.a]\nteam = \"it\"\nneeds = [\"b\"]\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\nform = { n = \"int\" }\n"
      "[steps.c]\nteam = \"it\"\nneeds = [\"c\"]\n[steps.d]\nteam = \"it\"\nneeds = [\"b\"]\n"
      "title = \"{{ steps.b.outputs.n }} {{ inptus.x }}\"\n");
  CHECK(std::count_if(found.begin(), found.end(), [](const std::string& one) { return one.ends_with(": cycle"); }) == 2);
  CHECK(std::any_of(found.begin(), found.end(), [](const std::string& one) { return one.starts_with("17: "); }));
  CHECK(std::none_of(found.begin(), found.end(), [](const std::string& one) { return one.ends_with("not-an-ancestor"); }));
}

TEST_CASE("an approval says what its deadline does, and one without a deadline is warned about") {
  CHECK(of_steps("[steps.a]\nkind = \"approval\"\napprovers = [\"ana\"]\ndue = \"opened + 1bd\"\n") ==
        Found{"7: no-timeout"});
  CHECK(of_steps("[steps.a]\nkind = \"approval\"\napprovers = [\"ana\"]\n") == Found{"5: may-wait-for-ever"});
  CHECK(of_steps("[steps.a]\nkind = \"approval\"\ndue = \"opened + 1bd\"\non_timeout = \"skip\"\n") ==
        Found{"5: nobody"});
}

TEST_CASE("outputs are read of steps before only, and asked for first where they may be absent") {
  const std::string before = R"toml(
[steps.a]
team = "it"
form = { n = "int" }
[steps.b]
team = "it"
needs = ["a"]
when = "steps.a.outputs.n > 3"
form = { n = "int" }
)toml";
  CHECK(of_steps(before + "[steps.c]\nteam = \"it\"\nneeds = [\"a\", \"b\"]\nwhen = \"steps.b.outputs.n > 3\"\n") ==
        Found{"16: unguarded-output"});
  CHECK(of_steps(before + "[steps.c]\nteam = \"it\"\nneeds = [\"a\", \"b\"]\nwhen = "
                          "\"has(steps.b.outputs.n) && steps.b.outputs.n > 3\"\n")
            .empty());
  CHECK(of_steps(before + "[steps.c]\nteam = \"it\"\ntitle = \"{{ steps.a.outputs.n }}\"\n") ==
        Found{"15: not-an-ancestor"});
}

TEST_CASE("a step that only follows one that may be skipped may read it without asking") {
  define_steps(R"toml(
[steps.a]
team = "it"
when = "1 < 2"
form = { n = "int" }
[steps.b]
team = "it"
needs = ["a"]
if_all_skipped = "skip"
title = "{{ steps.a.outputs.n }}"
)toml");
}

TEST_CASE("a step without a condition that can vanish is warned about") {
  CHECK(of_steps("[steps.a]\nteam = \"it\"\nwhen = \"1 < 2\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\n") ==
        Found{"9: may-vanish"});
}

TEST_CASE("four eyes that leave nobody are found while loading") {
  CHECK(findings(R"toml(spoc = 1
[workflow]
owner = "hr"
[inputs.manager]
type = "person"
[steps.a]
assign = "inputs.manager"
[steps.b]
kind = "approval"
needs = ["a"]
approvers = ["inputs.manager"]
not_by = ["a"]
due = "activated + 1bd"
on_timeout = "escalate"
)toml") == Found{"11: nobody-left"});
}

TEST_CASE("keys of one kind are refused on another, and rework goes back to a step before") {
  CHECK(of_steps("[steps.a]\nkind = \"gate\"\nteam = \"it\"\n") == Found{"6: not-for-this-kind"});
  CHECK(of_steps("[steps.a]\nteam = \"it\"\n[steps.b]\nkind = \"approval\"\napprovers = [\"ana\"]\ndue = \"opened + "
                 "1bd\"\non_timeout = \"fail\"\non_reject = \"rework\"\nrework_to = \"a\"\n") ==
        Found{"12: not-an-ancestor"});
}

TEST_CASE("a task for nobody, a join of too many and a file without steps are errors") {
  CHECK(of_steps("[steps.a]\ntitle = \"x\"\n") == Found{"4: nobody"});
  CHECK(of_steps("[steps.a]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\njoin = 2\n").back() ==
        "9: never-runs");
  CHECK(of_steps("").size() == 1);
}

TEST_CASE("keys that other engines have are answered with what is written here") {
  const auto hint = [](std::string_view step) {
    const std::string text = "spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\n" + std::string(step);
    const auto found = load(text, "workflows/sample.toml", office()).diagnostics;
    return found.size() == 1 && found[0].code == "unknown-key" ? found[0].hint : std::string();
  };
  CHECK(hint("next = \"b\"\n").starts_with("needs = "));
  CHECK(hint("loop = 3\n").starts_with("repeat = "));
  CHECK(hint("threads = 3\n").starts_with("for_each = "));
  CHECK(hint("nedes = [\"b\"]\n") == "did you mean \"needs\"?");
}

TEST_CASE("a definition is identified by its content and named by its file") {
  const auto definition = define_steps("[steps.a]\nteam = \"it\"\n");
  CHECK(definition->name == "sample");
  CHECK(definition->hash.size() == 64);
  CHECK(definition->hash != define_steps("[steps.b]\nteam = \"it\"\n")->hash);
}

}  // namespace
}  // namespace spoc::workflow
