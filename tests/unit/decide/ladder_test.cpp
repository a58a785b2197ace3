#include "decide/ladder.h"

#include "decide/clocks.h"
#include "decide/schedule.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::ClockName, domain::WaitingOn;
using Lines = std::vector<std::string>;

constexpr std::string_view kTargets =
    "calendar = \"office\"\npause = [\"requester\", \"date\"]\ntarget.P1 = { resolution = \"4bh\" }\ntarget.P2 = { "
    "resolution = \"8bh\" }\n"
    "target.P3 = { response = \"4bh\", resolution = \"8bh\" }\n";

std::string ladder(std::string_view rungs, std::string_view more = "") {
  return standard(kTargets, rungs) + std::string(more);
}

TEST_CASE("a rung at a percentage, at the end, after it and before it fires at its instant, once") {
  Scene scene(ladder(R"t(
    { clock = "resolution", at = "75%", tell = ["assignee"] },
    { clock = "resolution", at = "100%", tell = ["assignee", "lead"] },
    { clock = "resolution", at = "+4bh", tell = ["lead"] },
    { clock = "resolution", at = "-1bh", tell = ["owner"] })t"));
  scene.log("2026-06-08 09:00");
  for (const char* now : {"2026-06-08 14:59", "2026-06-08 15:00", "2026-06-08 15:00", "2026-06-08 17:00",
                          "2026-06-09 13:00", "2026-06-20 09:00"})
    scene.sweep(now).sweep(now);
  CHECK(scene.fired() == Lines{"resolution@75% 1 2026-06-08 15:00", "resolution@-1bh 1 2026-06-08 16:00",
                               "resolution@100% 1 2026-06-08 17:00", "resolution@+4bh 1 2026-06-09 13:00"});
  CHECK(scene.told() == Lines{"assignee: resolution@75%, resolution@100%", "owner: resolution@-1bh",
                              "lead: resolution@100%, resolution@+4bh"});
  CHECK(scene.of<domain::RungFired>().front().second.told == Lines{"assignee"});
}

TEST_CASE("a breach is recorded before the rung of the same instant") {
  Scene scene(
      ladder("{ clock = \"resolution\", at = \"100%\", when = \"clock.state == 'breached'\", tell = [\"assignee\"] }"));
  scene.log("2026-06-08 09:00", "P2").sweep("2026-06-08 17:00");
  REQUIRE(scene.of<domain::ClockBreached>().size() == 1);
  CHECK(scene.of<domain::RungFired>().front().second.action == "tell");
}

TEST_CASE("a rung's condition sees the clock's due instant and the ways of standing still") {
  Scene scene(ladder(R"t(
    { clock = "resolution", at = "50%", when = "clock.due_at > now()", tell = ["assignee"] },
    { clock = "resolution", at = "60%", when = "'unowned' in ticket.stalled", tell = ["lead"] })t",
                     "[stalled]\nunowned = \"1bh\"\n"));
  scene.log("2026-06-08 09:00").sweep("2026-06-08 16:00");
  CHECK(scene.told() == Lines{"assignee: resolution@50%", "lead: resolution@60%"});
}

TEST_CASE("a rung whose condition does not hold then is not asked again") {
  Scene scene(
      ladder("{ clock = \"resolution\", at = \"50%\", when = \"ticket.priority == 'P1'\", tell = [\"on_call\"], urgent "
             "= true }"));
  scene.log("2026-06-08 09:00").sweep("2026-06-08 13:00");
  REQUIRE(scene.of<domain::RungFired>().size() == 1);
  CHECK(scene.of<domain::RungFired>().front().second.action == "none");
  CHECK(scene.effects.empty());
  scene.sweep("2026-06-08 14:00");
  CHECK(scene.of<domain::RungFired>().size() == 1);
}

