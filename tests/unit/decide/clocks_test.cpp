#include "decide/promises.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::ClockName, domain::WaitingOn;

constexpr auto kResolution = ClockName::resolution;
constexpr auto kResponse = ClockName::response;
constexpr auto kAcknowledge = ClockName::acknowledge;
constexpr auto kUpdate = ClockName::update;

std::string promise(std::string_view targets, std::string_view rungs = "", std::string_view more = "") {
  return standard(
      "calendar = \"office\"\npause = [\"requester\", \"date\"]\n" + std::string(more) + std::string(targets) + "\n",
      rungs);
}

TEST_CASE("a ticket waiting on its requester does not consume resolution time, nor do its rungs come earlier") {
  Scene scene(promise("target.P3 = { resolution = \"8bh\" }",
                      "{ clock = \"resolution\", at = \"75%\", tell = [\"assignee\"] }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 12:00", waiting(WaitingOn::requester, "which one?"));
  CHECK(scene.state(kResolution) == "paused");
  CHECK_FALSE(scene.due(kResolution));
  CHECK(scene.used(kResolution, "2026-06-08 11:00") == time::hours(2));
  scene.then("2026-06-08 11:00", domain::TicketResumed{"hand"});
  CHECK(scene.due(kResolution) == at("2026-06-08 17:00"));
  CHECK(reaches(scene.ticket(), scene.clock(kResolution), *scene.policy, time::hours(6)) == at("2026-06-08 15:00"));
  CHECK(scene.sweep("2026-06-08 16:59").fired() == std::vector<std::string>{"resolution@75% 1 2026-06-08 15:00"});
}

TEST_CASE("several pauses of one day add up") {
  Scene scene(promise("target.P3 = { resolution = \"4bh\" }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 11:00", waiting(WaitingOn::date));
  scene.then("2026-06-05 12:00", domain::TicketResumed{"date"}).then("2026-06-05 13:00", waiting(WaitingOn::date));
  scene.then("2026-06-05 13:30", domain::TicketResumed{"date"});
  CHECK(scene.due(kResolution) == at("2026-06-05 15:30"));
  const auto parts = stretches(scene.ticket(), scene.clock(kResolution), *scene.policy, at("2026-06-05 14:00"));
  REQUIRE(parts.size() == 3);
  CHECK(parts[1].from == at("2026-06-05 12:00"));
  CHECK(parts[2].counted == time::minutes(30));
}

TEST_CASE("a new target is measured from the original start, and is breached by the change when it is past already") {
  Scene scene(promise("target.P3 = { resolution = \"16bh\" }\ntarget.P2 = { resolution = \"8bh\" }"));
  scene.log("2026-06-08 09:00").prioritise("2026-06-09 10:00", "P2");
  CHECK(scene.due(kResolution) == at("2026-06-08 17:00"));
  CHECK(scene.used(kResolution, "2026-06-09 10:00") == time::hours(9));
  const auto breaches = scene.of<domain::ClockBreached>();
  REQUIRE(breaches.size() == 1);
  CHECK(breaches.front().first == at("2026-06-09 10:00"));
  CHECK(breaches.front().second.by == "change");
  CHECK(breaches.front().second.reason == "the board asks");
  CHECK(scene.change.events.back().actor.person == "ben");
  CHECK(scene.state(kResolution) == "breached");
  scene.prioritise("2026-06-09 11:00", "P3");
  CHECK(scene.due(kResolution) == at("2026-06-09 17:00"));
  CHECK(scene.state(kResolution) == "breached");  // a recorded fact that no later edit takes back
}

TEST_CASE("business days become seconds once, and pauses take them as open time") {
  Scene scene("[sla.standard]\ncalendar = \"works\"\npause = [\"date\"]\ntarget.P3 = { resolution = \"3bd\" }\n");
  scene.log("2026-06-04 10:00");
  CHECK(scene.clock(kResolution).target_s == 81'000);
  CHECK(scene.due(kResolution) == at("2026-06-09 10:00"));
  CHECK(reaches(scene.ticket(), scene.clock(kResolution), *scene.policy, time::seconds(60'750)) ==
        at("2026-06-08 13:22:30"));
  scene.then("2026-06-05 10:00", waiting(WaitingOn::date)).then("2026-06-08 09:30", domain::TicketResumed{"date"});
  CHECK(scene.due(kResolution) == at("2026-06-09 17:00"));
}

TEST_CASE("waiting on a vendor does not pause what the requester feels") {
  Scene scene(promise("target.P3 = { resolution = \"8bh\" }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 12:00", waiting(WaitingOn::vendor));
  CHECK(scene.due(kResolution) == at("2026-06-08 10:00"));
  CHECK(scene.state(kResolution) == "running");
}

TEST_CASE("acknowledge and response never pause") {
  Scene scene(promise("target.P3 = { acknowledge = \"2bh\", response = \"4bh\", resolution = \"8bh\" }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 10:30", waiting(WaitingOn::date));
  CHECK(scene.due(kAcknowledge) == at("2026-06-05 12:00"));
  CHECK(scene.due(kResponse) == at("2026-06-05 14:00"));
  scene.sweep("2026-06-05 13:00");
  CHECK(scene.state(kAcknowledge) == "breached");
  CHECK(scene.of<domain::ClockBreached>().front().first == at("2026-06-05 12:00"));
}

TEST_CASE("the first human take acknowledges, the first public message of a person answers, automatic ones never") {
  Scene scene(promise("target.P3 = { acknowledge = \"2bh\", response = \"4bh\" }"));
  scene.log("2026-06-05 10:00");
  scene.then("2026-06-05 10:10", domain::TicketNoted{"we have it", true, false, true, 0, {}});
  scene.then("2026-06-05 10:15", answer(), program());
  scene.then("2026-06-05 10:20", answer(false));
  CHECK(scene.state(kAcknowledge) == "running");
  CHECK(scene.state(kResponse) == "running");
  scene.then("2026-06-05 10:30", domain::TicketTaken{});
  CHECK(scene.state(kAcknowledge) == "met");
  CHECK(scene.state(kResponse) == "running");
  scene.then("2026-06-05 15:00", answer());
  CHECK(scene.state(kResponse) == "late");
  CHECK(scene.used(kResponse, "2026-06-05 17:00") == time::hours(5));
}

TEST_CASE("a question to the requester is a public message: it acknowledges and answers") {
  Scene scene(promise("target.P3 = { acknowledge = \"2bh\", response = \"4bh\" }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 11:00", waiting(WaitingOn::requester, "which one?"));
  CHECK(scene.state(kAcknowledge) == "met");
  CHECK(scene.state(kResponse) == "met");
  CHECK(scene.ticket().responded_at == at("2026-06-05 11:00"));
}

TEST_CASE("the oldest message that nobody answered starts response; the next unanswered one starts the next cycle") {
  Scene scene(promise("target.P3 = { response = \"4bh\" }"));
  scene.log("2026-06-05 10:00").then("2026-06-05 10:30", asked(), person("ana"));
  CHECK(scene.clock(kResponse).cycle == 1);
  scene.then("2026-06-05 11:00", answer());
  scene.then("2026-06-05 12:00", asked(), person("ana")).then("2026-06-05 13:00", asked(), person("ana"));
  CHECK(scene.clock(kResponse).cycle == 2);
  CHECK(scene.due(kResponse) == at("2026-06-05 16:00"));
  CHECK(scene.state(kResponse) == "running");
}

TEST_CASE("reopening measures again in full, or what remained of the promise") {
  const std::string targets =
      "target.P3 = { acknowledge = \"1bh\", resolution = \"8bh\" }\ntarget.P2 = { resolution = \"6bh\" }";
  for (const bool remaining : {false, true}) {
    Scene scene(promise(targets, "", remaining ? "reopened = \"remaining\"\n" : ""));
    scene.log("2026-06-08 09:00").then("2026-06-08 12:00", domain::TicketResolved{"done", {}, {}});
    CHECK(scene.state(kResolution) == "met");
    CHECK(scene.used(kResolution, "2026-06-08 17:00") == time::hours(3));
    scene.then("2026-06-09 09:00", domain::TicketReopened{"again"});
    CHECK(scene.clock(kResolution).cycle == 2);
    CHECK(scene.clock(kAcknowledge).cycle == 2);
    CHECK(scene.due(kResolution) == at(remaining ? "2026-06-09 14:00" : "2026-06-09 17:00"));
    // An edit that changes no promise leaves it; one that does counts what the cycles before used.
    hold_to_promises(scene.change, scene.situation(at("2026-06-09 09:30")), at("2026-06-09 09:30"), person("ben"),
                     "edited");
    CHECK(scene.due(kResolution) == at(remaining ? "2026-06-09 14:00" : "2026-06-09 17:00"));
    scene.prioritise("2026-06-09 10:00", "P2");
    CHECK(scene.due(kResolution) == at(remaining ? "2026-06-09 12:00" : "2026-06-09 15:00"));
  }
}

TEST_CASE("elapsed targets run through the night, and an always open calendar knows days of 23 and 25 hours") {
  Scene wall(promise("target.P3 = { resolution = \"12h\" }"));
  wall.log("2026-06-05 16:00");
  CHECK(wall.due(kResolution) == at("2026-06-06 04:00"));
  const std::string always = "[sla.standard]\ncalendar = \"always\"\ntarget.P3 = { resolution = \"12bh\" }\n";
  CHECK(Scene(always).log("2026-03-28 20:00").due(kResolution) == at("2026-03-29 09:00"));
  CHECK(Scene(always).log("2026-10-24 20:00").due(kResolution) == at("2026-10-25 07:00"));
  Scene own(promise("target.P3 = { resolution = \"12bh\", calendar = \"always\" }"));
  own.log("2026-06-05 16:00");
  CHECK(own.due(kResolution) == at("2026-06-06 04:00"));
  CHECK(own.clock(kResolution).calendar == "always");
}

TEST_CASE("update runs from each public message of the desk to the next, and stands while the requester is asked") {
  Scene scene(promise("target.P3 = { update = \"2bh\", resolution = \"8bh\" }"));
  scene.log("2026-06-08 09:00");
  CHECK_FALSE(scene.ticket().clock(kUpdate));
  scene.then("2026-06-08 10:00", answer());
  CHECK(scene.due(kUpdate) == at("2026-06-08 12:00"));
  scene.then("2026-06-08 11:00", answer());
  CHECK(scene.clock(kUpdate).cycle == 2);
  CHECK(scene.due(kUpdate) == at("2026-06-08 13:00"));
  scene.then("2026-06-08 12:00", waiting(WaitingOn::requester, "and?"));
  CHECK(scene.clock(kUpdate).cycle == 3);
  CHECK(scene.state(kUpdate) == "paused");
  scene.then("2026-06-08 14:00", domain::TicketResumed{"answer"});
  CHECK(scene.due(kUpdate) == at("2026-06-08 16:00"));
  scene.then("2026-06-08 15:00", domain::TicketResolved{"done", {}, {}});
  CHECK(scene.state(kUpdate) == "met");
  CHECK(scene.clock(kUpdate).cycle == 3);
}

TEST_CASE("a promise that a priority does not make is cancelled, and measured from its start when it is made again") {
  Scene scene(
      promise("target.P3 = { acknowledge = \"4bh\", resolution = \"8bh\" }\ntarget.P4 = { resolution = \"3bd\" }"));
  scene.log("2026-06-08 09:00").prioritise("2026-06-08 10:00", "P4");
  CHECK(scene.state(kAcknowledge) == "cancelled");
  scene.prioritise("2026-06-08 11:00", "P3");
  CHECK(scene.state(kAcknowledge) == "running");
  CHECK(scene.due(kAcknowledge) == at("2026-06-08 13:00"));
}

TEST_CASE("cancelling and closing end every clock that runs") {
  for (const domain::Event& end :
       {domain::Event(domain::TicketCancelled{"mistake"}), domain::Event(domain::TicketClosed{"hand", "forced"})}) {
    Scene scene(promise("target.P3 = { acknowledge = \"1bh\", resolution = \"8bh\" }"));
    scene.log("2026-06-08 09:00").then("2026-06-08 11:00", end);
    CHECK(scene.state(kAcknowledge) == "cancelled");
    CHECK(scene.clock(kAcknowledge).breached_at == at("2026-06-08 10:00"));
    CHECK(scene.state(kResolution) == "cancelled");
  }
}

TEST_CASE("at one instant stop wins over pause, and pause over start") {
  Scene stopped(promise("target.P3 = { resolution = \"2bh\" }"));
  stopped.log("2026-06-08 09:00")
      .then("2026-06-08 10:00", waiting(WaitingOn::date))
      .then("2026-06-08 10:00", domain::TicketResolved{"done", {}, {}});
  CHECK(stopped.state(kResolution) == "met");
  CHECK(stopped.used(kResolution, "2026-06-08 17:00") == time::hours(1));
  Scene paused(promise("target.P3 = { resolution = \"2bh\" }"));
  paused.log("2026-06-08 09:00").then("2026-06-08 09:00", waiting(WaitingOn::date));
  CHECK(paused.state(kResolution) == "paused");
  CHECK(paused.used(kResolution, "2026-06-08 12:00") == time::Span{});
  paused.sweep("2026-06-08 17:00");
  CHECK(paused.of<domain::ClockBreached>().empty());
}

TEST_CASE("the first SLA whose condition holds governs, and another one keeps the start") {
  Scene scene(R"([sla.fast]
when = "ticket.service == 'laptop'"
calendar = "office"
target.P3 = { resolution = "4bh" }
[sla.slow]
calendar = "office"
target.P3 = { resolution = "8bh" }
)");
  scene.log("2026-06-08 09:00");
  CHECK(scene.ticket().sla == "slow");
  scene.then("2026-06-08 10:00", domain::TicketEdited{{}, {{"service", "laptop"}}, {}});
  hold_to_promises(scene.change, scene.situation(at("2026-06-08 10:00")), at("2026-06-08 10:00"), person("ben"),
                   "edited");
  CHECK(scene.ticket().sla == "fast");
  CHECK(scene.due(kResolution) == at("2026-06-08 13:00"));
  CHECK(scene.of<domain::ClockStarted>().size() == 1);
}

TEST_CASE("a step's ticket has one clock: due at its instant, its percentages open time from its activation") {
  Scene scene("[ladder.steps]\nrungs = [{ clock = \"due\", at = \"50%\", tell = [\"assignee\"] }]\n");
  domain::TicketLogged logged;
  logged.run = {7};
  logged.step = "payroll";
  logged.round = 1;
  scene.log(at("2026-06-08 09:00"), logged, "P3");
  start_due_clock(scene.change, scene.situation(at("2026-06-08 09:00")), at("2026-06-08 09:00"), program(),
                  at("2026-06-09 17:00"), "");
  REQUIRE(scene.ticket().clocks.size() == 1);
  CHECK(scene.clock(ClockName::due).target_s == 16 * 3600);
  scene.then("2026-06-08 10:00", waiting(WaitingOn::date));
  CHECK(scene.due(ClockName::due) == at("2026-06-09 17:00"));
  scene.sweep("2026-06-09 12:00");
  CHECK(scene.fired() == std::vector<std::string>{"due@50% 1 2026-06-08 17:00"});
  scene.then("2026-06-09 17:00", domain::TicketResumed{"date"})
      .then("2026-06-09 17:30", domain::TicketResolved{"done", {}, {}});
  CHECK(scene.state(ClockName::due) == "late");
}

}  // namespace
