#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> contract(std::string_view more = "") {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.id]
type = "string"
[steps.contract]
kind = "wait"
event = "hr.signed"
match = "event.employee == inputs.id && event.pages > 1"
)toml" + std::string(more) +
                R"toml(
[steps.after]
team = "hr"
needs = ["contract"]
text = "{{ steps.contract.outputs.pages }}"
[on.event."hr.withdrew"]
match = "inputs.id == event.employee"
do = "cancel"
)toml");
}

Happened contract_signed(std::string_view id, std::string_view employee, std::int64_t pages) {
  return {"hr.signed", std::string(id), {{"employee", employee}, {"pages", pages}}};
}

TEST_CASE("a step waits for an event about its run, and answers what the event says") {
  Driven run(contract(), {{"id", "E7"}});
  CHECK(run.step("contract").awaits == "hr.signed employee=\"E7\"");
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::event);
  run.then(contract_signed("1", "E8", 3), {});
  CHECK(run.last().repeated);
  run.then(contract_signed("2", "E7", 1), {});
  CHECK(run.last().repeated);
  run.then(contract_signed("3", "E7", 3), {});
  CHECK(run.state("contract") == "done");
  CHECK(run.ticket("after").text == "3");
  CHECK(run.run().consumed == json::Object{{"hr.signed 3", "contract"}});
}

TEST_CASE("an event that came before it was waited for is taken, and once in a run") {
  const auto twice = define_steps(R"toml(
[steps.a]
team = "it"
[steps.one]
kind = "wait"
event = "hr.signed"
match = "event.employee == 'E7'"
needs = ["a"]
[steps.two]
kind = "wait"
event = "hr.signed"
match = "event.employee == 'E7'"
needs = ["one"]
)toml");
  Driven run(twice);
  run.kept = {contract_signed("1", "E7", 1)};
  run.done("a");
  CHECK(run.state("one") == "done");
  CHECK(run.state("two") == "active");
}

TEST_CASE("the workflow itself answers an event: it cancels its run") {
  Driven run(contract(), {{"id", "E7"}});
  run.then(Happened{"hr.withdrew", "9", {{"employee", "E7"}}}, {});
  CHECK(run.run().state == domain::RunState::cancelled);
  CHECK(run.state("contract") == "cancelled");
}

TEST_CASE("a held run takes events when it is released") {
  Driven run(contract(), {{"id", "E7"}});
  run.then(Held{"wait"}, {}).then(contract_signed("1", "E7", 3), {});
  CHECK(run.state("contract") == "active");
  run.kept = {contract_signed("1", "E7", 3)};
  run.then(Released{"go"}, {});
  CHECK(run.state("contract") == "done");
}

TEST_CASE("the deadline of an event asks a team, which may answer in its place") {
  Driven run(contract("due = \"activated + 1d\"\non_timeout = \"escalate\"\nteam = \"hr\"\n"), {{"id", "E7"}},
             "2026-06-01 10:00");
  CHECK(wake_at(run.definition(), run.run()) == at("2026-06-02 10:00"));
  run.sweep("2026-06-03 09:00");
  REQUIRE(run.tickets().size() == 1);
  CHECK(run.tickets()[0].team == "hr");
  CHECK(run.tickets()[0].at == at("2026-06-02 10:00"));
  CHECK_FALSE(wake_at(run.definition(), run.run()));
  SECTION("by hand") {
    run.done("contract", {}, {{"employee", "E7"}});
    CHECK(run.state("contract") == "done");
  }
  SECTION("the event comes after all, and the ticket ends") {
    run.then(contract_signed("1", "E7", 3), {});
    CHECK(run.state("contract") == "done");
    CHECK(run.ends().size() == 1);
  }
}

TEST_CASE("a deadline without a team asks the department that answers for the workflow") {
  Driven run(contract("due = \"activated + 1d\"\non_timeout = \"escalate\"\n"), {{"id", "E7"}}, "2026-06-01 10:00");
  run.sweep("2026-06-03 09:00");
  REQUIRE(run.tickets().size() == 1);
  CHECK(run.tickets()[0].team == "hr");
}

TEST_CASE("the deadline of an event in a run that starts late is not before the workflow's late rule") {
  const auto late = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
late = "activated + 1bd"
[inputs.day]
type = "date"
[steps.signed]
kind = "wait"
event = "hr.signed"
team = "hr"
due = "anchor - 15bd"
on_timeout = "escalate"
)toml");
  Driven run(late, {{"day", "2026-06-08"}}, "2026-06-01 10:00");
  CHECK(run.step("signed").due_at == at("2026-06-02 10:00"));
  CHECK(run.tickets().empty());
  run.sweep("2026-06-02 11:00");
  CHECK(run.tickets().size() == 1);
}

TEST_CASE("waiting for events is checked") {
  const auto of = [](std::string_view step) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nkind = \"wait\"\n" + std::string(step));
  };
  using Found = std::vector<std::string>;
  CHECK(of("event = \"hr.sined\"\n") == Found{"5: may-wait-for-ever", "6: unknown-event"});
  CHECK(of("event = \"hr.signed\"\nmatch = \"event.pages > 3\"\n") == Found{"5: may-wait-for-ever", "7: no-equality"});
  CHECK(of("event = \"hr.signed\"\nuntil = \"opened\"\n") == Found{"5: may-wait-for-ever", "5: missing-key"});
  CHECK(of("event = \"hr.signed\"\ndue = \"opened + 1d\"\n") == Found{"7: no-timeout"});
}

TEST_CASE("a run that was not told in time takes an event when it came, not before") {
  const auto definition = define_steps(R"toml(
[steps.a]
kind = "wait"
until = "opened + 1d"
[steps.b]
kind = "wait"
needs = ["a"]
event = "hr.signed"
match = "event.employee == 'E7'"
due = "activated + 2d"
on_timeout = "fail"
[steps.c]
kind = "wait"
needs = ["b"]
until = "activated + 1h"
)toml");
  Driven run(definition, {}, "2026-06-01 10:00");
  Happened signed_later = contract_signed("1", "E7", 1);
  SECTION("before its deadline") {
    signed_later.at = at("2026-06-03 12:00");
    run.kept = {signed_later};
    run.sweep("2026-06-09 10:00");
    CHECK(run.step("b").finished_at == at("2026-06-03 12:00"));
    CHECK(run.step("c").finished_at == at("2026-06-03 13:00"));
  }
  SECTION("after it: too late") {
    signed_later.at = at("2026-06-04 12:00");
    run.kept = {signed_later};
    run.sweep("2026-06-09 10:00");
    CHECK(run.state("b") == "failed");
  }
}

TEST_CASE("what the workflow itself answers and came while its run was held is answered on release") {
  Driven run(contract(), {{"id", "E7"}}, "2026-06-01 10:00");
  run.then(Held{"wait"}, "2026-06-02 10:00");
  Happened before{"hr.withdrew", "0", {{"employee", "E7"}}, at("2026-05-01 10:00")};
  SECTION("not what came before the run") {
    run.kept = {before};
    run.then(Released{"go"}, "2026-06-04 10:00");
    CHECK(run.run().state == domain::RunState::running);
  }
  SECTION("but what came in it") {
    run.kept = {before, {"hr.withdrew", "9", {{"employee", "E7"}}, at("2026-06-03 10:00")}};
    run.then(Released{"go"}, "2026-06-04 10:00");
    CHECK(run.run().state == domain::RunState::cancelled);
  }
}

}  // namespace
}  // namespace spoc::workflow
