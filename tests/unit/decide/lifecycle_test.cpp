#include "decide/lifecycle.h"

#include <map>
#include <set>

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using domain::Status;

// The table of the manual, as statuses a verb may start from.
const std::map<std::string, std::set<Status>> kAllowed = {
    {"take", {Status::fresh, Status::open}},
    {"assign", {Status::fresh, Status::open}},
    {"release", {Status::open}},
    {"route", {Status::fresh, Status::open, Status::waiting}},
    {"wait", {Status::fresh, Status::open}},
    {"resume", {Status::waiting}},
    {"resolve", {Status::fresh, Status::open, Status::waiting}},
    {"close", {Status::resolved}},
    {"reopen", {Status::resolved, Status::closed}},
    {"cancel", {Status::fresh, Status::open, Status::waiting}},
    {"merge", {Status::fresh, Status::open, Status::waiting, Status::resolved}},
};
const std::map<std::string, Status> kLeadsTo = {
    {"take", Status::open},    {"assign", Status::open},      {"release", Status::fresh},    {"route", Status::fresh},
    {"wait", Status::waiting}, {"resume", Status::open},      {"resolve", Status::resolved}, {"close", Status::closed},
    {"reopen", Status::open},  {"cancel", Status::cancelled}, {"merge", Status::merged}};

TEST_CASE("every verb is allowed where the life cycle says so, and a conflict with a hint anywhere else") {
  for (const auto& [verb, from] : kAllowed)
    for (std::size_t i = 0; i < domain::words<Status>().size(); ++i) {
      Ticket ticket;
      ticket.id = {42};
      ticket.status = static_cast<Status>(i);
      CAPTURE(verb, domain::word(ticket.status));
      CHECK(allows(verb, ticket.status) == from.contains(ticket.status));
      if (from.contains(ticket.status)) {
        CHECK_NOTHROW(require_transition(verb, ticket));
        continue;
      }
      try {
        require_transition(verb, ticket);
        FAIL("was allowed");
      } catch (const Error& error) {
        CHECK(error.code == Code::conflict);
        CHECK(error.message.find("ticket 42 is " + std::string(domain::word(ticket.status))) == 0);
        CHECK(error.message.find(verb) != std::string::npos);
        CHECK_FALSE(error.hint.empty());
      }
    }
}

TEST_CASE("the table has every verb once and leads where the life cycle leads") {
  std::set<std::string> seen;
  for (const Transition& row : transitions()) {
    CHECK(seen.insert(std::string(row.verb)).second);
    REQUIRE(kLeadsTo.contains(std::string(row.verb)));
    CHECK(row.to == kLeadsTo.at(std::string(row.verb)));
    CHECK_FALSE(row.note.empty());
  }
  CHECK(seen.size() == kAllowed.size());
  CHECK_THROWS_AS(allows("juggle", Status::open), Error);
}

TEST_CASE(
    "what is resolved may be reopened, what is closed within the window of policy, counted in the desk's calendar") {
  const auto with = decide::test::policy_with("[lifecycle]\nreopen_window = \"2bd\"\n");
  const auto without = decide::test::policy_with("");
  Ticket ticket;
  ticket.status = Status::resolved;
  CHECK(may_reopen(ticket, *with, decide::test::at("2030-01-01 00:00")));
  ticket.status = Status::closed;
  ticket.closed_at = decide::test::at("2026-06-05 16:00");
  CHECK(reopen_until(ticket, *with) == decide::test::at("2026-06-09 16:00"));
  CHECK(may_reopen(ticket, *with, decide::test::at("2026-06-09 16:00")));
  CHECK_FALSE(may_reopen(ticket, *with, decide::test::at("2026-06-09 16:01")));
  CHECK(may_reopen(ticket, *without, decide::test::at("2030-01-01 00:00")));
  ticket.status = Status::open;
  CHECK_FALSE(may_reopen(ticket, *with, decide::test::at("2026-06-05 16:00")));
}

}  // namespace
