#include <random>

#include "domain/change.h"
#include "domain/edit.h"
#include "domain/fold.h"
#include "moments.h"
#include "sample_events.h"
#include "support/test.h"

namespace spoc::domain {

using namespace test;

namespace {

const Actor kBob{"bob", "", "cli"};
const Actor kSweep{"", "", "sweep"};

/// A ticket with what happens to it, a minute after the other unless told.
struct Story {
  TicketChange change;
  std::int64_t now = 0;

  Story() { then(kAna, TicketLogged{.subject = "VPN drops"}); }
  Story& then(const Actor& actor, Event event) {
    change.record(minute(now++), actor, std::move(event));
    return *this;
  }
  const Ticket& ticket() const { return change.after; }
};

TicketRouted routed(std::string team, std::string by) {
  return {.team = std::move(team), .by = std::move(by)};
}
TicketNoted said(std::string text) {
  return {.text = std::move(text), .is_public = true};
}

TEST_CASE("a logged ticket is new and it is the desk's turn") {
  Story story;
  CHECK(story.ticket().status == Status::fresh);
  CHECK(story.ticket().turn == Turn::desk);
  CHECK(story.ticket().version == 1);
  CHECK(story.ticket().created_at == minute(0));
  CHECK_FALSE(story.ticket().acknowledged_at);
}

TEST_CASE("taking is accepting: the ticket is open, acknowledged and of whoever took it") {
  Story story;
  story.then(kBob, TicketTaken{});
  CHECK(story.ticket().status == Status::open);
  CHECK(story.ticket().assignee == "bob");
  CHECK(story.ticket().acknowledged_at == minute(1));
  CHECK_FALSE(story.ticket().responded_at);
}

TEST_CASE("a ticket with a vendor is the vendor's turn until it comes to a team of the desk") {
  Story story;
  story.then(kBob, TicketRouted{.team = "acme", .by = "hand", .reference = "A-1", .vendor = true});
  CHECK(story.ticket().with_vendor);
  CHECK(story.ticket().turn == Turn::vendor);
  CHECK(story.ticket().reference == "A-1");
  CHECK(story.ticket().received_at == minute(1));
  story.then(kBob, TicketTaken{});
  CHECK(story.ticket().turn == Turn::vendor);
  story.then(kBob, TicketWaiting{WaitingOn::date, minute(60), ""}).then(kBob, routed("network", "hand"));
  CHECK(story.ticket().turn == Turn::nobody);
  story.then(kBob, TicketResumed{"hand"});
  CHECK(story.ticket().turn == Turn::desk);
  CHECK_FALSE(story.ticket().with_vendor);
  CHECK(story.ticket().reference == "A-1");
}

TEST_CASE("who is asked for help takes part once") {
  Story story;
  story.then(kBob, TicketConsulted{{"cleo", "Cleo", "cleo@example.org"}});
  story.then(kBob, TicketConsulted{{"cleo", "Cleo", "cleo@example.org"}});
  CHECK(story.ticket().participants.size() == 1);
  CHECK(story.ticket().turn == Turn::desk);
}

TEST_CASE("taking on behalf of somebody makes it theirs") {
  Story story;
  story.then({"bob", "cleo", "cli"}, TicketTaken{});
  CHECK(story.ticket().assignee == "cleo");
}

TEST_CASE("being chosen by the desk opens a ticket but acknowledges nothing") {
  Story story;
  story.then(kSweep, TicketAssigned{.assignee = "bob", .by = "round_robin"});
  CHECK(story.ticket().status == Status::open);
  CHECK_FALSE(story.ticket().acknowledged_at);
}

TEST_CASE("only the first public message of a person who is not the requester is the response") {
  Story story;
  story.then(kSweep, TicketNoted{.text = "we got it", .is_public = true, .automatic = true});
  story.then(kBob, TicketNoted{.text = "looks like the gateway"});
  story.then(kAna, TicketNoted{.text = "still broken", .is_public = true, .from_requester = true});
  CHECK_FALSE(story.ticket().responded_at);
  story.then(kBob, said("restart it, please")).then(kBob, said("and?"));
  CHECK(story.ticket().responded_at == minute(4));
  CHECK(story.ticket().acknowledged_at == minute(4));
}

TEST_CASE("an answer that resolves at first contact is the response as well") {
  Story story;
  story.then(kBob, TicketResolved{.text = "use the other gateway"});
  CHECK(story.ticket().responded_at == minute(1));
  CHECK(story.ticket().resolved_at == minute(1));
  CHECK(story.ticket().turn == Turn::requester);
}

TEST_CASE("the article that answered a ticket is told by it until it is reopened") {
  Story story;
  story.then(kBob, TicketResolved{.text = "as there", .article = "kb12"});
  CHECK(story.ticket().article == "kb12");
  story.then(kBob, TicketReopened{});
  CHECK(story.ticket().article.empty());
}

TEST_CASE("a wait lasts until what ends it, and says whose turn it is meanwhile") {
  Story story;
  story.then(kBob, TicketTaken{}).then(kBob, TicketWaiting{WaitingOn::requester, minute(60), "which gateway?"});
  REQUIRE(story.ticket().waiting());
  CHECK(story.ticket().status == Status::waiting);
  CHECK(story.ticket().turn == Turn::requester);
  CHECK(story.ticket().turn_since == minute(2));
  story.then(kAna, TicketResumed{"answer"});
  CHECK(story.ticket().status == Status::open);
  CHECK(story.ticket().turn == Turn::desk);
  CHECK_FALSE(story.ticket().waiting());
  CHECK(story.ticket().waits == std::vector<Wait>{{WaitingOn::requester, minute(2), minute(3), minute(60)}});
}

TEST_CASE("resolving, cancelling, releasing and closing end the wait going on") {
  const Event ends[] = {TicketResolved{}, TicketCancelled{}, TicketReleased{},
                        TicketClosed{},   TicketReopened{},  TicketWaiting{WaitingOn::date, minute(90), ""}};
  for (const Event& end : ends) {
    Story story;
    story.then(kBob, TicketWaiting{WaitingOn::vendor, std::nullopt, ""}).then(kBob, end);
    INFO(kind(end));
    CHECK(story.ticket().waits.front().ended_at == minute(2));
  }
}

TEST_CASE("reminders count from the beginning of the wait") {
  Story story;
  story.then(kBob, TicketWaiting{}).then(kSweep, TicketReminded{}).then(kSweep, TicketReminded{});
  CHECK(story.ticket().reminders == 2);
  story.then(kAna, TicketResumed{"answer"}).then(kBob, TicketWaiting{});
  CHECK(story.ticket().reminders == 0);
}

TEST_CASE("a wake-up that passes makes a ticket overslept until somebody of the desk comes back to it") {
  Story story;
  story.then(kBob, TicketWaiting{WaitingOn::vendor, minute(5), ""}).then(kSweep, TicketResumed{"overslept"});
  CHECK(story.ticket().overslept);
  story.then(kAna, TicketNoted{.text = "hello?", .is_public = true, .from_requester = true});
  story.then(kSweep, RungFired{.rung = "stalled:overslept"});
  CHECK(story.ticket().overslept);
  story.then(kBob, TicketNoted{.text = "on it"});
  CHECK_FALSE(story.ticket().overslept);
}

TEST_CASE("the first team is a placement, every other one a transfer") {
  Story story;
  story.then(kSweep, routed("service_desk", "front_line"));
  CHECK(story.ticket().transfers == 0);
  CHECK_FALSE(story.ticket().handover_open);
  story.then(kBob, TicketTaken{}).then(kBob, routed("network", "hand"));
  CHECK(story.ticket().transfers == 1);
  CHECK(story.ticket().handover_open);
  CHECK(story.ticket().team_since == minute(3));
  CHECK(story.ticket().status == Status::fresh);
  CHECK(story.ticket().assignee.empty());
}

TEST_CASE("routing to the team that has it already changes neither work nor count") {
  Story story;
  story.then(kSweep, routed("network", "rule")).then(kBob, TicketTaken{}).then(kSweep, routed("network", "rule"));
  CHECK(story.ticket().transfers == 0);
  CHECK(story.ticket().assignee == "bob");
  CHECK(story.ticket().team_since == minute(1));
}

TEST_CASE("a hand-over is open until somebody of the new team takes it") {
  Story story;
  story.then(kBob, routed("service_desk", "hand")).then(kBob, routed("network", "hand"));
  story.then(kBob, TicketAssigned{.assignee = "cleo", .by = "hand"});
  CHECK(story.ticket().handover_open);
  story.then({"cleo", "", "cli"}, TicketTaken{});
  CHECK_FALSE(story.ticket().handover_open);
}

TEST_CASE("a hand-over because of an absence is open until who got it takes it, and begins then") {
  Story story;
  story.then(kBob, routed("network", "hand")).then(kBob, TicketTaken{});
  story.then(kSweep, TicketAssigned{.assignee = "cleo", .by = "absence", .handover = true});
  CHECK(story.ticket().handover_open);
  CHECK(story.ticket().team_since == minute(3));
  story.then({"cleo", "", "cli"}, TicketTaken{});
  CHECK_FALSE(story.ticket().handover_open);
  story.then(kSweep, TicketReleased{.reason = "away", .handover = true});
  story.then(kSweep, TicketAssigned{.assignee = "dan", .by = "round_robin"});
  CHECK(story.ticket().handover_open);
}

TEST_CASE("whom the desk chose is asked until they take it or work on it; who was named is not") {
  Story story;
  story.then(kSweep, routed("network", "rule")).then(kSweep, TicketAssigned{.assignee = "cleo", .by = "round_robin"});
  CHECK(story.ticket().asked_at == minute(2));
  story.then(kBob, TicketNoted{.text = "hers"});
  CHECK(story.ticket().asked_at == minute(2));
  story.then({"cleo", "", "cli"}, TicketNoted{.text = "mine"});
  CHECK_FALSE(story.ticket().asked_at);
  story.then(kBob, TicketReleased{.reason = "not hers"});
  CHECK(story.ticket().asked_at == minute(5));
  story.then(kBob, TicketAssigned{.assignee = "dan", .by = "hand"});
  CHECK_FALSE(story.ticket().asked_at);
  story.then(kBob, TicketReleased{}).then(kSweep, TicketPassedOn{.person = "", .reason = "nobody"});
  CHECK_FALSE(story.ticket().asked_at);
  story.then(kSweep, TicketQueued{.reason = "all away", .again = true});
  CHECK(story.ticket().asked_at == minute(9));
}

TEST_CASE("whoever gives a ticket back is remembered once") {
  Story story;
  story.then(kBob, TicketTaken{}).then(kBob, TicketReleased{}).then(kBob, TicketTaken{}).then(kAna, TicketReleased{});
  CHECK(story.ticket().handed_back == std::vector<std::string>{"bob"});
  CHECK(story.ticket().status == Status::fresh);
  CHECK(story.ticket().assignee.empty());
}

TEST_CASE("only people make activity") {
  Story story;
  story.then(kSweep, TicketReminded{}).then(kSweep, said("automatic"));
  story.then(kBob, TicketPinned{"abc"}).then(kBob, ClockBreached{});
  CHECK(story.ticket().last_activity_at == minute(0));
  story.then(kBob, TicketNoted{.text = "looking"});
  CHECK(story.ticket().last_activity_at == minute(5));
  CHECK(story.ticket().last_at == minute(5));
}

TEST_CASE("reopening takes back the resolution and counts") {
  Story story;
  story.then(kBob, TicketResolved{.text = "done"}).then(kSweep, TicketClosed{.by = "silence"});
  CHECK(story.ticket().closed_at == minute(2));
  story.then(kAna, TicketReopened{});
  CHECK(story.ticket().status == Status::open);
  CHECK(story.ticket().reopens == 1);
  CHECK_FALSE(story.ticket().resolved_at);
  CHECK_FALSE(story.ticket().closed_at);
}

TEST_CASE("an approval is the approver's turn") {
  TicketChange change;
  change.record(minute(0), kSweep, TicketLogged{.type = TicketType::approval, .subject = "Approve"});
  CHECK(change.after.turn == Turn::approver);
}

TEST_CASE("clocks keep what was recorded of them") {
  Story story;
  story.then(kSweep,
             ClockStarted{.clock = ClockName::response, .target = "2bh", .target_s = 7200, .calendar = "office"});
  story.then(kSweep,
             ClockRetargeted{.clock = ClockName::response, .target = "1bh", .target_s = 3600, .calendar = "always"});
  story.then(kSweep, ClockBreached{.clock = ClockName::response, .by = "time"});
  story.then(kSweep, ClockBreached{.clock = ClockName::response, .by = "change"});
  story.then(kBob, ClockStopped{.clock = ClockName::response}).then(kBob, ClockCancelled{.clock = ClockName::response});
  const Clock* clock = story.ticket().clock(ClockName::response);
  REQUIRE(clock);
  CHECK(clock->target_s == 3600);
  CHECK(clock->started_at == minute(1));
  CHECK(clock->breached_at == minute(3));
  CHECK(clock->stopped_at == minute(5));
  CHECK_FALSE(clock->cancelled);
}

TEST_CASE("a clock may be measured from before its entry, and a new cycle is another clock") {
  Story story;
  story.then(kSweep, ClockStarted{.clock = ClockName::update, .since = minute(-10)});
  CHECK(story.ticket().clocks.back().started_at == minute(-10));
  story.then(kSweep, ClockStarted{.clock = ClockName::update, .cycle = 2});
  story.then(kSweep, ClockStopped{.clock = ClockName::update, .cycle = 1});
  CHECK(story.ticket().clock(ClockName::update)->cycle == 2);
  CHECK(story.ticket().clock(ClockName::update)->running());
}

TEST_CASE("a rung that is armed again begins an episode at that instant") {
  Story story;
  story.then(kSweep, RungFired{.rung = "resolution@75%", .episode = minute(0)});
  story.then(kSweep, RungArmed{.rung = "resolution@75%"});
  CHECK(story.ticket().fired ==
        std::vector<Fired>{{"resolution@75%", minute(0), 1, minute(1)}, {"resolution@75%", minute(2), 0, minute(2)}});
}

TEST_CASE("an edit sets members by their JSON names, merges fields and sorts tags") {
  Story story;
  story.then(kBob, TicketEdited{.to = {{"service", "remote_access"},
                                       {"urgency", "high"},
                                       {"tags", json::Array{"vpn", "home", "vpn"}},
                                       {"fields", json::Object{{"os", "macos"}, {"build", 7}}}}});
  story.then(kBob, TicketEdited{.to = {{"fields", json::Object{{"os", nullptr}, {"build", 8}}}, {"service", nullptr}}});
  CHECK(story.ticket().service.empty());
  CHECK(story.ticket().urgency == Level::high);
  CHECK(story.ticket().tags == std::vector<std::string>{"home", "vpn"});
  CHECK(story.ticket().fields == json::Object{{"build", 8}});
}

TEST_CASE("one field is edited by its own name, and removed by null") {
  Story story;
  story.then(kBob, TicketEdited{.to = {{"fields.os", "macos"}, {"fields.build", 7}}});
  story.then(kBob, TicketEdited{.to = {{"fields.os", nullptr}}});
  CHECK(story.ticket().fields == json::Object{{"build", 7}});
}

TEST_CASE("an edit of what cannot be edited, or to another type, changes nothing") {
  Story story;
  story.then(kBob,
             TicketEdited{.to = {{"status", "closed"}, {"urgency", 3}, {"subject", json::Array{}}, {"mood", "good"}}});
  CHECK(story.ticket().status == Status::fresh);
  CHECK(story.ticket().urgency == Level::medium);
  CHECK(story.ticket().subject == "VPN drops");
}

TEST_CASE("a checklist item is ticked once") {
  TicketChange change;
  change.record(minute(0), kAna, TicketLogged{.subject = "Desk", .checklist = {{.id = "key", .text = "locker key"}}});
  change.record(minute(1), kBob, ItemTicked{"key", "no. 12"});
  change.record(minute(2), kAna, ItemTicked{"key", "no. 13"});
  CHECK(change.after.checklist.front().done_at == minute(1));
  CHECK(change.after.checklist.front().by == "bob");
  CHECK(change.after.checklist.front().given == "no. 12");
}

TEST_CASE("a ticket that is said anew keeps what was ticked of what is still asked") {
  TicketChange change;
  change.record(minute(0), kAna, TicketLogged{.subject = "Desk", .checklist = {{.id = "key", .text = "locker key"}, {.id = "lamp"}}});
  change.record(minute(1), kBob, ItemTicked{"key", "no. 12"});
  change.record(minute(2), kAna, TicketRedrafted{"A desk", "Near the window.", R"({"desk":"string"})",
                                                 {{.id = "key", .text = "key of the locker"}, {.id = "chair", .text = "a chair"}}, ""});
  CHECK(change.after.subject == "A desk");
  CHECK(change.after.description == "Near the window.");
  CHECK(change.after.form == R"({"desk":"string"})");
  REQUIRE(change.after.checklist.size() == 2);
  CHECK(change.after.checklist[0].text == "key of the locker");
  CHECK(change.after.checklist[0].by == "bob");
  CHECK_FALSE(change.after.checklist[1].done_at);
}

TEST_CASE("a participant watches once, under the latest name") {
  Story story;
  story.then(kBob, TicketWatched{{"", "Cleo", "cleo@example.org"}})
      .then(kBob, TicketWatched{{"", "Cleo P.", "cleo@example.org"}});
  REQUIRE(story.ticket().participants.size() == 1);
  CHECK(story.ticket().participants.front().name == "Cleo P.");
  story.then(kBob, TicketUnwatched{"cleo@example.org"});
  CHECK(story.ticket().participants.empty());
}

TEST_CASE("an event is never recorded before the ticket's last") {
  Story story;
  story.now = 10;
  story.then(kBob, TicketTaken{});
  story.now = 3;
  story.then(kBob, TicketNoted{.text = "late"});
  CHECK(story.change.events.back().at == minute(10));
  CHECK(story.ticket().last_at == minute(10));
}

TEST_CASE("the latest clock of a name and the open wait are found, or nothing") {
  const Ticket ticket;
  CHECK(ticket.clock(ClockName::due) == nullptr);
  CHECK(ticket.waiting() == nullptr);
}

TEST_CASE("a ticket's spells say when it was open, how it came to be and how it ceased to be") {
  Story story;
  story.then(kBob, TicketResolved{}).then(kBob, TicketClosed{}).then(kBob, TicketReopened{}).then(kBob, TicketCancelled{});
  const auto& spells = story.ticket().spells;
  REQUIRE(spells.size() == 2);
  CHECK(spells[0].entered == Entered::logged);
  CHECK(spells[0].left == Left::resolved);  // what is closed afterwards was answered before
  CHECK(spells[1].entered == Entered::reopened);
  CHECK(spells[1].left == Left::cancelled);
  CHECK(*spells[0].to < spells[1].from);
  CHECK(!story.ticket().has_plain_spell());
}

TEST_CASE("folding is total and deterministic over any sequence of events") {
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    std::vector<Recorded> history;
    std::int64_t at = 0;
    for (int pass = 0; pass < 4; ++pass) {
      auto events = test::events_of_every_kind(&random);
      std::shuffle(events.begin(), events.end(), random);
      for (auto& event : events)
        history.push_back({minute(at += random() % 90), random() % 2 ? kBob : kSweep, std::move(event)});
    }
    Ticket first, second;
    for (const auto& recorded : history) {
      apply(first, recorded);
      REQUIRE(first.last_at >= recorded.at);
      for (std::size_t i = 0; i + 1 < first.waits.size(); ++i) REQUIRE(first.waits[i].ended_at);
      REQUIRE((first.status == Status::waiting) == (first.waiting() != nullptr));
      for (std::size_t i = 0; i + 1 < first.spells.size(); ++i) REQUIRE(first.spells[i].to);
      REQUIRE(is_open(first.status) == (!first.spells.empty() && !first.spells.back().to));
    }
    for (const auto& recorded : history)
      apply(second, {recorded.at, recorded.actor, event_from_json(kind(recorded.event), to_json(recorded.event))});
    REQUIRE(first == second);
    REQUIRE(first.version == static_cast<std::int64_t>(history.size()));
  }
}

}  // namespace
}  // namespace spoc::domain
