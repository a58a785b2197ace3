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

TEST_CASE("what an item says is checked") {
  const auto found = [](std::string_view item) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\nchecklist = [" + std::string(item) + "]\n");
  };
  CHECK(found("{ text = \"x {{ inputs.nme }}\" }") == std::vector<std::string>{"6: unknown-member"});
  CHECK(found("{ text = \"x\", when = \"1\" }") == std::vector<std::string>{"6: wrong-type"});
  CHECK(found("{ text = \"x\", optional = true, may_not_apply = true }") == std::vector<std::string>{"6: not-together"});
  CHECK(found("{ text = \"x\", optinal = true }") == std::vector<std::string>{"6: unknown-key"});
  CHECK(found("{ id = \"1\", text = \"x\" }, { id = \"1\", text = \"y\" }") == std::vector<std::string>{"6: duplicate"});
}

}  // namespace
}  // namespace spoc::workflow::checklists
