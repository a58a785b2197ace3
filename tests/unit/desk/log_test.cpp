#include "desk/log.h"

#include "desk/verify.h"
#include "scratch_desk.h"
#include "support/test.h"
#include "works.h"

namespace {

using namespace spoc;
using intake::Draft, intake::OnKnown;
using test::ScratchDesk;

Draft draft(std::string subject, std::string key = {}) {
  Draft d;
  d.subject = std::move(subject);
  d.requester = "rita@example.net";
  d.key = std::move(key);
  return d;
}

domain::Ticket ticket(ScratchDesk& scratch, domain::TicketId id) {
  domain::Ticket found;
  scratch.store().read([&](store::Reading& reading) { found = reading.ticket(id)->ticket; });
  return found;
}

TEST_CASE("a bad row is refused by its member and never stops the others") {
  ScratchDesk scratch;
  std::vector<Draft> rows = {draft("one"),  draft("two"), draft("three"), draft(""),
                             draft("five"), draft("six"), draft("seven")};
  rows[1].team = "netwrok";
  rows[2].impact = "enormous";
  rows[4].service = "laptop";
  rows[4].set = {{"model", "gold"}};
  rows[5].requester = "nobody at all";
  desk::Desk desk = scratch.desk();
  const desk::LogOutcome logged = desk::log_rows(desk, rows, OnKnown::ignore);
  REQUIRE(logged.rows.size() == 7);
  CHECK(logged.rows[0].ticket == domain::TicketId{1});
  CHECK(logged.rows[1].column == "team");
  CHECK(logged.rows[1].refused->hint == "did you mean \"network\"?");
  CHECK(logged.rows[2].column == "impact");
  CHECK(logged.rows[3].column == "subject");
  CHECK(logged.rows[4].column == "fields.model");
  CHECK(logged.rows[5].column == "requester");
  CHECK(logged.rows[6].ticket == domain::TicketId{2});
}

TEST_CASE("the same key logs once, within a transaction and across") {
  ScratchDesk scratch;
  desk::Desk desk = scratch.desk();
  const std::vector<Draft> rows = {draft("one", "K1"), draft("one again", "K1"), draft("two", "K2")};
  const auto first = desk::log_rows(desk, rows, OnKnown::ignore).rows;
  CHECK(first[0].created);
  CHECK_FALSE(first[1].created);
  CHECK(first[1].ticket == first[0].ticket);
  const auto second = desk::log_rows(desk, rows, OnKnown::ignore).rows;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_FALSE(second[i].created);
    CHECK(second[i].ticket == first[i].ticket);
  }
}

TEST_CASE("a known key does what it was told to") {
  ScratchDesk scratch;
  const domain::TicketId id = scratch.log("one", "rita@example.net", draft("", "K1"));
  desk::Desk desk = scratch.desk();
  const std::int64_t version = ticket(scratch, id).version;
  CHECK(desk::log(desk, draft("again", "K1"), OnKnown::ignore).rows.front().ticket == id);
  CHECK(ticket(scratch, id).version == version);
  CHECK(desk::log(desk, draft("again", "K1"), OnKnown::note).rows.front().ticket == id);
  CHECK(ticket(scratch, id).version > version);
  const auto fresh = desk::log(desk, draft("again", "K1"), OnKnown::fresh).rows.front();
  CHECK(fresh.created);
  CHECK(fresh.ticket != id);
  const domain::Ticket second = ticket(scratch, fresh.ticket);
  CHECK(second.key.empty());  // a key names one ticket
  REQUIRE(second.links.size() == 1);
  CHECK(second.links.front().to == id);
}

TEST_CASE("a known key reopens what was answered, but not what has been closed for longer than the window") {
  test::Works works;
  const domain::TicketId id = works.log("one", "rita@example.net", draft("", "K1"));
  desk::Desk cleo = works.at(1), later = works.at(2), long_after = works.at(300);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  desk::log(later, draft("again", "K1"), OnKnown::reopen);
  CHECK(works.ticket(id).status == domain::Status::open);
  CHECK(works.ticket(id).reopens == 1);
  desk::resolve(later, {id}, {"done", {}, {}});
  desk::close(later, {id}, {});
  const desk::Logged logged = desk::log(long_after, draft("and again", "K1"), OnKnown::reopen).rows.front();
  CHECK_FALSE(logged.created);
  CHECK(works.ticket(id).status == domain::Status::closed);
  CHECK(works.kinds(id).back() == "ticket.noted");
  CHECK(works.differences().empty());
}

