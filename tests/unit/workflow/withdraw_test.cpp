#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

TEST_CASE("a race withdraws what comes second, and its ticket with it") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.b]
team = "hr"
[steps.first]
team = "it"
needs = ["a", "b"]
join = "any"
withdraw_rest = true
)toml"));
  run.done("b");
  CHECK(run.state("a") == "withdrawn");
  CHECK(run.state("first") == "active");
  REQUIRE(run.ends().size() == 1);
  CHECK(run.ends()[0].id == TicketId{1});
  CHECK_FALSE(run.ends()[0].resolved);
  CHECK(run.done("first").run().state == domain::RunState::done);
}

TEST_CASE("a step that is done withdraws what it cancels, also a whole scope but itself") {
  Driven run(define_steps(R"toml(
[steps.call_back]
team = "it"
scope = "tries"
[steps.write]
team = "it"
scope = "tries"
[steps.visit]
team = "it"
[steps.reached]
team = "it"
scope = "tries"
cancels = ["scope:tries", "visit"]
)toml"));
  run.done("reached");
  CHECK(run.state("call_back") == "withdrawn");
  CHECK(run.state("write") == "withdrawn");
  CHECK(run.state("visit") == "withdrawn");
  CHECK(run.state("reached") == "done");
  CHECK(run.run().state == domain::RunState::done);
}

TEST_CASE("a task that may be declined goes back as one that was rejected") {
  const auto definition = define_steps(R"toml(
[steps.plan]
team = "it"
[steps.build]
team = "it"
needs = ["plan"]
decline = true
on_reject = "rework"
rework_to = "plan"
max_rounds = 2
)toml");
  Driven run(definition);
  run.done("plan").decide("build", false, "bob", {}, "no such parts");
  CHECK(run.state("plan") == "active");
  CHECK(run.step("plan").round == 2);
  CHECK(run.step("plan").reason == "no such parts");
  run.done("plan").decide("build", false, "bob", {}, "still not");
  CHECK(run.state("build") == "failed");
  CHECK(run.step("build").reason == "declined: still not (round 2 of 2)");
}

TEST_CASE("a task that may not be declined is no approval") {
  Driven run(define_steps("[steps.a]\nteam = \"it\"\n"));
  CHECK(thrown([&] { run.decide("a", false, "bob"); }) == Code::conflict);
}

TEST_CASE("whoever did a step is preferred for another, with the skills it asks for") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "hr"
[steps.b]
team = "hr"
needs = ["a"]
prefer = "who did a"
skill = { payroll = 3 }
)toml"));
  run.done("a", {}, {}, "bob");
  CHECK(run.ticket("b").preferred == "bob");
  CHECK(run.ticket("b").assignee.empty());
  CHECK(run.ticket("b").skill == std::map<std::string, int>{{"payroll", 3}});
}

TEST_CASE("a step has rungs of its own, whose people are found when it begins") {
  Driven run(define_steps(R"toml(
[steps.a]
assign = "bob"
team = "it"
due = "activated + 2bd"
rungs = [{ at = "75%", tell = ["assignee"] }, { at = "+4bh", tell = ["manager_of('bob')", "lead"], raise = true, every = "1bd", max = 3 }]
)toml"));
  CHECK(
      run.ticket("a").rungs ==
      R"([{"at":"75%","tell":["assignee"]},{"at":"+4bh","tell":["lead","person:ana"],"raise":true,"every":"1bd","max":3}])");
}

TEST_CASE("a checklist has an item for each of a list") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.systems]
type = "list"
of = { id = "string", name = "string" }
[steps.a]
team = "it"
checklist = ["tidy up"]
checklist_for_each = "inputs.systems"
)toml"),
             {{"systems", json::Array{json::Object{{"id", "vpn"}, {"name", "VPN access"}}}}});
  const auto& list = run.ticket("a").checklist;
  REQUIRE(list.size() == 2);
  CHECK(list[0].id == "1");
  CHECK(list[1].id == "vpn");
  CHECK(list[1].text == "VPN access");
}

TEST_CASE("what a step withdraws, prefers and measures is checked") {
  const auto of = [](std::string_view steps) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n" + std::string(steps));
  };
  using Found = std::vector<std::string>;
  CHECK(of("[steps.a]\nteam = \"it\"\ncancels = [\"scope:x\"]\n") == Found{"6: unknown-scope"});
  CHECK(of("[steps.a]\nteam = \"it\"\nprefer = \"bob\"\n") == Found{"6: unknown-word"});
  CHECK(of("[steps.a]\nteam = \"it\"\nprefer = \"who did a\"\n") == Found{"6: not-an-ancestor"});
  CHECK(of("[steps.a]\nteam = \"it\"\nrungs = [{ at = \"75%\", raise = true }]\n") == Found{"6: no-due"});
  CHECK(of("[steps.a]\nteam = \"it\"\ndue = \"activated + 1bd\"\nrungs = [{ at = \"soon\", raise = true }, { at = "
           "\"50%\" }]\n") == Found{"7: wrong-type", "7: idle-rung"});
  CHECK(of("[steps.a]\nteam = \"it\"\non_reject = \"fail\"\n") == Found{"6: no-rejection"});
  CHECK(of("[steps.a]\nteam = \"it\"\nskill = { mac = 9 }\n") == Found{"6: out-of-range"});
  CHECK(of("[steps.a]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\nwithdraw_rest = true\n") ==
        Found{"9: never-runs"});
}

}  // namespace
}  // namespace spoc::workflow
