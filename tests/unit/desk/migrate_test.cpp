#include "desk/migrate.h"

#include "desk/apply.h"
#include "desk/check.h"
#include "works.h"

namespace migrating {
namespace {

using namespace spoc;
using desk::Fitness;
using domain::RunId, domain::StepState;
using test::Works, test::hour;

domain::Run run(Works& works, RunId id) {
  domain::Run found;
  works.store().read([&](store::Reading& reading) { found = *reading.run(id); });
  return found;
}

RunId started(Works& works) {
  desk::Desk cleo = works.at(0);
  return desk::start_run(cleo, {"badge", {}, {}, {}, false}).run;
}

/// The workflow of the works with that text instead of another.
std::string version(std::string_view from, std::string_view to) {
  std::string text = test::works_policy().back().content;
  REQUIRE(text.find(from) != std::string::npos);
  return text.replace(text.find(from), from.size(), to);
}

void put_in_force(Works& works, const std::string& workflow, double at) {
  auto files = test::works_policy();
  files.back().content = workflow;
  const desk::Checked checked = desk::check(files);
  REQUIRE(checked.policy);
  desk::Desk admin = works.at(at);
  desk::apply(admin, checked.policy, false);
}

void fill_in(Works& works, RunId id, double at) {
  desk::Desk cleo = works.at(at);
  const auto ticket = run(works, id).step("form")->ticket;
  desk::tick(cleo, ticket, {"photo", "room"}, {"B 12", {}});
  desk::resolve(cleo, {ticket}, {"", {}, {{"colour", json::Value("red")}}});
}

const std::string kLater = "due = \"activated + 16h\"";

TEST_CASE("runs follow the version in force in one operation, each found compliant or replanned") {
  Works works;
  const RunId first = started(works), second = started(works);
  desk::Desk ben = works.at(2, "ben");
  fill_in(works, second, 1);
  desk::decide_approval(ben, {run(works, second).step("approve")->ticket}, true, "");
  const std::string text = version("due = \"activated + 8h\"", kLater);
  put_in_force(works, text, 3);
  desk::Desk cleo = works.at(4);
  const desk::MigratedRuns done = desk::migrate_runs(cleo, {{first, second}, {}, {}, {}, "more time"});
  REQUIRE(done.runs.size() == 2);
  CHECK(done.runs[0].fitness == Fitness::compliant);
  CHECK(done.runs[1].fitness == Fitness::replanned);
  CHECK(run(works, first).definition == run(works, second).definition);
  CHECK(run(works, first).operation == run(works, second).operation);
  const domain::Ticket print = works.ticket(run(works, second).step("print")->ticket);
  CHECK(print.clock(domain::ClockName::due)->target == to_text(hour(18)));
  CHECK(works.differences().empty());
}

TEST_CASE("a run that follows that version already is known, and nothing is written of it") {
  Works works;
  const RunId id = started(works);
  desk::Desk cleo = works.at(1);
  const std::string before = works.digest();
  const desk::MigratedRuns done = desk::migrate_runs(cleo, {{id}, {}, {}, {}, "again"});
  CHECK(done.runs.front().known);
  CHECK(works.digest() == before);
}

TEST_CASE("a trial takes a file that is not in force, and writes nothing") {
  Works works;
  const RunId id = started(works);
  const std::string text = version("title = \"Print it\"", "title = \"Print and laminate it\"");
  desk::Desk cleo = works.at(1), trial = works.at(1);
  trial.dry_run = true;
  const std::string before = works.digest();
  CHECK(desk::migrate_runs(trial, {{id}, "badge.toml", text, {}, "trial"}).runs.front().fitness == Fitness::compliant);
  CHECK(works.code([&] { desk::migrate_runs(cleo, {{id}, "badge.toml", text, {}, "for good"}); }) == Code::conflict);
  CHECK(works.code([&] { desk::migrate_runs(trial, {{id}, "badge.toml", "spoc = 1\n[", {}, ""}); }) ==
        Code::configuration);
  CHECK(works.digest() == before);
}

TEST_CASE("one that cannot be migrated stays, with its reason, and the others are") {
  Works works;
  const RunId begun = started(works), fresh = started(works);
  fill_in(works, begun, 1);
  // What has begun by the old order could not have by the new one.
  const std::string text =
      version("needs = [\"form\"]", "needs = [\"look\"]") + "[steps.look]\nteam = \"front\"\nneeds = [\"form\"]\n";
  put_in_force(works, text, 2);
  desk::Desk cleo = works.at(3);
  const std::string was = run(works, begun).definition;
  CHECK(works.code([&] { desk::migrate_runs(cleo, {{begun}, {}, {}, {}, "look first"}); }) == Code::conflict);
  const desk::MigratedRuns done = desk::migrate_runs(cleo, {{begun, fresh}, {}, {}, {}, "look first"});
  REQUIRE(done.outcome.rejected.size() == 1);
  CHECK(done.runs[0].fitness == Fitness::impossible);
  CHECK(done.runs[0].findings.front().step == "approve");
  CHECK(done.runs[1].fitness == Fitness::compliant);
  CHECK(run(works, begun).definition == was);
  CHECK(run(works, fresh).definition != was);
  CHECK(works.differences().empty());
}

TEST_CASE("what time has caused by then, it caused under the version that the run followed") {
  Works works;
  const RunId id = started(works);
  desk::Desk ben = works.at(2, "ben"), cleo = works.at(20);
  fill_in(works, id, 1);
  desk::decide_approval(ben, {run(works, id).step("approve")->ticket}, true, "");
  put_in_force(works, version("due = \"activated + 8h\"", kLater), 3);
  desk::migrate_runs(cleo, {{id}, {}, {}, {}, "more time"});
  const domain::Ticket print = works.ticket(run(works, id).step("print")->ticket);
  CHECK(print.clock(domain::ClockName::due)->breached_at == hour(10));
  CHECK(works.differences().empty());
}

TEST_CASE("an input that the new version asks for is given, or the run stays") {
  Works works;
  const RunId id = started(works);
  put_in_force(works, version("[steps.form]", "[inputs.door]\ntype = \"string\"\n[steps.form]"), 1);
  desk::Desk cleo = works.at(2);
  CHECK(works.code([&] { desk::migrate_runs(cleo, {{id}, {}, {}, {}, ""}); }) == Code::conflict);
  desk::migrate_runs(cleo, {{id}, {}, {}, {{"door", "B"}}, ""});
  CHECK(run(works, id).inputs == json::Object{{"door", "B"}});
}

TEST_CASE("who may not move runs migrates none") {
  Works works;
  const RunId id = started(works);
  desk::Desk stranger = works.at(1, "ana");
  stranger.caller.owner = false;
  CHECK(works.code([&] { desk::migrate_runs(stranger, {{id}, {}, {}, {}, ""}); }) == Code::refused);
}

}  // namespace
}  // namespace migrating
