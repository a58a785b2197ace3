#include "desk/participate.h"

#include <algorithm>

#include "works.h"

namespace {

using namespace spoc;
using test::Works;

/// To whom something is queued, sorted: "address:lab@example.net answer".
std::vector<std::string> told(Works& works, std::string_view reason) {
  std::vector<std::string> all;
  for (const store::QueuedEffect& queued : works.effects("queued"))
    if (queued.effect.reason == reason) all.push_back(queued.effect.to);
  std::sort(all.begin(), all.end());
  return all;
}
using Lines = std::vector<std::string>;

TEST_CASE("who follows a ticket hears what the requester hears, once, until they do not") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::watch(cleo, id, "Lab <lab@example.net>");
  desk::watch(cleo, id, "LAB@example.net");
  desk::watch(cleo, id, "ben");
  CHECK(works.ticket(id).participants.size() == 2);
  desk::note(cleo, {id}, {"internal only", false, false, 0, {}});
  CHECK(told(works, "answer").empty());
  desk::note(cleo, {id}, {"we look at it", true, false, 0, {}});
  CHECK(told(works, "answer") == Lines{"address:ben@example.org", "address:lab@example.net", "requester"});
  CHECK(works.code([&] { desk::unwatch(cleo, id, "nobody@example.net"); }) == Code::not_found);
  desk::unwatch(cleo, id, "lab@example.net");
  desk::unwatch(cleo, id, "Name of ben");
  CHECK(works.ticket(id).participants.empty());
  desk::resolve(cleo, {id}, {"done", {}, {}});
  CHECK(told(works, "resolved") == Lines{"requester"});
  CHECK(works.differences().empty());
}

TEST_CASE("nobody follows what is over, nor nobody") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::watch(cleo, id, ""); }) == Code::usage);
  CHECK(works.code([&] { desk::watch(cleo, id, "no such person"); }) == Code::not_found);
  desk::cancel(cleo, {id}, "mistake");
  CHECK(works.code([&] { desk::watch(cleo, id, "lab@example.net"); }) == Code::conflict);
}

TEST_CASE("asking somebody moves nothing, tells them, and lets them take part") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::take(cleo, {id});
  const domain::Ticket before = works.ticket(id);
  desk::consult(cleo, {id}, "ben", "is the port yours?");
  const domain::Ticket after = works.ticket(id);
  CHECK(after.team == before.team);
  CHECK(after.assignee == "cleo");
  CHECK(after.turn == before.turn);
  CHECK(after.clocks == before.clocks);
  REQUIRE(after.participants.size() == 1);
  CHECK(after.participants.front().person == "ben");
  CHECK(told(works, "consulted") == Lines{"person:ben"});
  CHECK(told(works, "answer").empty());
  CHECK(works.code([&] { desk::consult(cleo, {id}, "ben", " "); }) == Code::usage);
  CHECK(works.code([&] { desk::consult(cleo, {id}, "cleo", "and me?"); }) == Code::conflict);
  CHECK(works.code([&] { desk::consult(cleo, {id}, "nobody", "who?"); }) == Code::not_found);
  CHECK(works.differences().empty());
}

}  // namespace
