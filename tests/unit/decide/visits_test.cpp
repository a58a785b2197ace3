// The clocks `team` and `vendor`: each visit of a ticket is measured by itself.
#include "decide/promises.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::ClockName, domain::Turn, domain::WaitingOn;

constexpr auto kTeam = ClockName::team;
constexpr auto kVendor = ClockName::vendor;

/// Targets of an agreement; `more` comes behind it.
std::string visit_promise(std::string_view targets, std::string_view more = "") {
  return "[sla.standard]\ncalendar = \"office\"\npause = [\"requester\", \"date\"]\n" + std::string(targets) + "\n" +
         std::string(more);
}

domain::TicketRouted to(std::string team, std::string reference = {}) {
  return {std::move(team), "it", 2, "hand", {}, "their part", {}, std::move(reference)};
}

/// "team 1 met": name, cycle and state of every measuring of visits.
std::vector<std::string> visits(const Scene& scene) {
  std::vector<std::string> all;
  for (const domain::Clock& clock : scene.ticket().clocks)
    if (clock.name == kTeam || clock.name == kVendor)
      all.push_back(std::string(domain::word(clock.name)) + " " + std::to_string(clock.cycle) + " " +
                    std::string(domain::word(state(scene.ticket(), clock))));
  return all;
}
using Lines = std::vector<std::string>;

TEST_CASE("each visit to a team is a cycle of its own, from receiving it until it is handed on or resolved") {
  Scene scene(visit_promise("target.P3 = { team = \"2bh\", resolution = \"3bd\" }"));
  scene.log("2026-06-08 09:00");
  CHECK(visits(scene).empty());
  scene.then("2026-06-08 10:00", to("desktop"));
  CHECK(scene.due(kTeam) == at("2026-06-08 12:00"));
  scene.then("2026-06-08 11:00", to("network"));
  CHECK(visits(scene) == Lines{"team 1 met", "team 2 running"});
  CHECK(scene.due(kTeam) == at("2026-06-08 13:00"));
  scene.then("2026-06-08 14:00", to("desktop"));
  CHECK(visits(scene) == Lines{"team 1 met", "team 2 late", "team 3 running"});
  CHECK(scene.of<domain::ClockBreached>().front().first == at("2026-06-08 13:00"));
  scene.then("2026-06-08 15:00", domain::TicketResolved{"done", {}, {}});
  CHECK(visits(scene) == Lines{"team 1 met", "team 2 late", "team 3 met"});
  scene.then("2026-06-09 09:00", domain::TicketReopened{"again"});
  CHECK(visits(scene).back() == "team 4 running");
  CHECK(scene.due(kTeam) == at("2026-06-09 11:00"));
}

