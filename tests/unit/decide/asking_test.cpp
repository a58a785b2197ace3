#include "decide/asking.h"

#include "decide/placing.h"
#include "decide/schedule.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

using Lines = std::vector<std::string>;

/// Team pool chooses in turn and gives 30 minutes of open time; team shelf offers its tickets and gives an hour.
constexpr std::string_view kAskingPolicy = R"t(
[team.pool]
department = "it"
distribute = "round_robin"
accept_within = "30bm"
[team.shelf]
department = "it"
accept_within = "1bh"
[team.slow]
department = "it"
distribute = "round_robin"
accept_within = "30bm"
backup = "network"
)t";

struct Asking : Scene {
  explicit Asking(std::string_view rest = "") : Scene(std::string(kAskingPolicy) + std::string(rest)) {
    for (const char* id : {"amy", "bob", "cyd"}) people.add(id, {"pool", "shelf"});
  }
  Asking& placed(const char* when, const std::string& team) {
    log(when);
    transfer(change, situation(spoc::decide::test::at(when), program()), spoc::decide::test::at(when), program(),
             {team, {}, "rule", {}, {}, {}, {}, {}});
    effects.clear();
    return *this;
  }
  /// "10:30 amy" of each assignment, "10:30 -" of each time that nobody was found.
  Lines asked() const {
    Lines all;
    for (const auto& recorded : change.events) {
      const std::string when = to_text(policy->zone().local(recorded.at)).substr(8, 8);
      if (const auto* assigned = std::get_if<domain::TicketAssigned>(&recorded.event))
        all.push_back(when + " " + assigned->assignee);
      if (std::holds_alternative<domain::TicketQueued>(recorded.event)) all.push_back(when + " -");
    }
    return all;
  }
};

TEST_CASE("who does not take what the desk gave them in time loses it to the next, and is told") {
  Asking a;
  a.placed("2026-06-08 10:00", "pool");
  REQUIRE(a.ticket().assignee == "amy");
  CHECK(asked_until(a.ticket(), *a.policy) == at("2026-06-08 10:30"));
  CHECK(schedule_of(a.ticket(), *a.policy).wake_at == at("2026-06-08 10:30"));
  a.sweep("2026-06-08 10:29");
  CHECK(a.ticket().assignee == "amy");
  a.sweep("2026-06-08 10:30");
  CHECK(a.ticket().assignee == "bob");
  CHECK(a.ticket().status == domain::Status::open);
  CHECK(a.ticket().handed_back == Lines{"amy"});
  CHECK(a.of<domain::TicketAssigned>().back().second.reason ==
        "amy did not take it within 30bm; longest without a new one of 2 eligible in pool");
  CHECK(a.told() == Lines{"person:amy: passed_on", "person:bob: assigned"});
  a.sweep("2026-06-08 10:30");
  CHECK(a.asked() == Lines{"08 10:00 amy", "08 10:30 bob"});
}

TEST_CASE("taking it, or working on it, is accepting; what others do is not") {
  for (const bool takes : {true, false}) {
    Asking a;
    a.placed("2026-06-08 10:00", "pool");
    a.then("2026-06-08 10:10", answer(false), person("bob"));
    CHECK(asked_until(a.ticket(), *a.policy));
    if (takes)
      a.then("2026-06-08 10:20", domain::TicketTaken{}, person("amy"));
    else
      a.then("2026-06-08 10:20", answer(false), person("amy"));
    CHECK_FALSE(asked_until(a.ticket(), *a.policy));
    a.sweep("2026-06-10 10:00");
    CHECK(a.ticket().assignee == "amy");
  }
}

TEST_CASE("after an outage one person is asked, at the time of the sweep: nobody loses what they were never told of") {
  Asking a;
  a.placed("2026-06-08 10:00", "pool").sweep("2026-06-10 15:00");
  CHECK(a.asked() == Lines{"08 10:00 amy", "10 15:00 bob"});
  CHECK(a.of<domain::TicketPassedOn>().front().first == at("2026-06-08 10:30"));  // when she lost it is what it was
  a.sweep("2026-06-10 15:00").sweep("2026-06-10 15:29");
  CHECK(a.of<domain::TicketPassedOn>().size() == 1);
  a.sweep("2026-06-10 15:30");
  CHECK(a.asked() == Lines{"08 10:00 amy", "10 15:00 bob", "10 15:30 cyd"});
}

