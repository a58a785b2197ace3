#include "base/file.h"
#include "office.h"
#include "policy/load.h"
#include "workflow/plan/plan.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::string text() {
  return read_file(SPOC_SOURCE_DIR "/workflows/onboarding.toml");
}

const json::Object kHired = {
    {"employee", json::Object{{"id", "E1"}, {"name", "Cleo"}, {"private", "cleo@home.example"}}},
    {"manager", "bob"},
    {"start_date", "2026-07-06"}};

TEST_CASE("the onboarding that ships has no findings, here and at the sample desk") {
  CHECK(findings(text()).empty());
  // A service of the sample desk begins a workflow: it has all that ship.
  std::vector<policy::File> files = policy::read_files(SPOC_SOURCE_DIR "/examples/desk");
  for (const std::string& name : list_folder(SPOC_SOURCE_DIR "/workflows"))
    if (name.ends_with(".toml")) files.push_back({"workflows/" + name, read_file(SPOC_SOURCE_DIR "/workflows/" + name)});
  const auto desk = policy::load(files);
  REQUIRE(desk.policy);
  CHECK(load(text(), "workflows/onboarding.toml", *desk.policy).diagnostics.empty());
}

TEST_CASE("an onboarding runs from the form to the talk after thirty days") {
  Driven run(define(text()), kHired);
  CHECK(run.run().key == "E1");
  CHECK(run.ticket("request").assignee == "bob");
  run.done("request", "2026-06-02 10:00", {{"job_title", "engineer"}, {"laptop", "none"}, {"buddy", "ana"}}, "bob");
  CHECK(run.ticket("approve").approvers == std::vector<std::string>{"cfo"});
  run.decide("approve", false, "cfo", "2026-06-02 12:00", "which systems?");
  CHECK(run.ticket("request").sent_back == "which systems?");
  run.done("request", "2026-06-02 13:00", {{"job_title", "engineer"}, {"laptop", "standard"}, {"buddy", "ana"}}, "bob");
  run.decide("approve", true, "cfo", "2026-06-02 14:00").done("contract", "2026-06-03 10:00");
  CHECK(run.state("payroll") == "scheduled");
  CHECK(run.state("laptop") == "active");
  CHECK(run.ticket("laptop").title == "standard laptop for Cleo");
  run.done("desk", {}, {{"badge_no", "B7"}}).done("laptop", {}, {{"serial_no", "S1"}});
  run.done("identity", "2026-06-10 10:00", {{"login", "cleo"}, {"mail", "cleo@example.org"}});
  CHECK(run.state("remote_access") == "skipped");
  CHECK(run.ticket("access").title == "Grant cleo the access of a engineer");
  run.done("access", "2026-06-11 10:00").sweep("2026-06-16 10:00").done("payroll", {}, {{"payroll_no", "77"}});
  CHECK(run.state("ready") == "done");
  CHECK(run.state("welcome") == "scheduled");
  run.sweep("2026-07-06 08:30").done("welcome", "2026-07-06 16:00", {}, "ana").sweep("2026-08-31 12:00");
  CHECK(run.step("thirty_days").finished_at == at("2026-08-05 09:00"));
  run.done("feedback", "2026-08-31 12:10", {{"score", 5}});
  CHECK(run.run().state == domain::RunState::done);
}

TEST_CASE("the plan of an onboarding keeps its target with enough notice") {
  const auto definition = define(text());
  const World world{office(), people()};
  const auto prepared = prepare_inputs(*definition, kHired, world, at("2026-06-01 10:00"));
  REQUIRE(prepared.problems.empty());
  const Plan result =
      plan(*definition, hypothetical_run(*definition, prepared.values, "ana", world, at("2026-06-01 10:00")), world,
           at("2026-06-01 10:00"));
  CHECK(result.keeps_target == true);
  for (const PlannedStep& step : result.steps) {
    INFO(step.id);
    CHECK(step.problem.empty());
    CHECK_FALSE(step.too_late);
  }
}

}  // namespace
}  // namespace spoc::workflow