TEST_CASE("the clock of a team pauses as resolution does, that of a vendor never") {
  Scene scene(visit_promise("target.P3 = { team = \"2bh\", vendor = \"2bh\" }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:00", to("desktop"));
  scene.then("2026-06-08 10:00", waiting(WaitingOn::requester, "which one?"));
  CHECK(visits(scene) == Lines{"team 1 paused"});
  scene.then("2026-06-08 14:00", domain::TicketResumed{"answer"});
  CHECK(scene.due(kTeam) == at("2026-06-08 15:00"));
  scene.then("2026-06-08 14:30", to("acme", "A-1")).then("2026-06-08 15:00", waiting(WaitingOn::requester, "and?"));
  CHECK(visits(scene) == Lines{"team 1 met", "vendor 1 running"});
  CHECK(scene.used(kVendor, "2026-06-08 15:30") == time::hours(1));
}

TEST_CASE("what is sent to a vendor is the vendor's turn until it comes back, and keeps the vendor's number") {
  Scene scene(visit_promise("target.P3 = { team = \"8bh\", vendor = \"2bh\" }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:30", to("network")).then("2026-06-08 10:00", to("acme", "A-88"));
  CHECK(scene.ticket().turn == Turn::vendor);
  CHECK(scene.ticket().turn_since == at("2026-06-08 10:00"));
  CHECK(scene.ticket().reference == "A-88");
  // Round the clock: the vendor's calendar, not that of the agreement.
  CHECK(scene.clock(kVendor).calendar == "always");
  CHECK(scene.due(kVendor) == at("2026-06-08 12:00"));
  scene.then("2026-06-08 11:00", waiting(WaitingOn::requester, "may they come?"));
  CHECK(scene.ticket().turn == Turn::requester);
  scene.then("2026-06-08 11:30", domain::TicketResumed{"answer"});
  CHECK(scene.ticket().turn == Turn::vendor);
  scene.then("2026-06-08 13:00", to("network"));
  CHECK(scene.ticket().turn == Turn::desk);
  CHECK(scene.ticket().reference == "A-88");
  CHECK(visits(scene) == Lines{"team 1 met", "vendor 1 late", "team 2 running"});
}

TEST_CASE("waiting on a vendor is a visit to one, and the team keeps it") {
  Scene scene(visit_promise("target.P3 = { team = \"8bh\", vendor = \"4bh\" }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:00", to("network"));
  scene.then("2026-06-08 10:00", waiting(WaitingOn::vendor)).then("2026-06-08 12:00", domain::TicketResumed{"hand"});
  scene.then("2026-06-08 12:00", waiting(WaitingOn::vendor));
  CHECK(visits(scene) == Lines{"team 1 running", "vendor 1 met", "vendor 2 running"});
  CHECK(scene.clock(kVendor).calendar == "office");
  CHECK(scene.due(kVendor) == at("2026-06-08 16:00"));
  // Given to a vendor's own team it is another visit.
  scene.then("2026-06-08 13:00", to("acme"));
  CHECK(visits(scene) == Lines{"team 1 met", "vendor 1 met", "vendor 2 met", "vendor 3 running"});
}

TEST_CASE("a wake-up that comes from time ends a vendor's visit at its true instant") {
  Scene scene(visit_promise("target.P3 = { vendor = \"4bh\" }"));
  scene.log("2026-06-08 09:00");
  scene.then("2026-06-08 10:00", domain::TicketWaiting{WaitingOn::vendor, at("2026-06-08 12:00"), {}});
  scene.sweep("2026-06-09 10:00");
  CHECK(visits(scene) == Lines{"vendor 1 met"});
  CHECK(scene.clock(kVendor).stopped_at == at("2026-06-08 12:00"));
}

TEST_CASE("a team's own target goes before that of the agreement, and holds without one") {
  Scene scene(visit_promise("target.P3 = { team = \"8bh\", vendor = \"8bh\" }",
                      "[team.field]\ndepartment = \"it\"\ntarget.P3 = \"1bh\"\ntarget.P1 = \"15m\"\n"
                      "[team.zenith]\nkind = \"vendor\"\naddress = \"noc@zenith.example\"\ntarget.P3 = \"3bh\"\n"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:00", to("field"));
  CHECK(scene.clock(kTeam).target == "1bh");
  scene.then("2026-06-08 09:10", to("zenith"));
  CHECK(scene.clock(kVendor).target == "3bh");
  CHECK(scene.due(kVendor) == at("2026-06-08 12:10"));
  scene.then("2026-06-08 09:20", to("field")).prioritise("2026-06-08 10:00", "P1");
  CHECK(scene.clock(kTeam).target == "15m");
  CHECK(scene.state(kTeam) == "breached");
  CHECK(scene.of<domain::ClockBreached>().back().second.by == "change");
}

TEST_CASE("a promise that is only made later counts from where the visit began, and is broken by who made it") {
  Scene scene(visit_promise("target.P2 = { team = \"1bh\" }\ntarget.P3 = { resolution = \"3bd\" }"));
  scene.log("2026-06-08 09:00").then("2026-06-08 09:00", to("desktop"));
  scene.then("2026-06-08 10:00", domain::TicketReleased{}).prioritise("2026-06-08 13:00", "P2", "the board asks");
  CHECK(scene.clock(kTeam).started_at == at("2026-06-08 09:00"));
  CHECK(scene.due(kTeam) == at("2026-06-08 10:00"));
  const auto breach = scene.of<domain::ClockBreached>();
  REQUIRE(breach.size() == 1);
  CHECK(breach.front().first == at("2026-06-08 13:00"));
  CHECK(breach.front().second.by == "change");
  CHECK(breach.front().second.reason == "the board asks");
}

TEST_CASE("another agreement with other pauses does not change what has elapsed") {
  Scene scene(R"([sla.fast]
when = "ticket.service == 'laptop'"
calendar = "office"
pause = []
target.P3 = { resolution = "6bh" }
[sla.slow]
calendar = "office"
pause = ["requester", "vendor"]
target.P3 = { resolution = "8bh" }
)");
  scene.log("2026-06-08 09:00").then("2026-06-08 10:00", waiting(WaitingOn::vendor));
  scene.then("2026-06-08 12:00", domain::TicketResumed{"hand"});
  CHECK(scene.used(ClockName::resolution, "2026-06-08 13:00") == time::hours(2));
  scene.then("2026-06-08 13:00", domain::TicketEdited{{}, {{"service", "laptop"}}, {}});
  hold_to_promises(scene.change, scene.situation(at("2026-06-08 13:00")), at("2026-06-08 13:00"), person("ben"),
                   "edited");
  CHECK(scene.ticket().sla == "fast");
  CHECK(scene.used(ClockName::resolution, "2026-06-08 13:00") == time::hours(2));
  CHECK(scene.due(ClockName::resolution) == at("2026-06-08 17:00"));
  // From now on waiting on a vendor counts.
  scene.then("2026-06-08 14:00", waiting(WaitingOn::vendor));
  CHECK(scene.due(ClockName::resolution) == at("2026-06-08 17:00"));
}

}  // namespace
