#include "desk/undo.h"

#include <algorithm>
#include <random>

#include "desk/deliver.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::Status, domain::WaitingOn;
using test::Works, test::hour;
using Kinds = std::vector<std::string>;

desk::Desk doing(Works& works, std::string verb, double hour, std::string who = "cleo") {
  desk::Desk desk = works.at(hour, std::move(who));
  desk.caller.verb = std::move(verb);
  return desk;
}

desk::Undone undo(Works& works, double hour, std::string who = "cleo",
                  std::optional<domain::OperationId> operation = std::nullopt) {
  desk::Desk desk = doing(works, "undo", hour, std::move(who));
  return desk::undo(desk, operation);
}

/// What an undo leaves as it was: everything but what counts entries.
domain::Ticket members(domain::Ticket ticket) {
  ticket.version = 0;
  ticket.operation = {};
  ticket.last_at = {};
  return ticket;
}

void deliver(Works& works, double at) {
  desk::Desk desk = works.at(at);
  desk::deliver(desk, {works.folder(), [at] { return hour(at); }}, [](const desk::Sent&) {});
}

TEST_CASE("undoing makes a ticket as it was, and is an entry of the journal") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  const domain::Ticket before = works.ticket(id);
  desk::Desk cleo = doing(works, "take", 0.1);
  const auto taken = desk::take(cleo, {id}).operation;
  const std::int64_t version = works.ticket(id).version;
  const desk::Undone undone = undo(works, 0.2);
  CHECK(undone.operation.id == taken);
  CHECK(undone.operation.verb == "take");
  CHECK(members(works.ticket(id)) == members(before));
  CHECK(works.kinds(id, version).front() == "operation.undone");
  CHECK(works.differences().empty());
}

TEST_CASE("clocks run on as if nobody had stopped them: what time would have caused is caused at its true instant") {
  Works works;
  const auto id = works.log("printer", "rita@example.net", {.urgency = "high"});
  REQUIRE(works.ticket(id).priority == "P1");
  desk::Desk cleo = doing(works, "resolve", 0.5);
  desk::resolve(cleo, {id}, {"restart it", {}, {}});
  const desk::Undone undone = undo(works, 6);
  const domain::Ticket after = works.ticket(id);
  CHECK(after.status == Status::fresh);
  REQUIRE(after.clock(domain::ClockName::resolution));
  CHECK(after.clock(domain::ClockName::resolution)->breached_at == hour(4));
  CHECK(after.clock(domain::ClockName::acknowledge)->breached_at == hour(1));
  CHECK_FALSE(after.resolved_at);
  CHECK(undone.dropped == 1);  // the answer to the requester had not left
  CHECK(works.differences().empty());
}

TEST_CASE("what a sweep did between counts no more, unless it would have been done anyway; then it is told once") {
  Works works;
  const auto id = works.log("printer", "rita@example.net", {.urgency = "high"});
  desk::Desk cleo = doing(works, "edit", 0.2);
  desk::edit(cleo, {id},
             {.set = {{"tags", json::Value(json::Array{"loud"})}}, .reason = "", .if_version = std::nullopt});
  works.sweep(5);
  const auto fired = works.ticket(id).fired;
  REQUIRE(fired.size() >= 2);
  const auto queued = works.effects("queued").size();
  const desk::Undone undone = undo(works, 6);
  CHECK(works.ticket(id).fired == fired);
  CHECK(works.ticket(id).tags.empty());
  CHECK(works.effects("queued").size() == queued);
  CHECK(undone.dropped == 0);
  CHECK(undone.corrections == 0);
  CHECK(works.differences().empty());
}

TEST_CASE("an unsent notice is dropped, for a sent one a correction is queued") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\n");
  const auto id = works.log("printer", "rita@example.net");
  deliver(works, 0.1);
  desk::Desk cleo = doing(works, "assign", 1);
  desk::assign(cleo, {id}, "ben", "");
  CHECK(undo(works, 1.1).dropped == 1);
  CHECK(works.effects("queued").empty());
  desk::assign(cleo, {id}, "ben", "");
  deliver(works, 1.2);
  const desk::Undone undone = undo(works, 1.3);
  CHECK(undone.dropped == 0);
  CHECK(undone.corrections == 1);
  const auto queued = works.effects("queued");
  REQUIRE(queued.size() == 1);
  CHECK(queued.front().effect.reason == "undone");
  CHECK(queued.front().effect.to == "person:ben");
  deliver(works, 1.4);
  const auto mails = works.mails();
  for (const std::string& mail : mails) UNSCOPED_INFO(mail);
  CHECK(std::any_of(mails.begin(), mails.end(), [](const std::string& mail) {
    return mail.find("Taken back: it was given to you") != std::string::npos;
  }));
  CHECK(works.differences().empty());
}

