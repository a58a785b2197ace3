#include "workflow/waiting.h"
#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

WaitsFor why(const Driven& run, std::string_view step) {
  const auto found = waits_for(run.definition(), run.run(), *run.definition().find(step), run.now());
  REQUIRE(found);
  return *found;
}

Driven waiting_run() {
  return Driven(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "steps.a.outputs.day"
[steps.a]
team = "it"
form = { day = "date" }
[steps.b]
team = "it"
needs = ["a"]
[steps.dated]
team = "it"
start = "anchor"
[steps.approve]
kind = "approval"
approvers = ["dan", "eve"]
quorum = 2
due = "opened + 5bd"
on_timeout = "fail"
[steps.after]
team = "it"
needs = ["approve"]
)toml"));
}

TEST_CASE("a step says whom it waits for, since when, and the command that moves it") {
  Driven run = waiting_run();
  CHECK(word(why(run, "a").code) == "person");
  CHECK(why(run, "a").who == "it");
  CHECK(why(run, "a").since == at("2026-06-01 10:00"));
  CHECK(why(run, "a").command == "spoc resolve 1");
  CHECK(word(why(run, "b").code) == "step");
  CHECK(why(run, "b").who == "a");
  CHECK(word(why(run, "dated").code) == "input");
  CHECK(word(why(run, "approve").code) == "approvals");
  CHECK(why(run, "approve").who == "dan, eve");
}

TEST_CASE("an approval counts what it has") {
  Driven run = waiting_run();
  run.decide("approve", true, "dan");
  CHECK(why(run, "approve").who == "eve");
  CHECK(why(run, "approve").detail == "1 of 2 approvals are there");
}

TEST_CASE("a scheduled step waits for its time, and then for a sweep") {
  Driven run = waiting_run();
  run.done("a", "2026-06-01 11:00", {{"day", "2026-06-15"}});
  CHECK(word(why(run, "dated").code) == "time");
  const auto later = waits_for(run.definition(), run.run(), 2, at("2026-06-15 10:00"));
  CHECK(word(later->code) == "sweep");
  CHECK(later->command == "spoc escalate");
}

TEST_CASE("what a failure blocks says which, and a retry moves it") {
  Driven run = waiting_run();
  run.sweep("2026-06-20 10:00");
  CHECK(word(why(run, "after").code) == "failure");
  CHECK(why(run, "after").command == "spoc run retry r7/approve");
  run.then(Retried{"approve", "again"}, "2026-06-20 11:00");
  CHECK(run.step("approve").round == 2);
  CHECK(word(why(run, "after").code) == "failure");
}

TEST_CASE("a held run waits for its release, and a final step for nothing") {
  Driven run = waiting_run();
  run.done("a", {}, {{"day", "2026-06-15"}}).then(Held{"budget"}, {});
  CHECK(word(why(run, "b").code) == "hold");
  CHECK_FALSE(waits_for(run.definition(), run.run(), 0, run.now()));
}

TEST_CASE("a run that is being taken back waits for nothing but that") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[steps.a]
team = "it"
compensate = { task = { team = "it", title = "Take it back" } }
[steps.b]
team = "it"
needs = ["a"]
[steps.c]
team = "it"
needs = ["b"]
)toml"));
  run.done("a").then(Cancelled{"over"}, {});
  REQUIRE(run.run().state == domain::RunState::cancelling);
  CHECK_FALSE(waits_for(run.definition(), run.run(), 2, run.now()));
  CHECK(waits_for(run.definition(), run.run(), run.step("undo:a"), World{office(), people()}, run.now()));
}

}  // namespace
}  // namespace spoc::workflow
