#include <random>

#include "domain/change.h"
#include "domain/fold.h"
#include "moments.h"
#include "sample_events.h"
#include "support/test.h"

namespace spoc::domain {

using namespace test;

namespace {

RunChange started() {
  RunChange change;
  change.record(minute(0), kAna, RunStarted{.workflow = "onboarding", .key = "E1", .inputs = {{"name", "Cleo"}}});
  return change;
}

TEST_CASE("a started run is running, since then, by who started it") {
  const RunChange change = started();
  CHECK(change.after.state == RunState::running);
  CHECK(change.after.opened_at == minute(0));
  CHECK(change.after.starter == "ana");
  CHECK(change.after.steps.empty());
}

TEST_CASE("a step is known from its first event and keeps its dates") {
  RunChange change = started();
  change.record(minute(1), kAna, StepScheduled{.step = "payroll", .start_at = minute(100)});
  REQUIRE(change.after.step("payroll"));
  CHECK(change.after.step("payroll")->state == StepState::scheduled);
  change.record(
      minute(100), kAna,
      StepActivated{.step = "payroll", .ticket = {42}, .title = "Pay", .team = "payroll", .due_at = minute(200)});
  CHECK(change.after.step("payroll")->start_at == minute(100));
  CHECK(change.after.step("payroll")->activated_at == minute(100));
  change.record(minute(150), kAna, StepFinished{.step = "payroll", .outputs = {{"payroll_no", "7"}}});
  const Step& step = *change.after.step("payroll");
  CHECK(step.state == StepState::done);
  CHECK(step.finished_at == minute(150));
  CHECK(step.outputs == json::Object{{"payroll_no", "7"}});
  CHECK(change.after.steps.size() == 1);
}

TEST_CASE("items of a step are steps of their own") {
  RunChange change = started();
  change.record(minute(1), kAna, StepActivated{.step = "access", .item = "vpn"});
  change.record(minute(1), kAna, StepActivated{.step = "access", .item = "mail"});
  CHECK(change.after.steps.size() == 2);
  CHECK(change.after.step("access", "mail"));
  CHECK_FALSE(change.after.step("access"));
}

TEST_CASE("a person decides once; the first answer stands") {
  RunChange change = started();
  change.record(minute(1), kAna, StepActivated{.step = "approve", .kind = StepKind::approval});
  change.record(minute(2), kAna, StepDecided{.step = "approve", .person = "cfo", .approved = true});
  change.record(minute(3), kAna, StepDecided{.step = "approve", .person = "cfo", .approved = false});
  CHECK(change.after.step("approve")->decisions == std::vector<Decision>{{"cfo", true, "", minute(2)}});
}

TEST_CASE("a reset step is as before it began, one round on, and remembers why") {
  RunChange change = started();
  change.record(minute(1), kAna,
                StepActivated{.step = "request", .ticket = {42}, .title = "Form", .due_at = minute(9)});
  change.record(minute(2), kAna, StepFinished{.step = "request", .outputs = {{"laptop", "none"}}});
  change.record(minute(3), kAna, StepReset{.step = "request", .round = 2, .reason = "no laptop?"});
  Step expected;
  expected.id = "request";
  expected.round = 2;
  expected.reason = "no laptop?";
  CHECK(*change.after.step("request") == expected);
}

TEST_CASE("a run that is over has an end, one that is released has none") {
  RunChange change = started();
  change.record(minute(1), kAna, RunMoved{.state = RunState::held});
  CHECK_FALSE(change.after.finished_at);
  change.record(minute(2), kAna, RunMoved{.state = RunState::running});
  change.record(minute(3), kAna, RunMoved{.state = RunState::done, .result = "hired"});
  CHECK(change.after.finished_at == minute(3));
  CHECK(change.after.result == "hired");
}

TEST_CASE("an amendment replaces inputs, names and dates") {
  RunChange change = started();
  change.record(minute(1), kAna, RunAmended{.inputs = {{"name", "Cleo P."}}, .anchor = minute(500)});
  CHECK(change.after.inputs == json::Object{{"name", "Cleo P."}});
  CHECK(change.after.anchor == minute(500));
}

TEST_CASE("a migrated run follows another definition, and keeps its key, its state and its steps") {
  RunChange change = started();
  const Run before = change.after;
  RunMigrated migrated;
  migrated.definition = "another";
  migrated.bundle = "bundle";
  migrated.inputs = {{"name", "Cleo"}, {"city", "Rome"}};
  migrated.accountable = "it";
  change.record(minute(1), kAna, migrated);
  CHECK(change.after.definition == "another");
  CHECK(change.after.bundle == "bundle");
  CHECK(change.after.inputs == migrated.inputs);
  CHECK(change.after.accountable == "it");
  CHECK(change.after.key == before.key);
  CHECK(change.after.state == before.state);
  CHECK(change.after.steps == before.steps);
}

TEST_CASE("folding a run is total and deterministic over any sequence of events") {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    Run first, second;
    std::int64_t at = 0, count = 0;
    for (int pass = 0; pass < 4; ++pass) {
      auto events = test::events_of_every_kind(&random);
      std::shuffle(events.begin(), events.end(), random);
      for (const auto& event : events) {
        const Instant when = minute(at += random() % 90);
        apply(first, {when, kAna, event});
        apply(second, {when, kAna, event_from_json(kind(event), to_json(event))});
        ++count;
      }
    }
    REQUIRE(first == second);
    REQUIRE(first.version == count);
  }
}

}  // namespace
}  // namespace spoc::domain
