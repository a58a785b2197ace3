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

TEST_CASE("what is over is not spoken in any more by the desk; internal notes stay possible") {
  Works works;
  const auto id = works.log("printer", "rita@example.net"), other = works.log("other", "rita@example.net");
  desk::Desk cleo = works.at(1), late = works.at(1 + 96.5);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  desk::close(cleo, {id}, {});
  desk::cancel(cleo, {other}, "mistake");
  for (const auto ticket : {id, other}) {
    CHECK(works.code([&] { desk::note(late, {ticket}, say("hello", true)); }) == Code::conflict);
    CHECK(works.code([&] { desk::note(late, {ticket}, say("for the record")); }) == Code::ok);
  }
  CHECK(works.code([&] { desk::note(late, {other}, say("again", false, true)); }) == Code::conflict);
  CHECK(works.ticket(id).status == Status::closed);
}

TEST_CASE("an answer after the window begins a ticket that is linked and carries the story, and nothing internal twice") {
  Works works;
  intake::Draft draft;
  draft.description = "it jams since Monday";
  const auto id = works.log("the vpn printer", "Rita <rita@example.net>", draft);
  desk::Desk cleo = works.at(1), in_time = works.at(2 + 96), late = works.at(2 + 96.1);
  desk::note(cleo, {id}, say("they are a nuisance"));
  desk::note(cleo, {id}, say("Switch it off and on.", true));
  desk::resolve(cleo, {id}, {"It needed a new roller.", {}, {}});
  desk::Desk closing = works.at(2);
  desk::close(closing, {id}, {});
  desk::Note answer = say("It jams again.", false, true);
  answer.files = {{"photo.txt", "crumpled"}};
  desk::Desk trial = in_time;
  trial.dry_run = true;
  CHECK(desk::told_in(desk::note(trial, {id}, answer), {id}) == std::vector{id});  // the last instant reopens
  const desk::Outcome outcome = desk::note(late, {id}, answer);
  const auto where = desk::told_in(outcome, {id});
  REQUIRE(where.size() == 1);
  REQUIRE(where.front() != id);
  const domain::Ticket next = works.ticket(where.front()), before = works.ticket(id);
  CHECK(before.status == Status::closed);
  CHECK(next.subject == "the vpn printer");
  CHECK(next.requester.address == "rita@example.net");
  CHECK(next.team == "network");
  CHECK(next.links == std::vector<domain::Link>{{domain::LinkKind::relates, id}});
  CHECK(before.links == std::vector<domain::Link>{{domain::LinkKind::relates, next.id}});
  for (const char* part : {"It jams again.", "it jams since Monday", "Switch it off and on.", "It needed a new roller."})
    CHECK(next.description.find(part) != std::string::npos);
  CHECK(next.description.starts_with("It jams again."));
  CHECK(next.description.find("nuisance") == std::string::npos);
  CHECK(next.clock(domain::ClockName::resolution)->started_at == hour(2 + 96.1));
  CHECK(works.differences().empty());
}

TEST_CASE("an answer that is only thanks confirms what was resolved, and reopening takes that back") {
  Works works;
  const auto id = works.log("printer", "Rita Ray <rita@example.net>");
  desk::Desk cleo = works.at(1), later = works.at(3);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  desk::note(later, {id}, say("Thanks, it works!\n\nRita", false, true));
  CHECK(works.ticket(id).status == Status::closed);
  CHECK(works.ticket(id).turn == domain::Turn::nobody);
  CHECK(works.ticket(id).reopens == 0);
  CHECK(works.kinds(id).back() == "clock.cancelled");  // of the response that nobody owes
  desk::note(later, {id}, say("Thanks again", false, true));
  CHECK(works.ticket(id).status == Status::closed);
  desk::reopen(later, {id}, "it was not meant so");
  CHECK(works.ticket(id).status == Status::open);
  CHECK(works.differences().empty());
}

TEST_CASE("a policy may let thanks reopen like any other answer; confirm is what it says without a word") {
  for (const std::string word : {"", "confirm", "reopen"}) {
    std::vector<policy::File> files = test::works_policy();
    const std::string place = "[lifecycle]\n";
    if (!word.empty()) files[0].content.insert(files[0].content.find(place) + place.size(), "thanks = \"" + word + "\"\n");
    test::ScratchDesk works(files);
    const auto id = works.log("printer", "Rita Ray <rita@example.net>");
    desk::Desk cleo = works.desk("cleo", 3600), later = works.desk("cleo", 3 * 3600);
    desk::resolve(cleo, {id}, {"done", {}, {}});
    desk::note(later, {id}, say("Thanks, it works!\n\nRita", false, true));
    INFO(word);
    CHECK(works.ticket(id).status == (word == "reopen" ? Status::open : Status::closed));
    CHECK(works.ticket(id).reopens == (word == "reopen" ? 1 : 0));
    CHECK(desk::verify(works.store(), {}).empty());
  }
}

TEST_CASE("thanks that come with a file reopen like any other answer") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1), later = works.at(3);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  desk::Note thanks = say("thanks", false, true);
  thanks.files = {{"error.txt", "E17"}};
  desk::note(later, {id}, thanks);
  CHECK(works.ticket(id).status == Status::open);
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