TEST_CASE(
    "when everybody has been asked it goes to the backup, without one it stays queued and nobody is asked again") {
  Asking a;
  a.placed("2026-06-08 10:00", "pool");
  for (const char* when : {"2026-06-08 10:30", "2026-06-08 11:00", "2026-06-08 11:30", "2026-06-08 15:00"})
    a.sweep(when);
  CHECK(a.asked() == Lines{"08 10:00 amy", "08 10:30 bob", "08 11:00 cyd", "08 11:30 -"});
  CHECK(a.ticket().status == domain::Status::fresh);
  CHECK_FALSE(asked_until(a.ticket(), *a.policy));
  Asking b;
  b.people.add("sue", {"slow"});
  b.people.add("nils", {"network"});
  b.placed("2026-06-08 10:00", "slow").sweep("2026-06-08 10:30");
  CHECK(b.ticket().team == "network");
  CHECK(b.ticket().assignee == "nils");
}

TEST_CASE("what nobody could be chosen for is asked about again as long as the reason may pass") {
  Asking a;
  a.people.absences = {{"amy", at("2026-06-08 00:00"), at("2026-06-08 11:10"), {}},
                       {"bob", at("2026-06-08 00:00"), std::nullopt, {}},
                       {"cyd", at("2026-06-08 00:00"), std::nullopt, {}}};
  a.placed("2026-06-08 10:00", "pool");
  for (const char* when : {"2026-06-08 10:30", "2026-06-08 11:00", "2026-06-08 11:30"}) a.sweep(when);
  CHECK(a.asked() == Lines{"08 10:00 -", "08 10:30 -", "08 11:00 -", "08 11:30 amy"});
}

TEST_CASE("what is offered or given back, and nobody takes, finds a person") {
  Asking a;
  a.placed("2026-06-08 10:00", "shelf").sweep("2026-06-08 11:00");
  CHECK(a.asked() == Lines{"08 11:00 amy"});
  CHECK(a.of<domain::TicketPassedOn>().front().second ==
        domain::TicketPassedOn{"", "nobody of shelf took it within 1bh"});
  a.then("2026-06-08 11:10", domain::TicketTaken{}, person("amy"));
  a.then("2026-06-08 11:20", domain::TicketReleased{"not mine", false}, person("amy"));
  CHECK(a.ticket().assignee.empty());
  a.sweep("2026-06-08 12:20");
  CHECK(a.ticket().assignee == "bob");
}

TEST_CASE("nobody is passed over while the team is closed, while the ticket waits, or when somebody named them") {
  Asking late;
  late.placed("2026-06-05 16:45", "pool");
  CHECK(asked_until(late.ticket(), *late.policy) == at("2026-06-08 09:15"));
  Asking waits;
  waits.placed("2026-06-08 10:00", "pool").then("2026-06-08 10:10", waiting(domain::WaitingOn::vendor), person("bob"));
  waits.sweep("2026-06-08 15:00");
  CHECK(waits.ticket().assignee == "amy");
  waits.then("2026-06-08 15:00", domain::TicketResumed{"hand"}, person("bob"));
  CHECK(asked_until(waits.ticket(), *waits.policy) == at("2026-06-08 15:30"));
  Asking named;
  named.placed("2026-06-08 10:00", "pool").then("2026-06-08 10:10", domain::TicketAssigned{"bob", "hand", {}, false});
  CHECK_FALSE(asked_until(named.ticket(), *named.policy));
}

TEST_CASE("a rung that brought it elsewhere after it was passed on is not overruled") {
  Asking a(standard("target.P3 = { resolution = \"2bh\" }\n",
                    "{ clock = \"resolution\", at = \"50%\", route = \"network\" }"));
  a.people.add("nils", {"network"});
  a.placed("2026-06-08 10:00", "pool").sweep("2026-06-08 12:00");
  CHECK(a.ticket().team == "network");
  CHECK(a.asked() == Lines{"08 10:00 amy", "08 11:00 nils"});
}

}  // namespace
