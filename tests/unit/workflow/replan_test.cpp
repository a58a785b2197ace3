#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> visit() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
[inputs.day]
type = "date"
[inputs.guests]
type = "int"
default = 1
[steps.ask]
team = "hr"
text = "{{ inputs.guests }} guests"
[steps.room]
team = "workplace"
due = "anchor - 2bd"
when = "inputs.guests > 0"
[steps.later]
team = "it"
start = "anchor - 1bd"
)toml");
}

TEST_CASE("amended inputs move the dates of what is open and of what has not begun") {
  Driven run(visit(), {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  run.done("ask", "2026-06-01 12:00");
  CHECK(run.step("room").due_at == at("2026-06-11 17:00"));
  CHECK(run.step("later").start_at == at("2026-06-12 09:00"));
  run.then(Amended{{{"day", "2026-06-22"}, {"guests", 1}}, "moved"}, "2026-06-02 10:00");
  CHECK(run.step("room").due_at == at("2026-06-18 17:00"));
  CHECK(run.step("later").start_at == at("2026-06-19 09:00"));
  REQUIRE(run.last().replans.size() == 1);
  CHECK(run.last().replans[0].id == run.step("room").ticket);
  CHECK(run.last().outdated.empty());
  CHECK(wake_at(run.definition(), run.run()) == at("2026-06-19 09:00"));
}

TEST_CASE("a date that was amended into the past lets its step begin now") {
  Driven run(visit(), {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  run.then(Amended{{{"day", "2026-06-02"}, {"guests", 1}}, ""}, "2026-06-01 11:00");
  CHECK(run.state("later") == "active");
  CHECK(run.step("later").activated_at == at("2026-06-01 11:00"));
}

TEST_CASE("a step whose condition is amended to false is withdrawn, and one that is over is named") {
  Driven run(visit(), {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  run.done("ask");
  run.then(Amended{{{"day", "2026-06-15"}, {"guests", 0}}, ""}, {});
  CHECK(run.state("room") == "withdrawn");
  CHECK(run.ends().size() == 1);
  CHECK(run.last().outdated == std::vector<std::string>{"ask"});
}

TEST_CASE("the same inputs again change nothing, and a run that is over cannot be amended") {
  Driven run(visit(), {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  const auto version = run.run().version;
  run.then(Amended{run.run().inputs, ""}, {});
  CHECK(run.last().repeated);
  CHECK(run.run().version == version);
  run.then(Cancelled{""}, {});
  CHECK(thrown([&] { run.then(Amended{{{"day", "2026-06-22"}}, ""}, {}); }) == Code::conflict);
}

TEST_CASE("a step that is over is done again with what came of it, also in a run that was done") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.b]
team = "it"
needs = ["a"]
[steps.other]
team = "hr"
)toml"));
  run.done("a").done("other");
  CHECK(thrown([&] { run.then(Redone{"b", "no", ""}, {}); }) == Code::conflict);
  run.then(Redone{"a", "it was wrong", ""}, {});
  CHECK(run.state("a") == "active");
  CHECK(run.state("b") == "pending");
  CHECK(run.state("other") == "done");
  CHECK(run.ends().size() == 1);
  CHECK(run.ticket("a").sent_back == "it was wrong");
  run.done("a").done("b");
  CHECK(run.run().state == domain::RunState::done);
  run.then(Redone{"b", "once more", ""}, {});
  CHECK(run.run().state == domain::RunState::running);
  CHECK(run.step("b").round == 3);
}

std::shared_ptr<const Definition> compensated() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[steps.payroll]
team = "payroll"
form = { no = "string" }
compensate = { task = { team = "payroll", title = "Remove {{ steps.payroll.outputs.no }}", due = "activated + 1bd" } }
[steps.badge]
team = "hr"
needs = ["payroll"]
compensate = { task = { assign = "bob" } }
[steps.last]
team = "it"
needs = ["badge"]
compensate = { task = { team = "it" } }
)toml");
}

TEST_CASE("a cancelled run takes back what was done, the last first, one at a time") {
  Driven run(compensated(), {}, "2026-06-01 10:00");
  run.done("payroll", {}, {{"no", "P7"}}).done("badge", "2026-06-01 11:00");
  run.then(Cancelled{"over"}, "2026-06-01 12:00");
  CHECK(run.run().state == domain::RunState::cancelling);
  CHECK(run.state("last") == "cancelled");
  CHECK(run.ticket("undo:badge").assignee == "bob");
  CHECK(run.ticket("undo:badge").title == "Take back: badge");
  CHECK(run.state("undo:payroll") == "pending");
  run.done("undo:badge");
  CHECK(run.ticket("undo:payroll").title == "Remove P7");
  CHECK(run.ticket("undo:payroll").due_at == at("2026-06-02 12:00"));
  run.done("undo:payroll", "2026-06-02 10:00");
  CHECK(run.run().state == domain::RunState::cancelled);
  CHECK(run.run().finished_at == at("2026-06-02 10:00"));
}

TEST_CASE("a compensation that fails does not keep the others") {
  Driven run(compensated(), {}, "2026-06-01 10:00");
  run.done("payroll", {}, {{"no", "P7"}}).done("badge");
  run.then(Cancelled{"over"}, {}).then(Withdrawn{"undo:badge", "it is lost", ""}, {});
  CHECK(run.state("undo:badge") == "failed");
  CHECK(run.state("undo:payroll") == "active");
}

TEST_CASE("nothing done, nothing taken back") {
  Driven run(compensated());
  run.then(Cancelled{"over"}, {});
  CHECK(run.run().state == domain::RunState::cancelled);
}

TEST_CASE("a compensation that nobody asks for is found") {
  CHECK(findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nteam = \"it\"\ncompensate = { task = { team = "
                 "\"it\" } }\n") == std::vector<std::string>{"6: no-compensation"});
}

TEST_CASE("a start that counts from a day which is not known any more is not believed, and says so") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
[inputs.day]
type = "date?"
[steps.a]
team = "it"
start = "anchor"
[steps.b]
team = "it"
)toml");
  Driven run(definition, {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  run.then(Amended{{}, "postponed"}, "2026-06-02 10:00");
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::input);
  run.done("b", "2026-06-20 10:00");
  CHECK(run.state("a") == "scheduled");
  run.then(Amended{{{"day", "2026-06-10"}}, "on again"}, "2026-06-21 10:00");
  CHECK(run.step("a").activated_at == at("2026-06-21 10:00"));
}

TEST_CASE("an amended input moves what is waited for from outside") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.who]
type = "string"
[steps.a]
kind = "wait"
event = "hr.signed"
match = "event.employee == inputs.who"
due = "activated + 1d"
on_timeout = "escalate"
team = "hr"
[on.event."hr.withdrew"]
match = "event.employee == inputs.who"
do = "cancel"
)toml");
  Driven run(definition, {{"who", "E1"}}, "2026-06-01 10:00");
  run.then(Amended{{{"who", "E2"}}, "another"}, "2026-06-01 11:00");
  CHECK(run.step("a").awaits == "hr.signed employee=\"E2\"");
  CHECK(run.step("on:hr.withdrew").awaits == "hr.withdrew employee=\"E2\"");
  CHECK(run.step("a").due_at == at("2026-06-02 10:00"));
  SECTION("and who was asked for it is not asked again") {
    run.sweep("2026-06-03 10:00");
    run.then(Amended{{{"who", "E3"}}, "another"}, "2026-06-04 11:00");
    CHECK(run.tickets().size() == 1);
    CHECK(run.step("a").ticket == run.tickets()[0].id);
    CHECK(run.step("a").awaits == "hr.signed employee=\"E3\"");
  }
  SECTION("what came before is taken") {
    run.kept = {{"hr.signed", "1", {{"employee", "E4"}}}};
    run.then(Amended{{{"who", "E4"}}, "another"}, "2026-06-01 12:00");
    CHECK(run.state("a") == "done");
  }
}

}  // namespace
}  // namespace spoc::workflow
