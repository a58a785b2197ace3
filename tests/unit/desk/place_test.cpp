#include "desk/place.h"

#include "works.h"

namespace {

using namespace spoc;
using domain::Status;
using test::Works, test::hour;

TEST_CASE("taking is accepting; somebody else's ticket is a conflict") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk ben = works.at(1, "ben"), ana = works.at(1, "ana"), nobody = works.at(1, "");
  desk::take(ben, {id});
  CHECK(works.ticket(id).assignee == "ben");
  CHECK(works.ticket(id).status == Status::open);
  CHECK(works.code([&] { desk::take(ana, {id}); }) == Code::conflict);
  CHECK(works.code([&] { desk::take(ben, {id}); }) == Code::ok);
  CHECK(works.code([&] { desk::take(nobody, {id}); }) == Code::refused);
  CHECK(works.code([&] { desk::take(ben, {{99}}); }) == Code::not_found);
  CHECK(works.ticket(id).assignee == "ben");
}

TEST_CASE("assigning names one person; who has left is refused, nobody and several are not guessed") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::assign(cleo, {id}, "ben@example.org", "knows it");
  CHECK(works.ticket(id).assignee == "ben");
  const auto version = works.ticket(id).version;
  desk::assign(cleo, {id}, "ben", "again");
  CHECK(works.ticket(id).version == version);
  CHECK(works.code([&] { desk::assign(cleo, {id}, "nobody", ""); }) == Code::not_found);
  CHECK(works.code([&] { desk::assign(cleo, {id}, "Name of", ""); }) == Code::usage);
  works.store().write(cleo.caller, [&](store::Unit& unit) {
    domain::Change change;
    change.desk = {{hour(1), {}, domain::PersonLeft{"ana"}}};
    unit.commit(change);
  });
  CHECK(works.code([&] { desk::assign(cleo, {id}, "ana", ""); }) == Code::refused);
}

TEST_CASE("releasing gives it back to the team, and who gave it back is not chosen again") {
  Works works;
  const auto id = works.log("vpn drops", "rita@example.net");
  CHECK(works.ticket(id).team == "network");
  const std::string first = works.ticket(id).assignee;
  CHECK(first == "ana");
  desk::Desk d = works.at(1, first);
  desk::release(d, {id}, "not mine");
  CHECK(works.ticket(id).status == Status::fresh);
  CHECK(works.ticket(id).assignee.empty());
  CHECK(works.code([&] { desk::release(d, {id}, "again"); }) == Code::conflict);
  CHECK(desk::unplaced(d) == std::vector<domain::TicketId>{id});
  const auto placed = desk::route_by_rules(d, {id});
  REQUIRE(placed.placed.size() == 1);
  CHECK(placed.placed.front().second.rule == "vpn");
  CHECK(works.ticket(id).assignee == "ben");
  CHECK(desk::unplaced(d).empty());
}

TEST_CASE("routing by hand needs a reason and another place, and takes a team before a person") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::route_to(cleo, {id}, {"network", " ", {}, {}}); }) == Code::usage);
  CHECK(works.code([&] { desk::route_to(cleo, {id}, {"front", "here", {}, {}}); }) == Code::conflict);
  CHECK(works.code([&] { desk::route_to(cleo, {id}, {"netwrok", "there", {}, {}}); }) == Code::not_found);
  desk::route_to(cleo, {id}, {"acme", "line is down", "tried: restart", "A-7"});
  CHECK(works.ticket(id).team == "acme");
  CHECK(works.ticket(id).handover_open);
  CHECK(works.ticket(id).transfers == 1);
  desk::route_to(cleo, {id}, {"ben", "back to us", {}, {}});
  CHECK(works.ticket(id).team == "network");
  CHECK(works.ticket(id).assignee == "ben");
  CHECK(works.ticket(id).owner == "cleo");
}

TEST_CASE("a vendor's number can be told later, or changed, while they have the ticket: the visit goes on") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1), later = works.at(2);
  desk::route_to(cleo, {id}, {"acme", "line is down", {}, {}});
  const auto told = works.effects("queued").size();
  CHECK(works.code([&] { desk::route_to(later, {id}, {"acme", "again", {}, {}}); }) == Code::conflict);
  desk::route_to(later, {id}, {"acme", "they called back", {}, "A-7"});
  CHECK(works.ticket(id).reference == "A-7");
  desk::route_to(later, {id}, {"acme", "a new case there", {}, "A-8"});
  CHECK(works.ticket(id).reference == "A-8");
  CHECK(works.code([&] { desk::route_to(later, {id}, {"acme", "the same", {}, "A-8"}); }) == Code::conflict);
  CHECK(works.ticket(id).transfers == 1);
  CHECK(works.ticket(id).received_at == hour(1));
  CHECK(works.effects("queued").size() == told);  // they know their own number
  CHECK(works.differences().empty());
}

TEST_CASE("what a filter chose and somebody changed before the verb came is a conflict, each for itself") {
  Works works;
  const auto a = works.log("one", "rita@example.net"), b = works.log("two", "rita@example.net");
  desk::Desk cleo = works.at(2);
  cleo.chosen = {{a.number, works.ticket(a).version}, {b.number, works.ticket(b).version}};
  desk::Desk ben = works.at(1, "ben");
  desk::take(ben, {b});
  const desk::Outcome outcome = desk::assign(cleo, {a, b}, "ana", "");
  REQUIRE(outcome.rejected.size() == 1);
  CHECK(outcome.rejected[0].what == "ticket 2");
  CHECK(outcome.rejected[0].error.code == Code::conflict);
  CHECK(works.ticket(a).assignee == "ana");
  CHECK(works.ticket(b).assignee == "ben");
  CHECK(works.code([&] { desk::assign(cleo, {b}, "ana", ""); }) == Code::conflict);
}

TEST_CASE("a trial hands on each ticket as it is decided and keeps none of them") {
  Works works;
  std::vector<domain::TicketId> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(works.log("printer", "rita@example.net"));
  desk::Desk ben = works.at(1, "ben");
  ben.dry_run = true;
  std::vector<domain::TicketId> seen;
  ben.tried = [&](const domain::TicketChange& change, const std::vector<domain::Effect>&) {
    seen.push_back(change.after.id);
    CHECK(change.after.assignee == "ben");
  };
  const desk::Outcome outcome = desk::take(ben, ids);
  CHECK(seen == ids);
  CHECK(outcome.change.empty());
  for (const auto id : ids) CHECK(works.ticket(id).assignee.empty());
}

TEST_CASE("of several tickets one that is refused does not stop the others, and leaves no trace") {
  Works works;
  const auto a = works.log("one", "rita@example.net"), b = works.log("two", "rita@example.net"),
             c = works.log("three", "rita@example.net");
  desk::Desk ben = works.at(1, "ben"), ana = works.at(2, "ana");
  desk::take(ben, {b});
  const auto version = works.ticket(b).version;
  const desk::Outcome outcome = desk::take(ana, {a, b, {99}, c});
  REQUIRE(outcome.rejected.size() == 2);
  CHECK(outcome.rejected[0].what == "ticket 2");
  CHECK(outcome.rejected[0].error.code == Code::conflict);
  CHECK(outcome.rejected[1].error.code == Code::not_found);
  CHECK(works.ticket(a).assignee == "ana");
  CHECK(works.ticket(c).assignee == "ana");
  CHECK(works.ticket(b).version == version);
  CHECK(works.differences().empty());
}

}  // namespace