TEST_CASE("a row's own word about known keys goes before the command's") {
  ScratchDesk scratch;
  desk::Desk desk = scratch.desk();
  Draft again = draft("again", "K1");
  again.on_known = OnKnown::fresh;
  const std::vector<Draft> rows = {draft("one", "K1"), again};
  const auto logged = desk::log_rows(desk, rows, OnKnown::ignore).rows;
  CHECK(logged[1].created);
}

TEST_CASE("one draft alone throws what refuses it") {
  ScratchDesk scratch;
  desk::Desk desk = scratch.desk();
  CHECK_THROWS_AS(desk::log(desk, draft(""), OnKnown::ignore), Error);
}

TEST_CASE("a dry run decides and writes nothing, attachments neither") {
  ScratchDesk scratch;
  desk::Desk desk = scratch.desk();
  desk.dry_run = true;
  Draft d = draft("one");
  d.files = {{"a.txt", "hello"}};
  const desk::LogOutcome logged = desk::log(desk, d, OnKnown::ignore);
  REQUIRE(logged.outcome.change.tickets.size() == 1);
  CHECK(logged.outcome.change.tickets.front().after.subject == "one");
  scratch.store().read([](store::Reading& reading) { CHECK_FALSE(reading.ticket({1})); });
}

TEST_CASE("what was answered at first contact is resolved by who logged it") {
  ScratchDesk scratch;
  Draft d;
  d.resolve = "restart it";
  const domain::Ticket t = ticket(scratch, scratch.log("one", "rita@example.net", d));
  CHECK(t.status == domain::Status::resolved);
  CHECK(t.assignee == "cleo");
}

TEST_CASE("rows of a bulk command are found by their words after they were indexed") {
  ScratchDesk scratch;
  desk::Desk desk = scratch.desk();
  const std::vector<Draft> rows = {draft("carburettor"), draft("other")};
  desk::log_rows(desk, rows, OnKnown::ignore);
  desk::index_texts(desk);
  scratch.store().read(
      [](store::Reading& reading) { CHECK(reading.search("carburettor", 10) == std::vector<domain::TicketId>{{1}}); });
}

/// Somebody without a role: they see what they asked for or logged.
desk::Desk requester(ScratchDesk& scratch, std::string person) {
  desk::Desk desk = scratch.desk(std::move(person));
  desk.caller.owner = false;
  return desk;
}

TEST_CASE("a key that somebody else's ticket has looks like one that nobody has, and stays theirs and mine") {
  ScratchDesk scratch;
  Draft mine = draft("mine", "K1");
  mine.requester.clear();
  desk::Desk rita = requester(scratch, "rita"), otto = requester(scratch, "otto");
  const auto log = [&](desk::Desk& desk, OnKnown on_known = OnKnown::ignore) {
    return desk::log(desk, mine, on_known).rows.front();
  };
  const auto first = log(rita);
  CHECK(first.created);
  const auto other = log(otto);
  CHECK(other.created);
  CHECK(other.ticket != first.ticket);
  CHECK(domain::shown_key(ticket(scratch, other.ticket).key) == "K1");
  for (const OnKnown what : {OnKnown::ignore, OnKnown::note}) {  // each has their own from now on
    CHECK(log(rita, what).ticket == first.ticket);
    CHECK(log(otto, what).ticket == other.ticket);
  }
  CHECK_FALSE(log(otto).created);
  CHECK(ticket(scratch, first.ticket).version == ticket(scratch, other.ticket).version);
  desk::Desk everybodys = scratch.desk();  // who sees both is told of the one that was first
  CHECK(log(everybodys).ticket == first.ticket);
  CHECK(desk::verify(scratch.store(), {}).empty());
}

TEST_CASE("a key of my own counts within one file, too, and a new ticket for it leads to none of somebody else's") {
  ScratchDesk scratch;
  desk::Desk rita = requester(scratch, "rita"), otto = requester(scratch, "otto");
  Draft row = draft("row", "K1");
  row.requester.clear();
  desk::log(rita, row, OnKnown::ignore);
  const auto rows = desk::log_rows(otto, std::vector<Draft>{row, row}, OnKnown::ignore).rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].created);
  CHECK_FALSE(rows[1].created);
  CHECK(rows[0].ticket == rows[1].ticket);
  desk::Desk eva = requester(scratch, "eva");
  const auto fresh = desk::log(eva, row, OnKnown::fresh).rows.front();
  CHECK(fresh.created);
  CHECK(ticket(scratch, fresh.ticket).links.empty());
}

}  // namespace
