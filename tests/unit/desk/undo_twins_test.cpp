// What is done and undone at random, beside the same desk where it was never done.
#include <functional>
#include <random>

#include "desk/place.h"
#include "desk/status.h"
#include "undoing.h"

namespace {

using namespace spoc;
using domain::WaitingOn;
using test::Works, test::hour, test::doing, test::undo, test::members;

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
