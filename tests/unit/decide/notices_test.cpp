#include "decide/notices.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::WaitingOn;
using Lines = std::vector<std::string>;

/// What is told about one event of a ticket that is there already, with an assignee and a requester.
Lines about(const domain::Event& event, const Actor& actor = person("ben"), const std::string& assignee = "dan",
            bool step = false) {
  Scene scene("");
  domain::TicketLogged logged;
  logged.subject = "printer jams";
  logged.requester.address = "ana@example.net";
  if (step) logged.run = {7};
  scene.log(at("2026-06-08 09:00"), logged, "P3");
  scene.then("2026-06-08 09:00", domain::TicketRouted{"desktop", "it", 2, "rule", {}, {}, {}, {}});
  if (!assignee.empty()) scene.then("2026-06-08 09:00", domain::TicketAssigned{assignee, "hand", {}});
  TicketChange change{scene.ticket(), scene.ticket(), {}, {}};
  change.record(at("2026-06-08 10:00"), actor, event);
  tell_about(change, 0, scene.effects);
  for (const domain::Effect& effect : scene.effects) {
    CHECK(effect.ticket == domain::TicketId{42});
    CHECK(effect.cause == actor.person);
    CHECK(effect.at == at("2026-06-08 10:00"));
  }
  return scene.told();
}

TEST_CASE("the requester hears an acknowledgement, answers, questions, reminders, the resolution and the end") {
  Scene scene("");
  scene.log("2026-06-08 09:00");
  tell_about(scene.change, 0, scene.effects);
  CHECK(scene.told() == Lines{"requester: acknowledgement"});
  CHECK(about(answer()) == Lines{"requester: answer"});
  CHECK(about(waiting(WaitingOn::requester, "which?")) == Lines{"requester: question"});
  CHECK(about(domain::TicketReminded{}) == Lines{"requester: reminder"});
  CHECK(about(domain::TicketResolved{"done", {}, {}}) == Lines{"requester: resolved"});
  CHECK(about(domain::TicketClosed{"silence", {}}) == Lines{"requester: closed"});
  CHECK(about(domain::TicketCancelled{"mistake"}) == Lines{"requester: cancelled"});
}

TEST_CASE("nobody hears of what is internal, automatic or their own doing") {
  CHECK(about(answer(false)).empty());
  CHECK(about(domain::TicketNoted{"out of office", true, false, true, 0, {}}).empty());
  CHECK(about(domain::TicketNoted{"out of office", true, true, true, 0, {}}).empty());
  CHECK(about(domain::TicketClosed{"requester", {}}).empty());
  CHECK(about(domain::TicketTaken{}).empty());
  CHECK(about(domain::TicketAssigned{"ben", "hand", {}}).empty());
  CHECK(about(domain::TicketResumed{"hand"}).empty());
  CHECK(about(waiting(WaitingOn::vendor)).empty());
}

TEST_CASE("who works on it hears of an answer, a wake-up, a reopening; without an assignee the team does") {
  CHECK(about(asked(), person("ana")) == Lines{"assignee: answer_received"});
  CHECK(about(asked(), person("ana"), "") == Lines{"team:desktop: answer_received"});
  CHECK(about(domain::TicketResumed{"date"}, time_actor()) == Lines{"assignee: resumed"});
  CHECK(about(domain::TicketReopened{"again"}) == Lines{"assignee: reopened"});
  CHECK(about(domain::TicketReopened{"again"}, person("ben"), "") == Lines{"team:desktop: reopened"});
  CHECK(about(domain::TicketAssigned{"eva", "least_loaded", {}}) == Lines{"person:eva: assigned"});
  CHECK(about(domain::TicketRouted{"network", "it", 2, "hand", {}, {}, {}, {}}) == Lines{"team:network: routed"});
}

TEST_CASE("a step's ticket tells its run's subject nothing") {
  CHECK(about(answer(), person("ben"), "dan", true).empty());
  CHECK(about(domain::TicketResolved{"done", {}, {}}, person("ben"), "dan", true).empty());
  CHECK(about(waiting(WaitingOn::requester, "which?"), person("ben"), "dan", true).empty());
}

TEST_CASE("several reasons for one role about one ticket are one notice; other channels are another") {
  Scene scene("");
  scene.log("2026-06-08 09:00");
  auto& effects = scene.effects;
  const Instant now = at("2026-06-08 09:00");
  add_notice(effects, {scene.ticket(), "assignee", "one", now, {}, {}, false, {{"text", "x"}}});
  add_notice(effects, {scene.ticket(), "assignee", "two", now, {}, {}, true, {}});
  add_notice(effects, {scene.ticket(), "assignee", "one", now, {}, {}, false, {}});
  add_notice(effects, {scene.ticket(), "assignee", "two", now, {}, {}, false, {}});
  add_notice(effects, {scene.ticket(), "assignee", "three", now, {}, "pager", false, {}});
  add_notice(effects, {scene.ticket(), "lead", "one", now, {}, {}, false, {}});
  CHECK(scene.told() == Lines{"assignee: one, two", "assignee: three", "lead: one"});
  CHECK(effects.front().urgent);
  CHECK(effects[1].channel == "pager");
}

}  // namespace
