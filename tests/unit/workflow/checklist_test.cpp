#include "office.h"

namespace spoc::workflow::checklists {
namespace {

using namespace test;

std::shared_ptr<const Definition> listed(std::string_view list) {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
[inputs.name]
type = "string"
default = "Mona"
[inputs.remote]
type = "bool"
default = false
[inputs.day]
type = "date?"
[steps.desk]
team = "workplace"
checklist = )toml" + std::string(list));
}

std::vector<std::string> ids(const Driven& run) {
  std::vector<std::string> found;
  for (const auto& item : run.ticket("desk").checklist) found.push_back(item.id);
  return found;
}

TEST_CASE("an item's text is filled in, and an item whose condition does not hold is not asked for") {
  const auto definition = listed(R"([
  "a badge for {{ inputs.name }}",
  { id = "key", text = "a key", when = "!inputs.remote" },
  { id = "plant", text = "a plant", optional = true },
  { id = "permit", text = "a permit", may_not_apply = true },
]
checklist_for_each = "['lamp']"
)");
  const Driven here(definition, {{"name", "Mona"}, {"remote", false}});
  CHECK(ids(here) == std::vector<std::string>{"1", "key", "plant", "permit", "5"});
  const auto& list = here.ticket("desk").checklist;
  CHECK(list[0].text == "a badge for Mona");
  CHECK(list[2].optional);
  CHECK(list[3].may_not_apply);
  CHECK_FALSE(list[1].optional);
  // Numbers stay those of the file, whatever is left out before.
  const Driven away(definition, {{"name", "Mona"}, {"remote", true}});
  CHECK(ids(away) == std::vector<std::string>{"1", "plant", "permit", "5"});
}

TEST_CASE("amended inputs change what a list asks for") {
  Driven run(listed(R"(["a badge for {{ inputs.name }}", { id = "key", text = "a key", when = "!inputs.remote" }])"),
             {{"name", "Mona"}, {"remote", false}});
  run.then(Amended{{{"name", "Lea"}, {"remote", true}}, "another one"}, {});
  REQUIRE(run.last().redrafts.size() == 1);
  const auto& list = run.last().redrafts[0].is.checklist;
  REQUIRE(list.size() == 1);
  CHECK(list[0].text == "a badge for Lea");
}

TEST_CASE("a list that tells of a day that nobody knows yet waits for it") {
  Driven run(listed(R"([{ id = "key", text = "a key by {{ anchor }}" }])"), {{"name", "Mona"}, {"remote", false}});
  CHECK(run.state("desk") == "pending");
  run.then(Amended{{{"name", "Mona"}, {"remote", false}, {"day", "2026-06-15"}}, ""}, {});
  CHECK(run.state("desk") == "active");
  CHECK(run.ticket("desk").checklist[0].text == "a key by 2026-06-15");
}

TEST_CASE("the parts of a heading stand behind it, under numbers of their own") {
  const Driven run(listed(R"([
  "a badge",
  { text = "accounts", items = ["mail", { id = "wiki", text = "wiki of {{ inputs.name }}", items = ["read", "write"] }, "calendar"] },
  { id = "proof", text = "who they are", join = "any", items = ["passport", "identity card"] },
]
checklist_for_each = "['lamp']"
)"),
                   {{"name", "Mona"}, {"remote", false}});
  CHECK(ids(run) == std::vector<std::string>{"1", "2", "2.1", "wiki", "wiki.1", "wiki.2", "2.3", "proof", "proof.1", "proof.2", "4"});
  const auto& list = run.ticket("desk").checklist;
  CHECK(list[3].text == "wiki of Mona");
  CHECK(list[3].under == "2");
  CHECK(list[5].under == "wiki");
  CHECK(list[7].enough == 1);
  CHECK(list[1].enough == 0);
}

TEST_CASE("what does not hold of a heading holds of none of its parts, and a heading without parts left is not there") {
  const auto definition = listed(R"([
  { id = "here", text = "here", when = "!inputs.remote", items = ["a lamp", "a key"] },
  { id = "away", text = "away", items = [{ text = "a router", when = "inputs.remote" }] },
]
)");
  CHECK(ids(Driven(definition, {{"name", "Mona"}, {"remote", false}})) == std::vector<std::string>{"here", "here.1", "here.2"});
  CHECK(ids(Driven(definition, {{"name", "Mona"}, {"remote", true}})) == std::vector<std::string>{"away", "away.1"});
}

TEST_CASE("what an item says is checked") {
  const auto found = [](std::string_view item) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\nchecklist = [" + std::string(item) + "]\n");
  };
  CHECK(found("{ text = \"x {{ inputs.nme }}\" }") == std::vector<std::string>{"6: unknown-member"});
  CHECK(found("{ text = \"x\", when = \"1\" }") == std::vector<std::string>{"6: wrong-type"});
  CHECK(found("{ text = \"x\", optional = true, may_not_apply = true }") == std::vector<std::string>{"6: not-together"});
  CHECK(found("{ text = \"x\", optinal = true }") == std::vector<std::string>{"6: unknown-key"});
  CHECK(found("{ text = \"x\", items = [\"y\"], evidence = \"text\" }") == std::vector<std::string>{"6: not-together"});
  CHECK(found("{ text = \"x\", join = \"any\" }") == std::vector<std::string>{"6: not-together"});
  CHECK(found("{ text = \"x\", items = [] }") == std::vector<std::string>{"6: wrong-type"});
  CHECK(found("{ text = \"x\", items = [\"y\"], join = \"some\" }") == std::vector<std::string>{"6: unknown-word"});
  CHECK(found("{ text = \"x\", items = [{ id = \"1\", text = \"y\" }] }") == std::vector<std::string>{"6: duplicate"});
  CHECK(found("{ text = \"1\", items = [{ text = \"2\", items = [{ text = \"3\", items = [\"4\"] }] }] }") == std::vector<std::string>{"6: too-deep"});
  CHECK(found("{ id = \"1\", text = \"x\" }, { id = \"1\", text = \"y\" }") == std::vector<std::string>{"6: duplicate"});
}

}  // namespace
}  // namespace spoc::workflow::checklists
