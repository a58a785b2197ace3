#include "desk/edit.h"

#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

desk::Edits set(std::string member, json::Value value, std::string reason = {}) {
  return {{{std::move(member), std::move(value)}}, std::move(reason), std::nullopt};
}

TEST_CASE("what follows from an edit follows: priority by the matrix, clocks by the promise") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::edit(cleo, {id}, {{{"impact", "high"}, {"urgency", "high"}, {"tags+", "red"}}, {}, std::nullopt});
  const domain::Ticket ticket = works.ticket(id);
  CHECK(ticket.priority == "P1");
  CHECK(ticket.tags == std::vector<std::string>{"red"});
  CHECK(ticket.clock(domain::ClockName::resolution)->target == "4h");
  CHECK(ticket.clock(domain::ClockName::resolution)->started_at == ticket.created_at);
  const domain::Clock* acknowledge = ticket.clock(domain::ClockName::acknowledge);
  REQUIRE(acknowledge);
  CHECK(acknowledge->started_at == ticket.created_at);
  CHECK(ticket.clock(domain::ClockName::response)->cancelled);
  CHECK(works.differences().empty());
}

TEST_CASE("a priority by hand needs a reason, stays until it is derived again, and an unknown one is data") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::edit(cleo, {id}, set("priority", "P1")); }) == Code::usage);
  CHECK(works.code([&] { desk::edit(cleo, {id}, set("priority", "P9", "why not")); }) == Code::data);
  desk::edit(cleo, {id}, set("priority", "P1", "the board asks"));
  CHECK(works.ticket(id).priority == "P1");
  desk::edit(cleo, {id}, set("impact", "low"));
  CHECK(works.ticket(id).priority == "P1");
  desk::edit(cleo, {id}, set("priority", "derived"));
  CHECK(works.ticket(id).priority == "P3");
  CHECK_FALSE(works.ticket(id).priority_overridden);
  const auto version = works.ticket(id).version;
  desk::edit(cleo, {id}, set("priority", "derived"));
  CHECK(works.ticket(id).version == version);
}

TEST_CASE("nothing is written when nothing changes, and nothing when one of several values is wrong") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  const std::string before = works.digest();
  desk::edit(cleo, {id}, set("subject", "printer"));
  CHECK(works.code([&] {
    desk::edit(cleo, {id}, {{{"subject", "x"}, {"impact", "huge"}}, {}, std::nullopt});
  }) == Code::data);
  CHECK(works.code([&] {
    desk::edit(cleo, {id}, {{{"subject", "x"}, {"priority", "P1"}}, {}, std::nullopt});
  }) == Code::usage);
  CHECK(works.digest() == before);
}

TEST_CASE("a version that was looked at guards against changes in between") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::Edits edits = set("subject", "printer burns");
  edits.if_version = works.ticket(id).version;
  desk::edit(cleo, {id}, edits);
  CHECK(works.code([&] { desk::edit(cleo, {id}, edits); }) == Code::conflict);
  CHECK(works.ticket(id).subject == "printer burns");
}

}  // namespace
