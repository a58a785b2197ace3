#include "desk/status.h"

#include "works.h"

namespace {

using namespace spoc;
using domain::Status, domain::WaitingOn;
using test::Works, test::hour;
using Kinds = std::vector<std::string>;

TEST_CASE("waiting needs a wake-up, the requester a question; a vendor neither") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::requester, hour(9), " "}); }) == Code::usage);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::requester, std::nullopt, "which?"}); }) == Code::usage);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::date, std::nullopt, ""}); }) == Code::usage);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::approval, std::nullopt, ""}); }) == Code::usage);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::date, hour(1), ""}); }) == Code::data);
  desk::wait(cleo, {id}, {WaitingOn::vendor, std::nullopt, ""});
  CHECK(works.ticket(id).status == Status::waiting);
  CHECK(works.ticket(id).turn == domain::Turn::vendor);
  CHECK(works.code([&] { desk::wait(cleo, {id}, {WaitingOn::vendor, std::nullopt, ""}); }) == Code::conflict);
  desk::resume(cleo, {id});
  CHECK(works.ticket(id).status == Status::open);
  CHECK(works.code([&] { desk::resume(cleo, {id}); }) == Code::conflict);
}

TEST_CASE("a date wakes its ticket by itself; what waited on others is overslept then") {
  Works works;
  const auto a = works.log("one", "rita@example.net"), b = works.log("two", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::wait(cleo, {a}, {WaitingOn::date, hour(10), ""});
  desk::wait(cleo, {b}, {WaitingOn::vendor, hour(10), ""});
  CHECK(works.sweep(9).changed <= 2);
  CHECK(works.ticket(a).status == Status::waiting);
  works.sweep(10);
  CHECK(works.ticket(a).status == Status::open);
  CHECK_FALSE(works.ticket(a).overslept);
  CHECK(works.ticket(b).status == Status::open);
  CHECK(works.ticket(b).overslept);
  desk::Desk ben = works.at(11, "ben");
  desk::take(ben, {b});
  CHECK_FALSE(works.ticket(b).overslept);
}

TEST_CASE(
    "an answer that nobody contradicts is closed by silence; within the window it comes back, later it does not") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::resolve(cleo, {id}, {" ", {}, {}}); }) == Code::usage);
  desk::resolve(cleo, {id}, {"restart it", {}, {}});
  CHECK(works.ticket(id).status == Status::resolved);
  CHECK(works.ticket(id).assignee == "cleo");
  CHECK(works.code([&] { desk::resolve(cleo, {id}, {"again", {}, {}}); }) == Code::conflict);
  works.sweep(72.9);
  CHECK(works.ticket(id).status == Status::resolved);
  works.sweep(200);
  CHECK(works.ticket(id).status == Status::closed);
  CHECK(works.ticket(id).closed_at == hour(73));
  desk::Desk late = works.at(73 + 96.1), in_time = works.at(201);
  CHECK(works.code([&] { desk::reopen(in_time, {id}, "too late"); }) ==
        Code::conflict);  // the window ended at hour 169
  const auto other = works.log("other", "rita@example.net");
  desk::Desk day = works.at(24);
  desk::resolve(day, {other}, {"done", {}, {}});
  desk::close(day, {other}, {});
  desk::Desk last = works.at(24 + 96);
  desk::reopen(last, {other}, "jams again");
  CHECK(works.ticket(other).status == Status::open);
  CHECK(works.ticket(other).reopens == 1);
  CHECK(late.caller.now > hour(169));
}

TEST_CASE("while the requester is silent they are reminded, then the ticket is closed") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(0);
  desk::wait(cleo, {id}, {WaitingOn::requester, hour(1000), "which one?"});
  const auto version = works.ticket(id).version;
  works.sweep(300);
  CHECK(works.kinds(id, version) == Kinds{"ticket.reminded", "ticket.reminded", "ticket.closed", "clock.cancelled"});
  CHECK(works.ticket(id).closed_at == hour(48 + 72));
  CHECK(works.differences().empty());
}

TEST_CASE("closing by force and cancelling need their reason") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::close(cleo, {id}, {}); }) == Code::conflict);
  CHECK(works.code([&] { desk::close(cleo, {id}, {true, ""}); }) == Code::usage);
  desk::close(cleo, {id}, {true, "logged twice"});
  CHECK(works.ticket(id).status == Status::closed);
  const auto other = works.log("other", "rita@example.net");
  CHECK(works.code([&] { desk::cancel(cleo, {other}, " "); }) == Code::usage);
  desk::cancel(cleo, {other}, "mistake");
  CHECK(works.ticket(other).status == Status::cancelled);
  CHECK(works.code([&] { desk::cancel(cleo, {other}, "again"); }) == Code::conflict);
}

TEST_CASE("what time has caused is applied before a command, at its true time and in the same transaction") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  REQUIRE(works.ticket(id).priority == "P2");
  const auto version = works.ticket(id).version;
  desk::Desk ben = works.at(5, "ben");
  desk::resolve(ben, {id}, {"done", {}, {}});
  const auto kinds = works.kinds(id, version);
  CHECK(kinds[0] == "clock.breached");  // response after 4 hours
  CHECK(works.ticket(id).clock(domain::ClockName::response)->breached_at == hour(4));
  CHECK(works.ticket(id).resolved_at == hour(5));
  const auto swept = works.sweep(6);
  CHECK(swept.rungs.empty());
}

TEST_CASE("raising by hand goes one level up and tells, at the first level it is noted") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::escalate(cleo, {id}, ""); }) == Code::usage);
  desk::escalate(cleo, {id}, "the board waits");
  CHECK(works.ticket(id).priority == "P1");
  desk::escalate(cleo, {id}, "still");
  CHECK(works.ticket(id).priority == "P1");
  CHECK(works.kinds(id).back() == "ticket.noted");
  int urgent = 0;
  for (const auto& queued : works.effects("queued"))
    urgent += queued.effect.urgent && queued.effect.reason == "escalated";
  CHECK(urgent == 4);
}

}  // namespace
