#include "desk/sweep.h"

#include <algorithm>

#include "desk/explain.h"
#include "sql/connection.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour, test::ScratchDesk;

TEST_CASE("a sweep does what is due once, however often it runs") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  CHECK(works.sweep(3.9).woken == 0);
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.woken == 1);
  CHECK(swept.changed == 1);
  REQUIRE(swept.rungs.size() == 2);
  CHECK(swept.rungs[0].rung == "resolution@50%");
  CHECK(swept.rungs[0].at == hour(4));
  CHECK(swept.rungs[0].episode == hour(0));
  CHECK(swept.rungs[0].told == std::vector<std::string>{"assignee"});
  CHECK(swept.rungs[1].rung == "response@100%");
  const auto version = works.ticket(id).version;
  for (int i = 0; i < 5; ++i) CHECK(works.sweep(4).woken == 0);
  CHECK(works.ticket(id).version == version);
}

TEST_CASE("one sweep after an outage leaves what many would have left") {
  Works often, late;
  for (Works* works : {&often, &late}) {
    works->log("vpn drops", "rita@example.net");
    const auto id = works->log("printer", "rita@example.net");
    desk::Desk cleo = works->at(1);
    desk::wait(cleo, {id}, {domain::WaitingOn::requester, hour(60), "which?"});
  }
  for (double h = 1; h < 200; h += 0.5) often.sweep(h);
  often.sweep(200);
  late.sweep(200);
  for (const domain::TicketId id : {domain::TicketId{1}, domain::TicketId{2}}) {
    domain::Ticket a = often.ticket(id), b = late.ticket(id);
    a.operation = b.operation = {};
    a.bundle = b.bundle = {};
    CHECK(a == b);
    CHECK(often.kinds(id) == late.kinds(id));
  }
  CHECK(often.differences().empty());
  CHECK(late.differences().empty());
}

/// Waits on five requesters, who are all reminded after a day.
void ask_five(Works& works) {
  for (const char* who : {"a@example.net", "b@example.net", "c@example.net", "d@example.net", "e@example.net"}) {
    desk::Desk cleo = works.at(0);
    desk::wait(cleo, {works.log("printer", who)}, {domain::WaitingOn::requester, hour(100), "which?"});
  }
}

TEST_CASE("above the storm limit notices are held and changes stand; confirmed, they are released") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 4\n");
  ask_five(works);
  const std::size_t queued = works.effects("queued").size();
  const desk::Swept swept = works.sweep(24);
  CHECK(swept.changed == 5);
  CHECK(swept.held == 5);
  CHECK(swept.told == 5);
  CHECK(swept.notices == 0);
  CHECK(works.effects("held").size() == 5);
  CHECK(works.effects("queued").size() == queued);
  CHECK(works.ticket({1}).reminders == 1);
  desk::Desk d = works.at(25, "");
  CHECK(desk::sweep(d, true).released == 5);
  CHECK(works.effects("held").empty());
  CHECK(works.effects("queued").size() == queued + 5);
}

TEST_CASE("a storm is counted in people, not in tickets or notices: one person is told of many in one message") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 4\n");
  for (int i = 0; i < 9; ++i) works.log("vpn", "rita@example.net");
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.changed == 9);
  CHECK(swept.held == 0);
  CHECK(swept.notices >= 9);
}

TEST_CASE("as many people as the storm limit says are no storm") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 5\n");
  ask_five(works);
  const desk::Swept swept = works.sweep(24);
  CHECK(swept.held == 0);
  CHECK(swept.notices == 5);
}

/// Changes the store behind the program's back.
void tamper(Works& works, const std::string& sql) {
  sql::open_connection(works.place(), {})->script(sql);
}

TEST_CASE("a ticket that cannot be decided on is reported and stays due, and the rest goes on") {
  Works works;
  for (int i = 0; i < 3; ++i) works.log("vpn", "rita@example.net");
  tamper(works, "update ticket set bundle = 'gone' where id = 2");
  for (int i = 0; i < 2; ++i) {
    desk::Desk trial = works.at(4, "");
    trial.dry_run = true;
    CHECK(desk::sweep(trial, false).failed.size() == 1);
  }
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.changed == 2);
  CHECK(swept.woken == 2);
  REQUIRE(swept.failed.size() == 1);
  CHECK(swept.failed[0].subject == domain::subject(domain::TicketId{2}));
  CHECK(swept.failed[0].error.code == Code::not_found);
  CHECK(works.sweep(4).failed.size() == 1);
}

TEST_CASE("a ticket whose events the store refuses is left out, and the rest is written") {
  Works works;
  for (int i = 0; i < 3; ++i) works.log("vpn", "rita@example.net");
  tamper(works, "insert into fired (ticket, position, rung, episode, n, at) values (2, 0, 'x', 0, 1, 0)");
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.changed == 2);
  REQUIRE(swept.failed.size() == 1);
  CHECK(swept.failed[0].subject.number == 2);
  CHECK(works.ticket({1}).fired.size() == 2);
  CHECK(works.ticket({3}).fired.size() == 2);
  CHECK(works.sweep(4).failed.size() == 1);
}

