#include "office.h"
#include "workflow/plan/plan.h"

namespace spoc::workflow::taking {
namespace {

using namespace test;

std::shared_ptr<const Definition> answered() {
  return define_steps(R"toml(
[steps.answer]
team = "it"
due = "taken + 1bd"
[steps.close]
team = "it"
needs = ["answer"]
enabled_while = "now() < taken + 2d"
)toml");
}

TEST_CASE("what counts from its being taken has no due date until somebody takes it") {
  Driven run(answered(), {}, "2026-06-01 10:00");
  CHECK(run.state("answer") == "active");
  CHECK_FALSE(run.step("answer").due_at);
  CHECK_FALSE(run.ticket("answer").due_at);
  run.then(Taken{"answer", "", 1}, "2026-06-02 11:00");
  CHECK(run.step("answer").taken_at == at("2026-06-02 11:00"));
  CHECK(run.step("answer").due_at == at("2026-06-03 11:00"));
  REQUIRE(run.last().replans.size() == 1);
  CHECK(run.last().replans[0].due_at == at("2026-06-03 11:00"));
}

TEST_CASE("a step is taken once in a round, and the promise does not move with whoever has it later") {
  Driven run(answered(), {}, "2026-06-01 10:00");
  run.then(Taken{"answer", "", 1}, "2026-06-02 11:00").then(Taken{"answer", "", 1}, "2026-06-03 11:00", "bob");
  CHECK(run.last().repeated);
  CHECK(run.step("answer").due_at == at("2026-06-03 11:00"));
  run.then(Taken{"answer", "", 7}, "2026-06-03 12:00");
  CHECK(run.last().repeated);
  run.done("answer").then(Redone{"answer", "again", ""}, "2026-06-04 10:00");
  CHECK_FALSE(run.step("answer").taken_at);
  CHECK_FALSE(run.step("answer").due_at);
}

TEST_CASE("what may be done for so long after its taking may be taken, and is over then") {
  Driven run(answered(), {}, "2026-06-01 10:00");
  run.done("answer", "2026-06-01 11:00");
  const auto may = [&](std::string_view when) {
    return enabled(run.definition(), run.run(), "close", "", office(), people(), at(when));
  };
  CHECK(may("2026-06-20 11:00"));
  run.then(Taken{"close", "", 1}, "2026-06-20 11:00");
  CHECK(may("2026-06-22 10:59"));
  CHECK_FALSE(may("2026-06-22 11:00"));
  CHECK(thrown([&] { run.done("close", "2026-06-22 12:00"); }) == Code::conflict);
}

TEST_CASE("nothing is written of a taking that no expression asks for") {
  Driven run(define_steps("[steps.a]\nteam = \"it\"\ndue = \"activated + 1bd\"\n"));
  const auto version = run.run().version;
  run.then(Taken{"a", "", 1}, {});
  CHECK(run.run().version == version);
  CHECK(run.last().repeated);
}

TEST_CASE("an approval's deadline may count from its taking, too, and acts then") {
  Driven run(define_steps(R"toml(
[steps.agree]
kind = "approval"
approvers = ["bob"]
due = "taken + 1d"
on_timeout = "reject"
)toml"),
             {}, "2026-06-01 10:00");
  CHECK_FALSE(run.change().wake_at);
  run.then(Taken{"agree", "", 1}, "2026-06-01 12:00", "bob");
  CHECK(run.change().wake_at == at("2026-06-02 12:00"));
  run.sweep("2026-06-02 13:00");
  CHECK(run.state("agree") == "failed");
}

TEST_CASE("amended inputs move a date that counts from the taking as it was") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.urgent]
type = "bool"
default = false
[steps.answer]
team = "it"
due = "inputs.urgent ? taken + 1d : taken + 3d"
)toml"),
             {{"urgent", false}}, "2026-06-01 10:00");
  run.then(Taken{"answer", "", 1}, "2026-06-01 12:00");
  CHECK(run.step("answer").due_at == at("2026-06-04 12:00"));
  run.then(Amended{{{"urgent", true}}, ""}, "2026-06-01 13:00");
  CHECK(run.step("answer").due_at == at("2026-06-02 12:00"));
}

TEST_CASE("a plan takes each step as soon as it begins") {
  const Driven run(answered(), {}, "2026-06-01 10:00");
  const Plan planned = plan(run.definition(), run.run(), {office(), people()}, at("2026-06-01 12:00"));
  CHECK(planned.steps[0].due == at("2026-06-02 12:00"));
}

TEST_CASE("only what is taken by people can count from that") {
  CHECK(findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nkind = \"action\"\nteam = \"it\"\nrun = [\"x\"]\n"
                 "timeout = \"1m\"\nstart = \"taken\"\n[steps.b]\nteam = \"it\"\nstart = \"taken + 1d\"\n") ==
        std::vector<std::string>{"9: unknown-name", "12: unknown-name"});
}

}  // namespace
}  // namespace spoc::workflow::taking
