#include "desk/run.h"

#include <algorithm>

#include "desk/log.h"
#include "desk/steps.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::RunState, domain::Status, domain::TicketId;
using test::Works, test::hour;

domain::Run run(Works& works, domain::RunId id) {
  domain::Run found;
  works.store().read([&](store::Reading& reading) { found = *reading.run(id); });
  return found;
}

domain::RunId started(Works& works, double at = 0) {
  desk::Desk cleo = works.at(at);
  return desk::start_run(cleo, {"badge", {}, {}, {}, false}).run;
}

TicketId step_ticket(Works& works, domain::RunId id, std::string_view step) {
  const domain::Run found = run(works, id);
  REQUIRE(found.step(step));
  return found.step(step)->ticket;
}

desk::Resolution form(std::string colour) {
  return {"filled in", {}, {{"colour", json::Value(std::move(colour))}}};
}

TEST_CASE("a run's first steps are tickets, and finishing one logs the next in the same operation") {
  Works works;
  const auto id = started(works);
  const TicketId first = step_ticket(works, id, "form");
  CHECK(works.ticket(first).type == domain::TicketType::task);
  CHECK(works.ticket(first).run == id);
  CHECK(works.ticket(first).team == "front");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::resolve(cleo, {first}, form("red")); }) == Code::conflict);  // the photo is missing
  CHECK(works.code([&] { desk::tick(cleo, first, {"foto"}, {}); }) == Code::not_found);
  CHECK(works.code([&] {
    desk::tick(cleo, first, {"photo", "room"}, {});
  }) == Code::data);  // the room asks for evidence
  CHECK_FALSE(works.ticket(first).checklist.front().done_at);
  desk::tick(cleo, first, {"photo", "room"}, {"B 12", {}});
  CHECK(works.code([&] { desk::resolve(cleo, {first}, form("green")); }) == Code::data);
  CHECK(works.code([&] { desk::resolve(cleo, {first}, {"no form", {}, {}}); }) == Code::data);
  const desk::Outcome outcome = desk::resolve(cleo, {first}, form("red"));
  CHECK(works.ticket(first).status == Status::closed);
  const TicketId approval = step_ticket(works, id, "approve");
  CHECK(works.ticket(approval).type == domain::TicketType::approval);
  CHECK(works.ticket(approval).operation == outcome.operation);
  CHECK(run(works, id).operation == outcome.operation);
  CHECK(works.differences().empty());
}

TEST_CASE("a run that is decided and done ends, and the ticket that asked for it resolves with it") {
  Works works;
  intake::Draft draft;
  draft.service = "badge";
  const TicketId asked = works.log("a badge please", "rita@example.net", draft);
  const domain::RunId id{1};
  CHECK(run(works, id).for_ticket == asked);
  desk::Desk cleo = works.at(1), ben = works.at(2, "ben"), last = works.at(3);
  const TicketId first = step_ticket(works, id, "form");
  desk::tick(cleo, first, {"photo", "room"}, {"B 12", {}});
  desk::resolve(cleo, {first}, form("blue"));
  const TicketId approval = step_ticket(works, id, "approve");
  CHECK(works.code([&] { desk::decide_approval(ben, {approval}, false, " "); }) == Code::usage);
  CHECK(works.code([&] { desk::decide_approval(cleo, {approval}, true, ""); }) == Code::refused);
  CHECK(works.code([&] { desk::resolve(ben, {approval}, {"yes", {}, {}}); }) == Code::conflict);
  desk::decide_approval(ben, {approval}, true, "fine");
  CHECK(works.ticket(approval).status == Status::closed);
  const TicketId print = step_ticket(works, id, "print");
  CHECK(works.ticket(print).clock(domain::ClockName::due)->target == to_text(hour(10)));
  desk::resolve(last, {print}, {"printed", {}, {}});
  CHECK(run(works, id).state == RunState::done);
  CHECK(works.ticket(asked).status == Status::resolved);
  CHECK(works.differences().empty());
}

TEST_CASE("a finished step answered alike changes nothing, answered otherwise is a conflict") {
  Works works;
  const auto id = started(works);
  const TicketId first = step_ticket(works, id, "form");
  desk::Desk cleo = works.at(1), later = works.at(2);
  desk::tick(cleo, first, {"photo", "room"}, {"B 12", {}});
  desk::resolve(cleo, {first}, form("red"));
  const std::string before = works.digest();
  CHECK(works.code([&] { desk::resolve(later, {first}, form("red")); }) == Code::ok);
  CHECK(works.code([&] { desk::resolve(later, {first}, form("blue")); }) == Code::conflict);
  CHECK(works.digest() == before);
}

TEST_CASE("a step's ticket is moved by the verbs of its run") {
  Works works;
  const TicketId first = step_ticket(works, started(works), "form");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::cancel(cleo, {first}, "no"); }) == Code::conflict);
  CHECK(works.code([&] { desk::reopen(cleo, {first}, "no"); }) == Code::conflict);
  CHECK(works.code([&] { desk::close(cleo, {first}, {true, "no"}); }) == Code::conflict);
  try {
    desk::cancel(cleo, {first}, "no");
  } catch (const Error& error) {
    CHECK(error.hint.find("spoc run") != std::string::npos);
  }
}

TEST_CASE("inputs that are wrong start nothing, and an unknown workflow is not found") {
  Works works;
  desk::Desk cleo = works.at(1);
  const std::string before = works.digest();
  CHECK(works.code([&] { desk::start_run(cleo, {"bagde", {}, {}, {}, false}); }) == Code::not_found);
  CHECK(works.code([&] { desk::start_run(cleo, {"badge", {}, {{"nothing", "x"}}, {}, false}); }) == Code::data);
  CHECK(works.digest() == before);
}

TEST_CASE("a due step that is late is breached by the sweep, once") {
  Works works;
  const auto id = started(works);
  desk::Desk cleo = works.at(1), ben = works.at(2, "ben");
  const TicketId first = step_ticket(works, id, "form");
  desk::tick(cleo, first, {"photo", "room"}, {"B 12", {}});
  desk::resolve(cleo, {first}, form("red"));
  desk::decide_approval(ben, {step_ticket(works, id, "approve")}, true, "");
  const TicketId print = step_ticket(works, id, "print");
  works.sweep(12);
  works.sweep(13);
  CHECK(works.ticket(print).clock(domain::ClockName::due)->breached_at == hour(10));
  const auto kinds = works.kinds(print);
  CHECK(std::count(kinds.begin(), kinds.end(), "clock.breached") == 1);
}

}  // namespace