TEST_CASE("more failures than a batch holds hinder nobody") {
  Works works;
  for (int i = 0; i < 505; ++i) works.log("printer", "rita@example.net");
  tamper(works, "update ticket set bundle = 'gone' where id <= 502");
  const desk::Swept swept = works.sweep(100);
  CHECK(swept.failed.size() == 502);
  CHECK(swept.changed == 3);
}

TEST_CASE("a sweep beside another one does nothing, but releases what was held when it is told to; a trial asks nobody") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 4\n");
  ask_five(works);
  works.sweep(24);
  auto other = works.store().try_lock("sweep");
  REQUIRE(other);
  const desk::Swept swept = works.sweep(48);
  CHECK(swept.elsewhere);
  CHECK(swept.woken == 0);
  desk::Desk d = works.at(48, "");
  d.dry_run = true;
  CHECK(desk::sweep(d, false).woken == 5);
  d.dry_run = false;
  const desk::Swept released = desk::sweep(d, true);
  CHECK(released.elsewhere);
  CHECK(released.released == 5);
  other.reset();
  CHECK(works.sweep(48).woken == 5);
}

TEST_CASE("more than one batch is handled, and a trial sees all of it") {
  Works works;
  desk::Desk cleo = works.at(0);
  std::vector<domain::TicketId> ids;
  for (int i = 0; i < 510; ++i) ids.push_back(works.log("printer", "rita@example.net"));
  desk::Desk trial = works.at(100, "");
  trial.dry_run = true;
  CHECK(desk::sweep(trial, false).woken == 510);
  CHECK(works.sweep(100).woken == 510);
  CHECK(works.sweep(100).woken == 0);
}

std::string ladder_of(Works& works, domain::TicketId id, double hours) {
  std::string text;
  const desk::Desk d = works.at(hours);
  for (const desk::Answer& answer : desk::explain_ticket(d, id).answers)
    if (answer.name == "ladder")
      for (const desk::Because& because : answer.reasons)
        text += (because.at ? time::to_text(*because.at) + " " : std::string()) + because.text + "\n";
  return text;
}

TEST_CASE("every rung says when it fired and what that did, when it is due, or why it does not fire") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  CHECK(ladder_of(works, id, 1) ==
        "2026-06-05T14:00:00Z resolution@50% is due, measured from 2026-06-05 10:00\n"
        "2026-06-05T18:00:00Z resolution@100% is due, measured from 2026-06-05 10:00\n"
        "2026-06-05T14:00:00Z response@100% is due, measured from 2026-06-05 10:00\n");
  works.sweep(4);
  CHECK(ladder_of(works, id, 5) ==
        "2026-06-05T14:00:00Z resolution@50% fired: tell, told assignee\n"
        "resolution@50% does not fire: it has fired as often as it may\n"
        "2026-06-05T18:00:00Z resolution@100% is due, measured from 2026-06-05 10:00\n"
        "2026-06-05T14:00:00Z response@100% fired: route\n"
        "response@100% does not fire: it has fired as often as it may\n");
  desk::Desk cleo = works.at(5);
  desk::wait(cleo, {id}, {domain::WaitingOn::requester, hour(60), "which?"});
  CHECK(ladder_of(works, id, 6).find("resolution@100% does not fire: its clock stands still\n") != std::string::npos);
  CHECK(ladder_of(works, id, 6).find("response@100% does not fire: its clock has stopped\n") != std::string::npos);
}

TEST_CASE("rungs whose messages became one notice name each other") {
  std::vector<policy::File> files = test::works_policy();
  for (policy::File& file : files) {
    const auto at = file.content.find("at = \"100%\", tell = [\"lead\"]");
    if (at != std::string::npos) file.content.replace(at, 28, "at = \"100%\", tell = [\"assignee\"]");
  }
  ScratchDesk scratch(files);
  const auto id = scratch.log("vpn", "rita@example.net");
  desk::Desk d = scratch.desk("", 9 * 3600);
  desk::sweep(d, false);
  std::string text;
  for (const desk::Answer& answer : desk::explain_ticket(d, id).answers)
    for (const desk::Because& because : answer.reasons) text += because.text + "\n";
  CHECK(text.find("resolution@50% fired: tell, told assignee (in one notice with resolution@100%)\n") != std::string::npos);
  CHECK(text.find("resolution@100% fired: tell+raise, told assignee (in one notice with resolution@50%)\n") !=
        std::string::npos);
}

/// A run that asks everybody of the front line when a day has passed.
constexpr std::string_view kLater = R"t(
spoc = 1
[workflow]
title = "Later"
owner = "it"
[steps.pause]
kind = "wait"
until = "activated + 24h"
[steps.agree]
kind = "approval"
title = "May they?"
needs = ["pause"]
approvers = ["members('front')"]
)t";

