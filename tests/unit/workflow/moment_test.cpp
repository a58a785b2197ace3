#include "workflow/moment.h"
#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> dated(std::string_view steps) {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
target = "anchor @ 09:00"
late = "activated + 1bd"
[inputs.day]
type = "date?"
)toml" + std::string(steps));
}

// 2026-06-15 is a Monday.
const json::Object kMonday = {{"day", "2026-06-15"}};

TEST_CASE("dates count from day zero: a start is the first opening, a due date the last closing") {
  Driven run(dated(R"toml(
[steps.a]
team = "it"
start = "anchor - 5bd"
due = "anchor - 2bd"
)toml"),
             kMonday);
  CHECK(run.state("a") == "scheduled");
  CHECK(run.step("a").start_at == at("2026-06-08 09:00"));
  CHECK(run.change().wake_at == at("2026-06-08 09:00"));
  CHECK(run.run().target_at == at("2026-06-15 09:00"));
  run.sweep("2026-06-09 12:00");
  CHECK(run.step("a").activated_at == at("2026-06-08 09:00"));
  CHECK(run.step("a").due_at == at("2026-06-11 17:00"));
  CHECK(run.tickets().size() == 1);
}

TEST_CASE("a late run has no due date before the workflow's late rule") {
  Driven run(dated("[steps.a]\nteam = \"it\"\ndue = \"anchor - 5bd\"\n"), kMonday, "2026-06-12 12:00");
  CHECK(run.step("a").due_at == at("2026-06-15 12:00"));
}

TEST_CASE("a time of day is kept, and a roll moves to a working day or a weekday") {
  Driven run(dated(R"toml(
[steps.a]
team = "it"
due = "anchor @ 16:30"
[steps.b]
team = "it"
due = "date(anchor + 5d) @ 10:00"
roll = "next-bd"
[steps.c]
team = "it"
due = "anchor + 2d"
roll = "previous-mon"
)toml"),
             kMonday);
  CHECK(run.step("a").due_at == at("2026-06-15 16:30"));
  CHECK(run.step("b").due_at == at("2026-06-22 10:00"));
  CHECK(run.step("c").due_at == at("2026-06-15 17:00"));
}

TEST_CASE("a wait ends at its moment, whenever the sweep comes, and one that is past ends at once") {
  Driven run(dated(R"toml(
[steps.a]
kind = "wait"
until = "anchor + 1d"
[steps.b]
team = "it"
needs = ["a"]
[steps.past]
kind = "wait"
until = "anchor - 30d"
)toml"),
             kMonday);
  CHECK(run.state("past") == "done");
  CHECK(run.state("a") == "active");
  run.sweep("2026-06-20 12:00");
  CHECK(run.step("a").finished_at == at("2026-06-16 09:00"));
  CHECK(run.step("b").activated_at == at("2026-06-16 09:00"));
}

TEST_CASE("one sweep after an outage leaves what sweeps all along would have") {
  const auto definition = dated(R"toml(
[steps.a]
kind = "wait"
until = "anchor"
[steps.b]
kind = "wait"
needs = ["a"]
until = "activated + 3h"
[steps.c]
team = "it"
needs = ["b"]
due = "activated + 1bd"
on_timeout = "skip"
[steps.d]
team = "hr"
needs = ["c?"]
if_all_skipped = "run"
start = "anchor + 2bd"
)toml");
  Driven once(definition, kMonday), often(definition, kMonday);
  once.sweep("2026-06-30 12:00");
  for (int day = 1; day < 30; ++day)
    for (const char* hour : {" 00:00", " 08:59", " 12:00", " 12:30", " 17:00"})
      often.sweep("2026-06-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + hour);
  often.sweep("2026-06-30 12:00");
  CHECK(once.state("d") == "active");
  CHECK(once.change().events == often.change().events);
}

TEST_CASE("what needs the anchor waits until it is learned") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "steps.ask.outputs.day"
target = "anchor @ 09:00"
[steps.ask]
team = "hr"
form = { day = "date" }
[steps.a]
team = "it"
due = "anchor - 1bd"
[steps.b]
team = "it"
)toml");
  Driven run(definition);
  CHECK(run.state("b") == "active");
  CHECK(run.state("a") == "pending");
  CHECK_FALSE(run.run().anchor);
  run.done("ask", "2026-06-02 10:00", {{"day", "2026-06-15"}});
  CHECK(run.run().anchor == at("2026-06-15 09:00"));
  CHECK(run.run().target_at == at("2026-06-15 09:00"));
  CHECK(run.step("a").due_at == at("2026-06-12 17:00"));
}

TEST_CASE("a step may be begun before its start only where its file says so") {
  Driven run(
      dated(
          "[steps.a]\nteam = \"it\"\nstart = \"anchor\"\nearly = true\n[steps.b]\nteam = \"it\"\nstart = \"anchor\"\n"),
      kMonday);
  run.then(Begun{"a"}, "2026-06-02 10:00");
  CHECK(run.step("a").activated_at == at("2026-06-02 10:00"));
  CHECK(thrown([&] { run.then(Begun{"b"}, {}); }) == Code::refused);
}

TEST_CASE("a day that is closed opens on the next open day and closes on the one before") {
  const time::Calendar& calendar = office().calendar("office");
  const time::Date sunday = *time::parse_date("2026-06-14");
  CHECK(edge_of(sunday, Edge::opening, calendar) == at("2026-06-15 09:00"));
  CHECK(edge_of(sunday, Edge::closing, calendar) == at("2026-06-12 17:00"));
}

}  // namespace
}  // namespace spoc::workflow
