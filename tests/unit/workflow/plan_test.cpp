#include "office.h"
#include "workflow/plan/plan.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> sample() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
target = "anchor @ 09:00"
[inputs.day]
type = "date"
[inputs.remote]
type = "bool"
default = false
[steps.request]
assign = "'ana'"
due = "opened + 2bd"
form = { laptop = "enum(standard, none)", buddy = "person" }
[steps.laptop]
team = "it"
needs = ["request"]
when = "steps.request.outputs.laptop != 'none'"
due = "activated + 3bd"
[steps.desk]
team = "workplace"
needs = ["request"]
when = "!inputs.remote"
due = "anchor - 1bd"
scope = "ready"
[steps.tidy]
team = "workplace"
needs = ["desk"]
if_all_skipped = "skip"
[steps.ready]
kind = "gate"
needs = ["laptop", "desk"]
[steps.hello]
assign = "steps.request.outputs.buddy"
needs = ["ready", "request"]
when = "done('ready')"
)toml");
}

Plan planned(std::string_view day, bool remote, std::string_view now = "2026-06-01 10:00") {
  const auto definition = sample();
  const World world{office(), people()};
  const Run run = hypothetical_run(*definition, {{"day", day}, {"remote", remote}}, "ana", world, at(now));
  Plan result = plan(*definition, run, world, at(now));
  return result;
}

TEST_CASE("a plan dates every step and says who, when and under which condition") {
  const Plan result = planned("2026-06-15", false);
  const PlannedStep& laptop = result.steps[1];
  CHECK(result.steps[0].person == "ana");
  CHECK(result.steps[0].due == at("2026-06-03 10:00"));
  CHECK(laptop.condition == Condition::undecided);
  CHECK(laptop.decided_by == "step request");
  CHECK(laptop.when == "steps.request.outputs.laptop != 'none'");
  CHECK(result.unknowns == std::vector<std::string>{"step request", "step ready"});
  CHECK(laptop.start == at("2026-06-03 10:00"));
  CHECK(laptop.due == at("2026-06-08 10:00"));
  CHECK(result.steps[2].condition == Condition::yes);
  CHECK(result.steps[5].person == "step request");
  CHECK(result.end == at("2026-06-12 17:00"));
  CHECK(result.critical_path == std::vector<std::string>{"request", "desk", "ready", "hello"});
  CHECK(result.keeps_target == true);
}

TEST_CASE("what a false condition skips is no part of the plan's length") {
  const Plan result = planned("2026-06-15", true);
  CHECK(result.steps[2].condition == Condition::no);
  CHECK(result.steps[3].condition == Condition::no);
  CHECK(result.end == at("2026-06-08 10:00"));
  CHECK(result.lead_time == at("2026-06-08 10:00") - at("2026-06-01 10:00"));
}

TEST_CASE("what comes too late already is marked") {
  const Plan result = planned("2026-06-03", false);
  CHECK(result.steps[2].too_late);
  CHECK(result.keeps_target == false);
}

TEST_CASE("an event is expected by its deadline, and what nobody can date keeps no target for sure") {
  const auto planned_of = [](std::string_view due) {
    const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
target = "anchor"
[inputs.day]
type = "date?"
[steps.signed]
kind = "wait"
event = "hr.signed"
team = "hr"
on_timeout = "escalate"
due = ")toml" + std::string(due) + R"toml("
[steps.desk]
team = "hr"
needs = ["signed"]
due = "activated + 1d"
scope = "ready"
)toml");
    const World world{office(), people()};
    const Run run = hypothetical_run(*definition, {{"day", "2026-06-08"}}, "ana", world, at("2026-06-01 10:00"));
    return plan(*definition, run, world, at("2026-06-01 10:00"));
  };
  const Plan soon = planned_of("anchor - 2bd");  // Thursday, at its last hour
  CHECK(soon.steps[0].due == at("2026-06-04 17:00"));
  CHECK(soon.steps[1].start == at("2026-06-04 17:00"));
  CHECK(soon.steps[1].due == at("2026-06-05 17:00"));
  CHECK(soon.keeps_target == true);
  const Plan late = planned_of("anchor");
  CHECK(late.keeps_target == false);
  const auto unknown = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "steps.ask.outputs.day"
[steps.ask]
team = "hr"
form = { day = "date" }
[steps.desk]
team = "hr"
due = "anchor - 1bd"
scope = "ready"
)toml");
  const World world{office(), people()};
  const Run run = hypothetical_run(*unknown, {}, "ana", world, at("2026-06-01 10:00"));
  CHECK_FALSE(plan(*unknown, run, world, at("2026-06-01 10:00")).keeps_target.has_value());
}

TEST_CASE("the plan of a run under way keeps what happened") {
  Driven run(sample(), {{"day", "2026-06-15"}});
  run.done("request", "2026-06-02 09:00", {{"laptop", "none"}, {"buddy", "bob"}});
  const Plan result = plan(run.definition(), run.run(), {office(), people()}, at("2026-06-02 12:00"));
  CHECK(result.steps[0].end == at("2026-06-02 09:00"));
  CHECK(result.steps[1].condition == Condition::no);
  CHECK(result.steps[2].start == at("2026-06-02 09:00"));
  CHECK(result.steps[5].person == "bob");
}

TEST_CASE("a plan writes nothing and asks for no ticket") {
  const auto definition = sample();
  const World world{office(), people()};
  const Run run = hypothetical_run(*definition, {{"day", "2026-06-15"}}, "ana", world, at("2026-06-01 10:00"));
  const Run before = run;
  plan(*definition, run, world, at("2026-06-01 10:00"));
  CHECK(run == before);
}

}  // namespace
}  // namespace spoc::workflow
