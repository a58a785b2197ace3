#include "desk/absence.h"

#include "desk/day.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

desk::AwayRequest request(std::string person, double since, double until, std::string cover = "") {
  return {std::move(person), hour(since), hour(until), std::move(cover)};
}

TEST_CASE("an absence that has begun hands over what falls due meanwhile, in one operation") {
  Works works;
  const auto soon = works.log("vpn drops", "rita@example.net");
  REQUIRE(works.ticket(soon).assignee == "ana");
  desk::Desk d = works.at(1);
  const desk::AwayOutcome away = desk::set_away(d, request("ana", 1, 400, "ben"));
  REQUIRE(away.handed_over.size() == 1);
  CHECK(away.handed_over[0].person == "ben");
  CHECK(away.stands_in == "ben");
  CHECK(works.ticket(soon).assignee == "ben");
  CHECK(works.differences().empty());
}

TEST_CASE("what falls due after the absence stays") {
  Works works;
  const auto id = works.log("vpn drops", "rita@example.net");
  desk::Desk d = works.at(1);
  CHECK(desk::set_away(d, request("ana", 1, 2, "ben")).handed_over.empty());
  CHECK(works.ticket(id).assignee == "ana");
}

TEST_CASE("an absence that lies ahead is acted on once, by the first sweep after its beginning") {
  Works works;
  const auto id = works.log("vpn drops", "rita@example.net");
  desk::Desk d = works.at(1);
  CHECK(desk::set_away(d, request("ana", 5, 400, "ben")).handed_over.empty());
  CHECK(works.sweep(4).handed_over.empty());
  CHECK(works.ticket(id).assignee == "ana");
  const desk::Swept swept = works.sweep(6);
  REQUIRE(swept.handed_over.size() == 1);
  CHECK(swept.handed_over[0].ticket == id);
  CHECK(works.ticket(id).assignee == "ben");
  CHECK(works.sweep(6).handed_over.empty());
  CHECK(works.differences().empty());
}

TEST_CASE("an absence that was over before anybody looked hands over nothing") {
  Works works;
  const auto id = works.log("vpn drops", "rita@example.net");
  desk::Desk d = works.at(1);
  desk::set_away(d, request("ana", 5, 6, "ben"));
  CHECK(works.sweep(7).handed_over.empty());
  CHECK(works.ticket(id).assignee == "ana");
  works.store().read([&](store::Reading& reading) { CHECK(reading.absences_beginning(hour(100)).empty()); });
}

TEST_CASE("absences that overlap, end before they begin or cover each other are refused") {
  Works works;
  desk::Desk d = works.at(1);
  desk::set_away(d, request("ana", 10, 20, "ben"));
  CHECK(works.code([&] { desk::set_away(d, request("ana", 15, 25)); }) == Code::conflict);
  CHECK(works.code([&] { desk::set_away(d, request("ana", 20, 25)); }) == Code::ok);
  CHECK(works.code([&] { desk::set_away(d, request("ben", 12, 12)); }) == Code::data);
  CHECK(works.code([&] { desk::set_away(d, request("ben", 12, 14, "ben")); }) == Code::data);
  CHECK(works.code([&] { desk::set_away(d, request("ben", 12, 14, "ana")); }) == Code::conflict);
  CHECK(works.code([&] { desk::set_away(d, request("nobody", 12, 14)); }) == Code::not_found);
}

TEST_CASE("coming back ends the absence now, and only one that goes on") {
  Works works;
  desk::Desk d = works.at(1), later = works.at(3);
  CHECK(works.code([&] { desk::come_back(d, "ana"); }) == Code::conflict);
  desk::set_away(d, {"ana", {}, {}, ""});
  CHECK(desk::come_back(later, "ana").absence.until == hour(3));
  works.store().read([&](store::Reading& reading) {
    CHECK(reading.people().absence("ana", hour(2)).has_value());
    CHECK_FALSE(reading.people().absence("ana", hour(3)).has_value());
  });
  CHECK(works.differences().empty());
}

TEST_CASE("a dry run says who would get what and changes nothing") {
  Works works;
  const auto id = works.log("vpn drops", "rita@example.net");
  desk::Desk d = works.at(1);
  d.dry_run = true;
  CHECK(desk::set_away(d, request("ana", 1, 400, "ben")).handed_over.size() == 1);
  CHECK(works.ticket(id).assignee == "ana");
  works.store().read([&](store::Reading& reading) { CHECK(reading.all_absences().empty()); });
}

TEST_CASE("what presses most on somebody is theirs to work on, or their teams' and free") {
  Works works;
  const auto mine = works.log("vpn drops", "rita@example.net");
  const auto free = works.log("vpn slow", "rita@example.net");
  desk::Desk ben = works.at(1, "ben");
  desk::take(ben, {free});
  desk::release(ben, {free}, "no time");
  const auto printer = works.log("printer", "rita@example.net");
  REQUIRE(works.ticket(printer).team == "front");
  desk::Desk ana = works.at(1, "ana");
  const auto all = desk::pressing(ana, "ana");
  REQUIRE(all.size() == 2);
  CHECK(all[0].stored.ticket.id == mine);
  CHECK(all[1].stored.ticket.id == free);
  CHECK(desk::pressing(ben, "ben").empty());
  desk::wait(ana, {mine}, {domain::WaitingOn::requester, hour(50), "which one?"});
  CHECK(desk::pressing(ana, "ana").size() == 1);
}

TEST_CASE("a day holds what is mine, followed, free in my teams and due, and who is away") {
  Works works;
  const auto mine = works.log("vpn drops", "rita@example.net");
  desk::Desk ana = works.at(1, "ana");
  desk::set_away(ana, request("ben", 1, 5));
  const desk::Day day = desk::day_of(ana, "ana", hour(1000));
  REQUIRE(day.mine.size() == 1);
  CHECK(day.mine[0].stored.ticket.id == mine);
  CHECK(day.due.size() == 1);
  CHECK(desk::day_of(ana, "ana", hour(1)).due.empty());
  REQUIRE(day.away.size() == 1);
  CHECK(day.away[0].person == "ben");
  CHECK(day.undelivered == 0);
}

}  // namespace
