#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> laptop(std::string_view more = "") {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.model]
type = "string"
[steps.laptop]
kind = "call"
call = "equipment"
with = { model = "inputs.model" }
)toml" + std::string(more));
}

TEST_CASE("a step calls a workflow with inputs, and is over when that run is") {
  Driven run(
      laptop("[steps.after]\nteam = \"it\"\nneeds = [\"laptop\"]\ntext = \"{{ steps.laptop.outputs.result }}\"\n"),
      {{"model", "X1"}});
  REQUIRE(run.calls.size() == 1);
  CHECK(run.calls[0].workflow == "equipment");
  CHECK(run.calls[0].inputs == json::Object{{"model", "X1"}});
  CHECK(run.calls[0].depth == 1);
  CHECK(run.step("laptop").run == domain::RunId{101});
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::called_run);
  CHECK(waits->who == "r101");
  run.then(Returned{{102}, domain::RunState::done, "", "laptop", ""}, {});
  CHECK(run.last().repeated);
  run.then(Returned{{101}, domain::RunState::done, "shipped", "laptop", ""}, {});
  CHECK(run.ticket("after").text == "shipped");
}

TEST_CASE("a called run that failed fails its step") {
  Driven run(laptop(), {{"model", "X1"}});
  run.then(Returned{{101}, domain::RunState::failed, "", "laptop", ""}, {});
  CHECK(run.state("laptop") == "failed");
  CHECK(run.step("laptop").reason == "run r101 failed");
}

TEST_CASE("cancelling reaches the runs that were called, but those that are detached") {
  Driven run(laptop(), {{"model", "X1"}});
  run.then(Cancelled{"over"}, {});
  CHECK(run.last().cancelled_runs == std::vector<std::pair<domain::RunId, std::string>>{{{101}, "over"}});
  Driven loose(laptop("cancel = \"detach\"\n"), {{"model", "X1"}});
  loose.then(Cancelled{"over"}, {});
  CHECK(loose.last().cancelled_runs.empty());
}

TEST_CASE("a step need not wait for the run it calls") {
  Driven run(laptop("wait = false\n"), {{"model", "X1"}});
  CHECK(run.state("laptop") == "done");
}

TEST_CASE("which workflow is called may be said by the run; one that cannot be started fails the step") {
  Driven run(define_steps("[steps.a]\nkind = \"call\"\ncall = \"'equip' + 'ment'\"\n"));
  CHECK(run.calls[0].workflow == "equipment");
  Driven wrong(define_steps("[steps.a]\nkind = \"call\"\ncall = \"run.id\"\n"));
  CHECK(wrong.state("a") == "failed");
  CHECK(wrong.step("a").reason == "r7 was not started: no such workflow");
}

TEST_CASE("one step at a time has a mutex; the next one begins when it is free") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
mutex = "floor"
[steps.b]
team = "it"
mutex = "floor"
)toml"));
  CHECK(run.state("a") == "active");
  CHECK(run.state("b") == "pending");
  const auto waits = waits_for(run.definition(), run.run(), 1, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::mutex);
  CHECK(waits->who == "floor");
  run.done("a");
  CHECK(run.state("b") == "active");
  CHECK(run.last().freed == std::vector<std::string>{"floor"});
}

TEST_CASE("a mutex that another run has is waited for") {
  const auto definition =
      define_steps("[steps.go]\nteam = \"it\"\n[steps.a]\nteam = \"it\"\nmutex = \"floor\"\nneeds = [\"go\"]\n");
  Driven run(definition);
  run.held_elsewhere = "floor";
  run.done("go");
  CHECK(run.state("a") == "pending");
  run.sweep("2026-06-02 10:00");
  CHECK(run.state("a") == "pending");
  run.held_elsewhere.clear();
  run.sweep("2026-06-03 10:00");
  CHECK(run.state("a") == "active");
}

TEST_CASE("a step whose start has come waits for its mutex, and sweeps do not wake it") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
mutex = "floor"
[steps.b]
team = "it"
mutex = "floor"
start = "opened + 1d"
)toml"),
             {}, "2026-06-01 10:00");
  CHECK(run.state("b") == "scheduled");
  run.sweep("2026-06-03 10:00");
  CHECK(run.state("b") == "scheduled");
  CHECK(run.step("b").mutex == "floor");
  CHECK_FALSE(wake_at(run.definition(), run.run()));
  const auto waits = waits_for(run.definition(), run.run(), 1, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::mutex);
  run.done("a", "2026-06-04 10:00");
  CHECK(run.state("b") == "active");
}

TEST_CASE("a step that was begun early and cannot have its mutex waits for that, and not for its start") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
start = "opened + 3d"
early = true
mutex = "van"
)toml"));
  run.held_elsewhere = "van";
  run.then(Begun{"a", ""}, "2026-06-01 11:00");
  CHECK(run.state("a") == "scheduled");
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::mutex);
}

TEST_CASE("a step is repeated until that holds, and so many times at most") {
  const auto definition = define_steps(R"toml(
[steps.a]
team = "it"
form = { ok = "bool" }
repeat = { until = "outputs.ok", max = 3, every = "1d" }
[steps.b]
team = "it"
needs = ["a"]
)toml");
  Driven run(definition, {}, "2026-06-01 10:00");
  run.done("a", "2026-06-01 11:00", {{"ok", false}});
  CHECK(run.state("a") == "scheduled");
  CHECK(run.step("a").start_at == at("2026-06-02 11:00"));
  run.sweep("2026-06-02 11:00");
  CHECK(run.state("a") == "active");
  CHECK(run.step("a").round == 2);
  run.done("a", {}, {{"ok", true}});
  CHECK(run.state("b") == "active");
  Driven bounded(definition, {}, "2026-06-01 10:00");
  for (const char* day : {"2026-06-01 11:00", "2026-06-03 11:00", "2026-06-05 11:00"})
    bounded.done("a", day, {{"ok", false}});
  CHECK(bounded.state("a") == "done");
  CHECK(bounded.step("a").round == 3);
}

TEST_CASE("a step with a milestone is answered only while that holds") {
  Driven run(define_steps(R"toml(
[steps.plan]
team = "it"
[steps.build]
team = "it"
[steps.change]
team = "hr"
needs = ["plan"]
enabled_while = "!done('build')"
)toml"));
  run.done("plan").done("build");
  CHECK(thrown([&] { run.done("change"); }) == Code::conflict);
  const auto waits = waits_for(run.definition(), run.run(), run.step("change"), {office(), people()}, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::milestone);
}

TEST_CASE("calls and repetitions are checked") {
  const auto of = [](std::string_view step) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\n" + std::string(step));
  };
  using Found = std::vector<std::string>;
  CHECK(of("kind = \"call\"\ncall = \"equipmant\"\n") == Found{"6: unknown-workflow"});
  CHECK(of("kind = \"call\"\n") == Found{"4: missing-key"});
  CHECK(of("team = \"it\"\nrepeat = { until = \"true\" }\n") == Found{"6: missing-key"});
}

TEST_CASE("what waits for a day that is not known stands in nobody's way at a mutex") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
[inputs.day]
type = "date?"
[steps.a]
team = "it"
due = "anchor"
mutex = "floor"
[steps.b]
team = "it"
mutex = "floor"
)toml"));
  CHECK(run.state("b") == "active");
  const std::size_t before = run.change().events.size();
  run.sweep("2026-06-02 10:00");
  CHECK(run.change().events.size() == before);
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::input);
}

}  // namespace
}  // namespace spoc::workflow
