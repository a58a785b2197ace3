#include "office.h"

namespace spoc::workflow::telling {
namespace {

using namespace test;

std::shared_ptr<const Definition> told(std::string_view steps) {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.manager]
type = "person"
[inputs.joiner]
type = "contact?"
[inputs.systems]
type = "list?"
of = { id = "string" }
)toml" + std::string(steps));
}

std::vector<std::string> who(const Driven& run) {
  std::vector<std::string> found;
  for (const Telling& telling : run.last().tellings) found.push_back(telling.to);
  return found;
}
using Names = std::vector<std::string>;

TEST_CASE("who is named is told when the step begins, and only then") {
  Driven run(told(R"(
[steps.first]
team = "hr"
[steps.desk]
team = "workplace"
needs = ["first"]
title = "A desk for the joiner"
tell = ["lead", "inputs.manager", "inputs.joiner"]
)"),
             {{"manager", "bob"}, {"joiner", "mona@home.example"}});
  CHECK(who(run).empty());
  run.done("first");
  CHECK(who(run) == Names{"lead", "person:bob", "address:mona@home.example"});
  CHECK(run.last().tellings[0].ticket == run.ticket("desk").id);
  CHECK(run.last().tellings[2].text == "A desk for the joiner");
  run.done("desk");
  CHECK(who(run).empty());
}

TEST_CASE("a gate tells people that it is open, without a ticket; whom an optional input leaves out is nobody") {
  Driven run(told(R"(
[steps.first]
team = "hr"
[steps.ready]
kind = "gate"
needs = ["first"]
title = "Everything is there"
text = "See you on Monday."
tell = ["inputs.manager", "inputs.joiner"]
)"),
             {{"manager", "bob"}});
  run.done("first");
  CHECK(who(run) == Names{"person:bob"});
  CHECK_FALSE(run.last().tellings[0].ticket);
  CHECK(run.last().tellings[0].text == "Everything is there\n\nSee you on Monday.");
}

TEST_CASE("a step for each item tells once, and one that does not begin tells nobody") {
  const Driven run(
      told(R"(
[steps.access]
team = "it"
for_each = "inputs.systems"
key = "item.id"
tell = ["inputs.manager"]
[steps.never]
team = "it"
when = "size(inputs.systems) > 5"
tell = ["inputs.manager"]
)"),
      {{"manager", "bob"}, {"systems", json::Array{json::Object{{"id", "crm"}}, json::Object{{"id", "erp"}}}}});
  CHECK(who(run) == Names{"person:bob"});
}

TEST_CASE("who cannot be found makes the step fail, as with whom it is for") {
  const Driven run(told("[steps.a]\nteam = \"it\"\ntell = [\"'nobody'\"]\n"), {{"manager", "bob"}});
  CHECK(run.state("a") == "failed");
  CHECK(who(run).empty());
}

TEST_CASE("a role is somebody of a ticket, so a step without one names people") {
  CHECK(findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nkind = \"gate\"\ntell = [\"lead\"]\n[steps.b]\nteam "
                 "= \"it\"\n"
                 "notify = [\"lead\"]\n") == Names{"6: no-ticket", "9: unknown-key"});
}

}  // namespace
}  // namespace spoc::workflow::telling
