#include "desk/note.h"

#include "works.h"

namespace {

using namespace spoc;
using domain::Status, domain::WaitingOn;
using test::Works, test::hour;

desk::Note say(std::string text, bool is_public = false, bool as_requester = false) {
  return {std::move(text), is_public, as_requester, 0, {}};
}

TEST_CASE("an answer of the requester resumes what waited on them, and nothing else does") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1), later = works.at(2);
  desk::wait(cleo, {id}, {WaitingOn::requester, hour(100), "which one?"});
  desk::note(later, {id}, say("internal"));
  desk::note(later, {id}, say("to them", true));
  CHECK(works.ticket(id).status == Status::waiting);
  desk::note(later, {id}, say("the red one", false, true));
  CHECK(works.ticket(id).status == Status::open);
  CHECK(works.ticket(id).waits.back().ended_at == hour(2));
  desk::wait(later, {id}, {WaitingOn::vendor, std::nullopt, ""});
  desk::note(later, {id}, say("and the blue one", false, true));
  CHECK(works.ticket(id).status == Status::waiting);
}

TEST_CASE("an answer reopens what was resolved, or closed and within the window; response runs from it") {
  for (const bool closed : {false, true}) {
    Works works;
    const auto id = works.log("vpn", "rita@example.net");
    desk::Desk cleo = works.at(1), later = works.at(3);
    desk::resolve(cleo, {id}, {"done", {}, {}});
    if (closed) desk::close(cleo, {id}, {});
    desk::note(later, {id}, say("no, it is not", false, true));
    const domain::Ticket ticket = works.ticket(id);
    CHECK(ticket.status == Status::open);
    CHECK(ticket.reopens == 1);
    const domain::Clock* response = ticket.clock(domain::ClockName::response);
    REQUIRE(response);
    CHECK(response->cycle == 2);
    CHECK(response->started_at == hour(3));
    CHECK(response->running());
    CHECK(ticket.clock(domain::ClockName::resolution)->cycle == 2);
    CHECK(works.differences().empty());
  }
}

TEST_CASE("after the window, and on what was cancelled, the conversation has ended; internal notes stay possible") {
  Works works;
  const auto id = works.log("printer", "rita@example.net"), other = works.log("other", "rita@example.net");
  desk::Desk cleo = works.at(1), late = works.at(1 + 96.5);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  desk::close(cleo, {id}, {});
  desk::cancel(cleo, {other}, "mistake");
  for (const auto ticket : {id, other}) {
    CHECK(works.code([&] { desk::note(late, {ticket}, say("again", false, true)); }) == Code::conflict);
    CHECK(works.code([&] { desk::note(late, {ticket}, say("hello", true)); }) == Code::conflict);
    CHECK(works.code([&] { desk::note(late, {ticket}, say("for the record")); }) == Code::ok);
  }
  CHECK(works.ticket(id).status == Status::closed);
}

TEST_CASE("a note has a text, a file or time; files are stored once") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  CHECK(works.code([&] { desk::note(cleo, {id}, say(" ")); }) == Code::usage);
  desk::Note note = say("");
  note.spent_s = 900;
  desk::note(cleo, {id}, note);
  note.files = {{"log.txt", "hello"}};
  desk::note(cleo, {id}, note);
  CHECK(works.ticket(id).spent_s == 1800);
}

}  // namespace