TEST_CASE("a later event forbids it and is named; undoing that first is allowed") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = doing(works, "take", 0.1), ben = doing(works, "edit", 0.2, "ben");
  const auto taken = desk::take(cleo, {id}).operation;
  desk::edit(ben, {id},
             {.set = {{"tags", json::Value(json::Array{"loud"})}}, .reason = "", .if_version = std::nullopt});
  try {
    undo(works, 0.3);
    FAIL("a later event forbids it");
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    CHECK(error.message.find("ticket.edited by ben") != std::string::npos);
  }
  CHECK(works.code([&] { undo(works, 0.3, "ben", taken); }) == Code::refused);
  undo(works, 0.3, "ben");
  undo(works, 0.4);
  CHECK(works.ticket(id).assignee.empty());
  CHECK(works.code([&] { undo(works, 0.5, "cleo", taken); }) == Code::conflict);  // it was undone already
  CHECK(works.differences().empty());
}

TEST_CASE("undoing again takes back the one before; what cannot be undone is refused by name") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  const domain::Ticket before = works.ticket(id);
  desk::Desk take = doing(works, "take", 0.1), release = doing(works, "release", 0.2), note = doing(works, "note", 0.3);
  desk::take(take, {id});
  desk::release(release, {id}, "no time");
  CHECK(undo(works, 0.4).operation.verb == "release");
  CHECK(undo(works, 0.5).operation.verb == "take");
  CHECK(members(works.ticket(id)) == members(before));
  desk::note(note, {id}, {.text = "hm", .is_public = false, .as_requester = false, .spent_s = 0, .files = {}});
  CHECK(works.code([&] { undo(works, 0.6); }) == Code::conflict);
  CHECK(works.code([&] { undo(works, 0.6, ""); }) == Code::refused);
  CHECK(works.code([&] { undo(works, 0.6, "ana"); }) == Code::not_found);
  CHECK(works.code([&] { undo(works, 0.6, "cleo", domain::OperationId{999}); }) == Code::not_found);
}

TEST_CASE("a bulk operation is undone as one, and a dry run of it changes no byte") {
  Works works;
  std::vector<domain::TicketId> ids;
  std::vector<domain::Ticket> before;
  for (int i = 0; i < 40; ++i) {
    ids.push_back(works.log("printer", "rita@example.net"));
    before.push_back(works.ticket(ids.back()));
  }
  desk::Desk cleo = doing(works, "wait", 0.1);
  desk::wait(cleo, ids, {WaitingOn::date, hour(30), ""});
  desk::Desk trial = doing(works, "undo", 1);
  trial.dry_run = true;
  const std::string bytes = works.digest();
  CHECK(desk::undo(trial, std::nullopt).tickets == ids);
  CHECK(works.digest() == bytes);
  const desk::Undone undone = undo(works, 0.2);
  CHECK(undone.tickets == ids);
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(members(works.ticket(ids[i])) == members(before[i]));
  CHECK(works.differences().empty());
}

TEST_CASE("a step's answer that moved its run on cannot be taken back: what it made is named") {
  Works works;
  const auto asked = works.log("a badge", "rita@example.net", {.service = "badge"});
  const domain::TicketId form{asked.number + 1};
  REQUIRE(works.ticket(form).step == "form");
  desk::Desk tick = doing(works, "tick", 0.1), done = doing(works, "resolve", 0.2);
  desk::tick(tick, form, {"photo", "room"}, "B12");
  desk::resolve(done, {form}, {"", {}, {{"colour", json::Value("red")}}});
  try {
    undo(works, 0.3);
    FAIL("the run went on");
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    CHECK(error.message.find("it made ticket") != std::string::npos);
  }
}