TEST_CASE("raising goes one level up, never above the first, and holds clocks to the new promise") {
  Scene scene(ladder(R"t(
    { clock = "resolution", at = "50%", raise = true },
    { clock = "resolution", at = "100%", raise = true },
    { clock = "resolution", at = "+1bh", raise = true })t"));
  scene.log("2026-06-08 09:00").sweep("2026-06-08 13:00");
  CHECK(scene.ticket().priority == "P2");
  CHECK(scene.ticket().priority_overridden);
  scene.sweep("2026-06-08 17:00");
  CHECK(scene.ticket().priority == "P1");
  CHECK(scene.due(ClockName::resolution) == at("2026-06-08 13:00"));
  scene.sweep("2026-06-12 17:00");
  CHECK(scene.ticket().priority == "P1");
  CHECK(scene.fired() == Lines{"resolution@50% 1 2026-06-08 13:00", "resolution@100% 1 2026-06-08 17:00",
                               "resolution@+1bh 1 2026-06-08 17:00"});
}

TEST_CASE(
    "routing goes to the lead, to the backup, to a team, to a person, and where there is none to the front line") {
  const auto routed = [](std::string_view to, bool lead = true, std::string_view team = "desktop",
                         std::string_view assignee = "dan") {
    Scene scene(ladder("{ clock = \"resolution\", at = \"50%\", route = \"" + std::string(to) + "\" }"));
    scene.people.add("dan", {"desktop"});
    if (lead) scene.people.add("ines", {"desktop"}, {"desktop"});
    scene.log("2026-06-08 09:00")
        .then("2026-06-08 09:00", domain::TicketRouted{std::string(team), "it", 2, "command", {}, {}, {}, {}});
    scene.then("2026-06-08 09:00", domain::TicketAssigned{std::string(assignee), "hand", {}}).sweep("2026-06-08 13:00");
    return scene.ticket().team + "/" + scene.ticket().assignee;
  };
  CHECK(routed("lead") == "desktop/ines");
  CHECK(routed("lead", true, "desktop", "ines") == "front/");
  CHECK(routed("lead", false) == "front/");
  CHECK(routed("backup") == "front/");  // nobody is in network: its own backup, the front line, is offered it
  CHECK(routed("network") == "front/");
  CHECK(routed("acme") == "acme/");
  CHECK(routed("ben") == "desktop/ben");
  CHECK(routed("gone") == "front/");
}

TEST_CASE("what routing by a ladder did says so") {
  Scene scene(ladder("{ clock = \"resolution\", at = \"50%\", route = \"lead\" }"));
  scene.log("2026-06-08 09:00")
      .then("2026-06-08 09:00", domain::TicketRouted{"front", "it", 1, "front_line", {}, {}, {}, {}});
  scene.sweep("2026-06-08 13:00");
  const auto assigned = scene.of<domain::TicketAssigned>();
  REQUIRE(assigned.size() == 1);
  CHECK(assigned.front().second.assignee == "lea");
  CHECK(assigned.front().second.by == "ladder");
  CHECK(scene.change.events.back().actor.via == "time");
}

TEST_CASE(
    "a way of standing still is told again and again, up to its maximum, and anew after somebody came back to it") {
  Scene scene(ladder("{ stalled = \"silent\", tell = [\"assignee\"], every = \"1bd\", max = 3 }",
                     "[stalled]\nsilent = \"2bd\"\n"));
  scene.log("2026-06-01 10:00").then("2026-06-01 10:00", domain::TicketTaken{}).sweep("2026-06-19 10:00");
  CHECK(scene.fired() == Lines{"stalled:silent 1 2026-06-03 10:00", "stalled:silent 2 2026-06-04 10:00",
                               "stalled:silent 3 2026-06-05 10:00"});
  scene.then("2026-06-19 11:00", answer(), program()).sweep("2026-06-24 10:00");
  CHECK(scene.fired().size() == 3);  // programs make no activity
  scene.then("2026-06-24 11:00", answer(false)).sweep("2026-06-26 11:00");
  CHECK(scene.fired().back() == "stalled:silent 1 2026-06-26 11:00");
  CHECK(scene.of<domain::RungFired>().back().second.episode == at("2026-06-24 11:00"));
}

TEST_CASE("each way of standing still has its own beginning") {
  const std::string policy =
      ladder("", "[stalled]\nunowned = \"4bh\"\nunacknowledged = \"2bh\"\nsilent = \"2bd\"\noverslept = \"1bh\"\n");
  const auto kinds = [](Scene& scene, std::string_view now) {
    std::string all;
    for (const Stalled& stands : stalled(scene.ticket(), *scene.policy, at(now)))
      all += std::string(policy::word(stands.kind)) + " ";
    return all;
  };
  Scene scene(policy);
  scene.log("2026-06-08 09:00");
  CHECK(kinds(scene, "2026-06-08 12:59").empty());
  CHECK(kinds(scene, "2026-06-08 13:00") == "unowned ");
  scene.then("2026-06-08 14:00", domain::TicketTaken{});
  CHECK(kinds(scene, "2026-06-10 13:59").empty());
  CHECK(kinds(scene, "2026-06-10 14:00") == "silent ");
  scene.then("2026-06-10 15:00", domain::TicketRouted{"front", "it", 1, "hand", {}, {}, {}, {}});
  scene.then("2026-06-10 15:00", domain::TicketRouted{"desktop", "it", 2, "hand", {}, {}, {}, {}});
  CHECK(kinds(scene, "2026-06-11 09:00") == "unacknowledged ");
  scene.then("2026-06-11 09:30", domain::TicketTaken{})
      .then("2026-06-11 10:00", domain::TicketWaiting{WaitingOn::vendor, at("2026-06-12 10:00"), {}});
  scene.sweep("2026-06-12 10:00");
  CHECK(scene.ticket().status == domain::Status::open);
  CHECK(kinds(scene, "2026-06-12 11:00") == "overslept ");
  CHECK(stalled(scene.ticket(), *scene.policy, at("2026-06-12 11:00")).front().threshold == time::hours(1));
  scene.then("2026-06-12 11:30", answer(false));
  CHECK(kinds(scene, "2026-06-12 12:30").empty());
}

TEST_CASE("a rung is armed again only when its instant moves into the future, which begins a new episode") {
  const std::string policy = ladder("{ clock = \"resolution\", at = \"50%\", tell = [\"assignee\"] }");
  Scene scene(policy);
  scene.log("2026-06-08 09:00", "P1").sweep("2026-06-08 11:00");
  const Situation then = scene.situation(at("2026-06-08 12:00"));
  rearm(scene.change, then, then.now, then.actor);
  CHECK(scene.of<domain::RungArmed>().empty());
  scene.prioritise("2026-06-08 12:00", "P3");
  rearm(scene.change, then, then.now, then.actor);
  rearm(scene.change, then, then.now, then.actor);
  CHECK(scene.of<domain::RungArmed>().size() == 1);
  scene.sweep("2026-06-08 17:00");
  CHECK(scene.fired() == Lines{"resolution@50% 1 2026-06-08 11:00", "resolution@50% 1 2026-06-08 13:00"});
  CHECK(scene.of<domain::RungFired>().back().second.episode == at("2026-06-08 12:00"));
}

TEST_CASE("a new measuring is a new episode") {
  Scene scene(ladder("{ clock = \"response\", at = \"100%\", tell = [\"assignee\"] }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 14:00", answer()).then("2026-06-08 15:00", asked(), person("ana"));
  scene.sweep("2026-06-09 17:00");
  CHECK(scene.fired() == Lines{"response@100% 1 2026-06-08 13:00", "response@100% 1 2026-06-09 11:00"});
}

TEST_CASE("after an outage missed rungs happen in order at their true times, and their messages are one") {
  Scene scene(ladder(R"t(
    { clock = "response", at = "100%", tell = ["assignee"], raise = true },
    { clock = "resolution", at = "75%", tell = ["assignee"] },
    { clock = "resolution", at = "100%", tell = ["assignee"], route = "acme" })t"));
  scene.log("2026-06-08 09:00").sweep("2026-07-01 12:00");
  CHECK(scene.fired() == Lines{"response@100% 1 2026-06-08 13:00", "resolution@75% 1 2026-06-08 15:00",
                               "resolution@100% 1 2026-06-08 17:00"});
  CHECK(scene.ticket().team == "acme");
  CHECK(scene.told() == Lines{"assignee: response@100%, resolution@75%, resolution@100%"});
}

TEST_CASE("nothing fires on a ticket that is answered, nor while its clock stands") {
  Scene scene(ladder("{ clock = \"resolution\", at = \"50%\", tell = [\"assignee\"] }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 10:00", waiting(WaitingOn::date)).sweep("2026-06-30 10:00");
  CHECK(scene.fired().empty());
  scene.then("2026-06-30 10:00", domain::TicketResumed{"hand"})
      .then("2026-06-30 11:00", domain::TicketResolved{"done", {}, {}});
  scene.sweep("2026-07-30 10:00");
  CHECK(scene.fired().empty());
}

TEST_CASE("a message that could not be sent is a stall until it is sent or dropped") {
  Scene scene(ladder("{ stalled = \"undelivered\", tell = [\"owner\"], every = \"1bh\", max = 2 }",
                     "[stalled]\nundelivered = \"1bh\"\n"));
  scene.log("2026-06-08 09:00");
  const domain::EffectFinished failed{7, "failed", "rita@example.net", "no route"};
  scene.then("2026-06-08 10:00", failed, program());
  scene.then("2026-06-08 10:30", domain::EffectFinished{8, "failed", "", ""}, program());
  scene.sweep("2026-06-08 10:59");
  CHECK(scene.fired().empty());
  scene.sweep("2026-06-09 09:00");
  CHECK(scene.fired() == Lines{"stalled:undelivered 1 2026-06-08 11:00", "stalled:undelivered 2 2026-06-08 12:00"});
  scene.then("2026-06-09 10:00", domain::EffectFinished{7, "sent", "rita@example.net", ""}, program());
  scene.then("2026-06-09 10:01", domain::EffectFinished{8, "dropped", "", "by phone"}, program());
  CHECK(scene.ticket().undelivered.empty());
  CHECK_FALSE(standing(scene.ticket(), policy::StalledKind::undelivered, *scene.policy));
}

TEST_CASE("a decision that a ticket waits for is unanswered after its threshold, whoever is to give it") {
  Scene scene(ladder("{ stalled = \"unanswered\", tell = [\"owner\"] }", "[stalled]\nunanswered = \"2bh\"\n"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:30", domain::TicketTaken{});
  scene.then("2026-06-08 10:00", waiting(WaitingOn::approval)).sweep("2026-06-08 11:59");
  CHECK(scene.fired().empty());
  scene.sweep("2026-06-08 12:00");
  CHECK(scene.fired() == Lines{"stalled:unanswered 1 2026-06-08 12:00"});
}

TEST_CASE("a rung of a clock repeats in that clock's working time") {
  Scene scene(standard("calendar = \"office\"\ntarget.P3 = { resolution = \"4bh\", calendar = \"always\" }\n",
                       "{ clock = \"resolution\", at = \"100%\", tell = [\"lead\"], every = \"6bh\", max = 3 }"));
  scene.log("2026-06-08 12:00").sweep("2026-06-10 12:00");
  CHECK(scene.fired() == Lines{"resolution@100% 1 2026-06-08 16:00", "resolution@100% 2 2026-06-08 22:00",
                               "resolution@100% 3 2026-06-09 04:00"});
}

}  // namespace
