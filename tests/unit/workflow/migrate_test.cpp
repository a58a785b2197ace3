#include "workflow/plan/migrate.h"

#include "office.h"
#include "workflow/plan/moves.h"

namespace spoc::workflow {
namespace {

using namespace test;

constexpr std::string_view kHead = R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
[inputs.day]
type = "date"
)toml";

std::string with(std::string_view rest) {
  return std::string(kHead) + std::string(rest);
}

constexpr std::string_view kOld = R"toml(
[steps.ask]
team = "hr"
form = { size = "string" }
[steps.room]
team = "workplace"
needs = ["ask"]
title = "Book a room"
text = "Size {{ steps.ask.outputs.size }}"
due = "anchor - 2bd"
[steps.tour]
team = "it"
needs = ["room"]
)toml";

/// A run in which `ask` is done and `room` is open.
Driven under_way() {
  Driven run(define(with(kOld)), {{"day", "2026-06-15"}}, "2026-06-01 10:00");
  run.done("ask", "2026-06-01 12:00", {{"size", "large"}});
  return run;
}

MigrationJudgement judged(Driven& run, std::string_view text, json::Object inputs = {{"day", "2026-06-15"}}) {
  const auto to = define(text);
  return judge_migration(run.definition(), *to, run.run(), inputs, {office(), people()}, at("2026-06-02 10:00"));
}

/// What hinders it: "step: why".
std::vector<std::string> hindrances(Driven& run, std::string_view text, json::Object inputs = {{"day", "2026-06-15"}}) {
  std::vector<std::string> found;
  for (const MigrationFinding& finding : judged(run, text, std::move(inputs)).findings)
    if (finding.hinders) found.push_back(finding.step + ": " + finding.why);
  return found;
}

using Lines = std::vector<std::string>;