TEST_CASE("whom runs would tell counts for the storm limit as well") {
  std::vector<policy::File> files = test::works_policy("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 2\n");
  files.push_back({"workflows/later.toml", std::string(kLater)});
  test::ScratchDesk works(files);
  works.store().write(works.desk().caller, [](store::Unit& unit) {
    domain::Change change;
    for (const char* id : {"eva", "fay", "gus"}) {
      domain::Person person;
      person.id = person.name = id;
      person.address = std::string(id) + "@example.org";
      person.teams = {"front"};
      change.desk.push_back({hour(0), {}, domain::PersonChanged{person}});
    }
    unit.commit(change);
  });
  desk::Desk cleo = works.desk();
  desk::start_run(cleo, {"later", {}, {}, {}, false});
  desk::Desk program = works.desk("", 25 * 3600);
  const desk::Swept swept = desk::sweep(program, false);
  CHECK(swept.told == 4);  // eva, fay, gus and cleo
  CHECK(swept.held > 0);
  CHECK(swept.notices == 0);
  CHECK(works.effects("held").size() == static_cast<std::size_t>(swept.held));
}

TEST_CASE("a sweep passes on what nobody took once, and what it leaves is what verify expects") {
  std::vector<policy::File> files = test::works_policy();
  const std::string place = "distribute = \"round_robin\"\n";
  files[0].content.insert(files[0].content.find(place) + place.size(), "accept_within = \"30m\"\n");
  test::ScratchDesk desks(files);
  const domain::TicketId id = desks.log("vpn drops", "rita@example.net");
  REQUIRE(desks.ticket(id).assignee == "ana");
  const auto sweep = [&](double hours) {
    desk::Desk program = desks.desk("", static_cast<std::int64_t>(hours * 3600));
    return desk::sweep(program, false);
  };
  CHECK(sweep(0.4).changed == 0);
  CHECK(sweep(0.6).changed == 1);
  CHECK(desks.ticket(id).assignee == "ben");
  CHECK(sweep(0.6).changed == 0);
  CHECK(sweep(1.0).changed == 0);  // ben was asked at 0.6
  CHECK(sweep(1.2).changed == 1);
  CHECK(desks.ticket(id).assignee.empty());
  CHECK(desks.ticket(id).status == domain::Status::fresh);
  CHECK(desk::verify(desks.store(), {}).empty());
  desk::Desk cleo = desks.desk("cleo", 5000);
  const desk::Explanation why = desk::explain_ticket(cleo, id);
  const auto assignee = std::find_if(why.answers.begin(), why.answers.end(), [](const desk::Answer& answer) { return answer.name == "assignee"; });
  REQUIRE(assignee != why.answers.end());
  const auto said = [&](std::string_view text) {
    return std::any_of(assignee->reasons.begin(), assignee->reasons.end(), [&](const auto& reason) { return reason.text == text; });
  };
  CHECK(said("asked no longer: ana did not take it within 30m"));
  CHECK(said("nobody was chosen: ben did not take it within 30m; nobody of network can take it now"));
}

TEST_CASE("one late sweep brings runs that hang together to where prompt sweeps would have") {
  auto files = test::works_policy();
  constexpr std::string_view kHead = "spoc = 1\n[workflow]\ntitle = \"x\"\nowner = \"it\"\n";
  files.push_back({"workflows/inner.toml", std::string(kHead) + R"(
[steps.rest]
kind = "wait"
until = "activated + 2h"
mutex = "bed"
)"});
  files.push_back({"workflows/outer.toml", std::string(kHead) + R"(
[steps.first]
kind = "call"
call = "inner"
[steps.ask]
team = "front"
due = "opened + 8h"
[steps.second]
kind = "wait"
needs = ["first"]
until = "activated + 1h"
mutex = "bed"
cancels = ["ask"]
)"});
  test::ScratchDesk desks(files);
  desk::Desk cleo = desks.desk("cleo", 0);
  const domain::RunId early = desk::start_run(cleo, {"outer", {}, {}, {}, false}).run;
  const domain::RunId late = desk::start_run(cleo, {"outer", {}, {}, {}, false}).run;
  desk::Desk program = desks.desk("", 20 * 3600);
  CHECK(desk::sweep(program, false).failed.empty());
  const auto run = [&](domain::RunId id) {
    domain::Run found;
    desks.store().read([&](store::Reading& reading) { found = *reading.run(id); });
    return found;
  };
  // A caller goes on, and may take the bed, before it is handed to the next in the queue.
  CHECK(run(early).step("first")->finished_at == hour(2));
  CHECK(run(early).step("second")->finished_at == hour(3));
  CHECK(run(late).step("first")->finished_at == hour(5));
  CHECK(run(late).step("second")->finished_at == hour(6));
  const domain::Ticket asked = desks.ticket(run(early).step("ask")->ticket);
  CHECK(asked.status == domain::Status::cancelled);
  CHECK(asked.last_at == hour(3));
  CHECK(desk::verify(desks.store(), {}).empty());
}

}  // namespace