/// Two desks with the same past; on one of them somebody does something and takes it back.
struct Twins {
  Works one, other;
  std::vector<domain::TicketId> ids;

  void both(const std::function<void(Works&)>& act) {
    act(one);
    act(other);
  }
  void check() {
    for (const auto id : ids) {
      INFO("ticket " << to_text(id));
      const domain::Ticket a = members(one.ticket(id)), b = members(other.ticket(id));
      CHECK(a.status == b.status);
      CHECK(a.assignee == b.assignee);
      CHECK(a.team == b.team);
      CHECK(a.priority == b.priority);
      CHECK(a.clocks == b.clocks);
      CHECK(a.waits == b.waits);
      CHECK(a.fired == b.fired);
      CHECK(a == b);
    }
    CHECK(one.differences().empty());
  }
};

/// Something somebody does to a ticket; nothing when its state does not allow it.
void act(Works& works, domain::TicketId id, unsigned what, double at) {
  const auto desk_of = [&](std::string verb) { return doing(works, std::move(verb), at); };
  works.code([&] {
    desk::Desk desk = desk_of("");
    switch (what % 10) {
      case 0:
        desk.caller.verb = "take";
        desk::take(desk, {id});
        break;
      case 1:
        desk.caller.verb = "assign";
        desk::assign(desk, {id}, "ben", "");
        break;
      case 2:
        desk.caller.verb = "release";
        desk::release(desk, {id}, "no");
        break;
      case 3:
        desk.caller.verb = "wait";
        desk::wait(desk, {id}, {WaitingOn::requester, hour(at + 30), "which?"});
        break;
      case 4:
        desk.caller.verb = "resume";
        desk::resume(desk, {id});
        break;
      case 5:
        desk.caller.verb = "resolve";
        desk::resolve(desk, {id}, {"it works", {}, {}});
        break;
      case 6:
        desk.caller.verb = "edit";
        desk::edit(desk, {id},
                   {.set = {{"impact", json::Value("high")}, {"tags", json::Value(json::Array{"x"})}},
                    .reason = "",
                    .if_version = std::nullopt});
        break;
      case 7:
        desk.caller.verb = "route";
        desk::route_to(desk, {id}, {.to = "network", .reason = "theirs", .handover = "", .reference = ""});
        break;
      case 8:
        desk.caller.verb = "cancel";
        desk::cancel(desk, {id}, "no need");
        break;
      case 9:
        desk.caller.verb = "wait";
        desk::wait(desk, {id}, {WaitingOn::date, hour(at + 5), ""});
        break;
    }
  });
}

TEST_CASE("doing and undoing leaves a ticket as if it had not been done, whatever it was, whatever time did between") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 25; ++round) {
    INFO("round " << round);
    Twins twins;
    double at = 0;
    for (int i = 0; i < 2; ++i)
      twins.both([&](Works& works) {
        const auto id = works.log(i == 0 ? "vpn" : "printer", "rita@example.net", {.urgency = round % 2 ? "high" : ""});
        if (&works == &twins.one) twins.ids.push_back(id);
      });
    for (int step = 0; step < 6; ++step) {
      at += 0.1 + (random() % 40) * 0.1;
      const unsigned what = random();
      const auto id = twins.ids[random() % 2];
      twins.both([&](Works& works) { act(works, id, what, at); });
    }
    for (int again = 0; again < 3; ++again) {
      at += 0.1 + (random() % 30) * 0.1;
      const std::int64_t version = twins.one.ticket(twins.ids[0]).version;
      // What time causes before the first of both stands on both.
      twins.both([&](Works& works) { works.sweep(at); });
      const std::int64_t swept = twins.one.ticket(twins.ids[0]).version;
      CHECK(swept >= version);
      act(twins.one, twins.ids[0], random(), at);
      const bool done = twins.one.ticket(twins.ids[0]).version != swept;
      if (random() % 2) twins.one.sweep(at + (random() % 100) * 0.1);
      at += 10;
      if (done) undo(twins.one, at);
      twins.both([&](Works& works) { works.sweep(at); });
      twins.check();
    }
    // And ever after.
    twins.both([&](Works& works) { works.sweep(at + 400); });
    twins.check();
  }
}

}  // namespace