std::string replaced(std::string_view from, std::string_view to) {
  std::string text = with(kOld);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("a step that is begun must be there, of the same kind") {
  Driven run = under_way();
  CHECK(hindrances(run, with(R"toml(
[steps.ask]
team = "hr"
form = { size = "string" }
)toml")) == Lines{"room: it is active, and the new version has it no more"});
  CHECK(
      hindrances(
          run,
          replaced(
              "[steps.room]\nteam",
              "[steps.room]\nkind = \"approval\"\non_timeout = \"escalate\"\napprovers = [\"lead_of('hr')\"]\nteam")) ==
      Lines{"room: it began as task and is approval in the new version"});
}

TEST_CASE("a step that has not begun may go, come, and change its place") {
  Driven run = under_way();
  CHECK(hindrances(run, replaced("[steps.tour]", "[steps.visit]")).empty());
  CHECK(hindrances(run, replaced("needs = [\"room\"]", "needs = [\"ask\"]")).empty());
}

TEST_CASE("a begun step must have been its turn by the new version, too") {
  Driven run = under_way();
  const std::string later =
      replaced("needs = [\"ask\"]", "needs = [\"ask\", \"budget\"]") + "[steps.budget]\nteam = \"hr\"\n";
  CHECK(hindrances(run, later) == Lines{"room: it has begun, and in the new version it begins only after budget"});
}

TEST_CASE("answers must fit the new form where something to come reads them") {
  Driven run = under_way();
  CHECK(hindrances(run, replaced("form = { size = \"string\" }", "form = { size = \"int\" }")) ==
        Lines{"ask: its answer does not fit the new form: size: must be a whole number"});
  const std::string more = replaced("form = { size = \"string\" }", "form = { size = \"string\", floor = \"int\" }");
  CHECK(hindrances(run, more).empty());
  std::string read = more;
  read.replace(read.find("outputs.size"), 12, "outputs.floor");
  CHECK(hindrances(run, read).size() == 1);
}

TEST_CASE("inputs that the new version asks for are given, and those it does not have are left out") {
  Driven run = under_way();
  const std::string asks = with(kOld) + "[inputs.city]\ntype = \"string\"\n";
  CHECK(hindrances(run, asks) == Lines{"inputs.city: is missing"});
  CHECK(hindrances(run, asks, {{"day", "2026-06-15"}, {"city", "Berlin"}}).empty());
  const MigrationJudgement gone = judged(run, with(kOld), {{"day", "2026-06-15"}, {"city", "Berlin"}});
  CHECK(gone.possible());
  CHECK(gone.inputs == json::Object{{"day", "2026-06-15"}});
  CHECK(gone.findings.at(0).step == "inputs.city");
}

TEST_CASE("a check that held when the run began is not asked again") {
  Driven run = under_way();
  const std::string checked =
      replaced("type = \"date\"", "type = \"date\"\ncheck = \"value > date(now() + 60d)\"\nelse = \"too soon\"");
  CHECK(hindrances(run, checked).empty());
  CHECK(hindrances(run, checked, {{"day", "2026-06-16"}}) == Lines{"inputs.day: too soon"});
}

TEST_CASE("a run that is over cannot be migrated") {
  Driven run = under_way();
  run.then(Cancelled{""}, {});
  CHECK(hindrances(run, with(kOld)) == Lines{": it is cancelled"});
}

/// The run as it is after a migration to that file.
struct Moved {
  RunChange change;
  Advanced advanced;
  std::shared_ptr<const Definition> to;
};

Moved moved(Driven& run, std::string_view text, std::string_view now = "2026-06-02 10:00") {
  Moved result{run.change(), {}, define(text)};
  std::int64_t next = 50;
  const Services services{office(), people(), [&] { return TicketId{next++}; }};
  const Migrated migrated{&run.definition(), run.run().inputs, "new"};
  result.advanced = advance(*result.to, result.change, migrated, {"ana", {}, "cli"}, at(now), services);
  return result;
}

TEST_CASE("a migrated run follows the new version: dates, texts, forms and steps to come") {
  Driven run = under_way();
  std::string text = replaced("due = \"anchor - 2bd\"", "due = \"anchor - 1bd\"\nform = { room = \"string\" }");
  text.replace(text.find("Book a room"), 11, "Reserve a room");
  const Moved after = moved(run, text);
  CHECK(after.change.after.definition == after.to->hash);
  CHECK(after.change.after.step("room")->due_at == at("2026-06-12 17:00"));
  CHECK(after.change.after.step("room")->ticket == run.step("room").ticket);
  REQUIRE(after.advanced.replans.size() == 1);
  REQUIRE(after.advanced.redrafts.size() == 1);
  CHECK(after.advanced.redrafts[0].was.title == "Book a room");
  CHECK(after.advanced.redrafts[0].is.title == "Reserve a room");
  CHECK(after.advanced.redrafts[0].is.form == R"({"room":"string"})");
  const Moves moves = moves_between(run.definition(), run.run(), *after.to, after.change.after, {office(), people()},
                                    at("2026-06-02 10:00"));
  REQUIRE_FALSE(moves.steps.empty());
  CHECK(moves.steps[0].step == "room");
  CHECK(moves.steps[0].due_was == at("2026-06-11 17:00"));
  CHECK(moves.steps[0].due == at("2026-06-12 17:00"));
}

TEST_CASE("a version that changes nothing of what is open records only that the run follows it") {
  Driven run = under_way();
  const Moved after = moved(run, with(kOld) + "[steps.later]\nteam = \"it\"\nneeds = [\"tour\"]\n");
  CHECK(after.change.events.size() == run.change().events.size() + 1);
  CHECK(after.advanced.tickets.empty());
  CHECK(after.advanced.redrafts.empty());
}

TEST_CASE("a new step that has what it needs begins with the migration") {
  Driven run = under_way();
  const Moved after = moved(run, with(kOld) + "[steps.badge]\nteam = \"it\"\nneeds = [\"ask\"]\n");
  REQUIRE(after.advanced.tickets.size() == 1);
  CHECK(after.change.after.step("badge")->activated_at == at("2026-06-02 10:00"));
}

TEST_CASE("a deadline that the new version puts into the past acts when the run is migrated, not before") {
  Driven run = under_way();
  const Moved after = moved(run, replaced("due = \"anchor - 2bd\"", "due = \"opened + 1bh\"\non_timeout = \"skip\""));
  CHECK(after.change.after.step("room")->state == StepState::skipped);
  CHECK(after.change.after.step("room")->finished_at == at("2026-06-02 10:00"));
}

/// Two steps that are taken back when no car is wanted any more.
constexpr std::string_view kCars = R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[inputs.car]
type = "bool"
[steps.permit]
team = "hr"
when = "inputs.car"
compensate = { task = { team = "hr", title = "Give the permit back" } }
[steps.car]
team = "it"
when = "inputs.car"
compensate = { task = { team = "it", title = "Return the car" } }
[steps.desk]
team = "workplace"
)toml";

std::string cars(std::string_view from, std::string_view to) {
  std::string text(kCars);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// `undo:car` is open and `undo:permit` waits for it.
Driven taking_back() {
  Driven run(define(kCars), {{"car", true}}, "2026-06-01 10:00");
  run.then(Amended{{{"car", false}}, "no car"}, "2026-06-01 11:00");
  return run;
}

TEST_CASE("a run is migrated while it takes something back: what is open goes on, what waits goes the new way") {
  Driven run = taking_back();
  Moved after = moved(run, cars("title = \"Give the permit back\"", "title = \"Send the permit to the office\""));
  CHECK(after.change.after.step("undo:car")->state == StepState::active);
  CHECK(after.change.after.step("undo:permit")->state == StepState::pending);
  std::int64_t next = 60;
  const Services services{office(), people(), [&] { return TicketId{next++}; }};
  const Advanced then = advance(*after.to, after.change, Completed{"undo:car", {}}, {"ana", {}, "cli"}, at("2026-06-02 11:00"), services);
  REQUIRE(then.tickets.size() == 1);
  CHECK(then.tickets[0].title == "Send the permit to the office");
}

TEST_CASE("what is being taken back must be there in the new version, and done by whom it was begun") {
  Driven run = taking_back();
  const json::Object inputs{{"car", false}};
  const auto without = cars("compensate = { task = { team = \"hr\", title = \"Give the permit back\" } }\n", "");
  CHECK(hindrances(run, without, inputs) == Lines{"undo:permit: it is not over, and the new version does not say how it is done"});
  const auto program = cars("compensate = { task = { team = \"it\", title = \"Return the car\" } }", "compensate = { run = [\"fleet\", \"return\"], timeout = \"1m\" }");
  CHECK(hindrances(run, program, inputs) == Lines{"undo:car: people do it already, and in the new version a program does"});
  const auto queued = cars("compensate = { task = { team = \"hr\", title = \"Give the permit back\" } }", "compensate = { run = [\"permits\", \"return\"], timeout = \"1m\" }");
  CHECK(hindrances(run, queued, inputs).empty());
}

TEST_CASE("what hinders a migration refuses it, and the same version again changes nothing") {
  Driven run = under_way();
  CHECK(thrown([&] { moved(run, replaced("size = \"string\"", "size = \"int\"")); }) == Code::conflict);
  CHECK(moved(run, with(kOld)).advanced.repeated);
}

TEST_CASE("whom a run names for its roles stays with it, for the roles that there are still") {
  const auto text = [](std::string_view roles) {
    return "spoc = 1\n[workflow]\nowner = \"hr\"\n[inputs.lead]\ntype = \"person\"\n[roles]\n" + std::string(roles) +
           "[steps.greet]\nteam = \"it\"\nassign = \"roles.buddy\"\n";
  };
  Driven run(define(text("buddy = \"inputs.lead\"\nguide = \"inputs.lead\"\n")), {{"lead", "ana"}});
  const json::Object named{{"lead", "ana"}, {"roles", json::Object{{"buddy", "bob"}, {"guide", "dan"}}}};
  run.then(Amended{named, "ana is ill"}, "2026-06-01 11:00");
  const auto to = define(text("buddy = \"inputs.lead\"\n"));
  const MigrationJudgement judged = judge_migration(run.definition(), *to, run.run(), run.run().inputs, {office(), people()}, run.now());
  CHECK(judged.possible());
  REQUIRE(judged.findings.size() == 1);
  CHECK(judged.findings[0].step == "roles.guide");
  CHECK(judged.inputs == json::Object{{"lead", "ana"}, {"roles", json::Object{{"buddy", "bob"}}}});
}

TEST_CASE("an answer that steps to come read through a decision is read") {
  const auto text = [](std::string_view form) {
    return "spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.ask]\nteam = \"it\"\nform = { " + std::string(form) + " }\n";
  };
  const std::string next = "[steps.buy]\nteam = \"it\"\nneeds = [\"ask\"]\n";
  Driven run(define(text("size = \"int\"") + next));
  run.done("ask", {}, {{"size", 3}});
  const auto to = define(text("size = \"int\", extra = \"int\"") +
                         "[decide.more]\ninputs = { extra = \"steps.ask.outputs.extra\" }\noutputs = { wanted = \"bool\" }\ndefault = { wanted = false }\nrules = [ { "
                         "extra = \"> 3\", then = { wanted = true } } ]\n" +
                         next + "[steps.more]\nteam = \"it\"\nneeds = [\"ask\"]\nwhen = \"decide.more.wanted\"\n");
  CHECK_FALSE(judge_migration(run.definition(), *to, run.run(), run.run().inputs, {office(), people()}, run.now()).possible());
}

}  // namespace
}  // namespace spoc::workflow
