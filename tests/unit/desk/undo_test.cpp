#include "desk/undo.h"

#include <algorithm>

#include "base/file.h"
#include "base/format.h"
#include "desk/absence.h"
#include "desk/deliver.h"
#include "desk/erase.h"
#include "desk/keep.h"
#include "desk/link.h"
#include "desk/place.h"
#include "undoing.h"

namespace {

using namespace spoc;
using domain::Status, domain::WaitingOn;
using test::Works, test::hour, test::doing, test::undo, test::members;
using Kinds = std::vector<std::string>;

void deliver(Works& works, double at) {
  desk::Desk desk = works.at(at);
  desk::deliver(desk, {works.folder(), [at] { return hour(at); }}, [](const desk::Sent&) {});
}

TEST_CASE("undoing makes a ticket as it was, and is an entry of the journal") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  const domain::Ticket before = works.ticket(id);
  desk::Desk cleo = doing(works, "take", 0.1);
  const auto taken = desk::take(cleo, {id}).operation;
  const std::int64_t version = works.ticket(id).version;
  const desk::Undone undone = undo(works, 0.2);
  CHECK(undone.operation.id == taken);
  CHECK(undone.operation.verb == "take");
  CHECK(members(works.ticket(id)) == members(before));
  CHECK(works.kinds(id, version).front() == "operation.undone");
  CHECK(works.differences().empty());
}

TEST_CASE("clocks run on as if nobody had stopped them: what time would have caused is caused at its true instant") {
  Works works;
  const auto id = works.log("printer", "rita@example.net", {.urgency = "high"});
  REQUIRE(works.ticket(id).priority == "P1");
  desk::Desk cleo = doing(works, "resolve", 0.5);
  desk::resolve(cleo, {id}, {"restart it", {}, {}});
  const desk::Undone undone = undo(works, 6);
  const domain::Ticket after = works.ticket(id);
  CHECK(after.status == Status::fresh);
  REQUIRE(after.clock(domain::ClockName::resolution));
  CHECK(after.clock(domain::ClockName::resolution)->breached_at == hour(4));
  CHECK(after.clock(domain::ClockName::acknowledge)->breached_at == hour(1));
  CHECK_FALSE(after.resolved_at);
  CHECK(undone.dropped == 1);  // the answer to the requester had not left
  CHECK(works.differences().empty());
}

TEST_CASE("what a sweep did between counts no more, unless it would have been done anyway; then it is told once") {
  Works works;
  const auto id = works.log("printer", "rita@example.net", {.urgency = "high"});
  desk::Desk cleo = doing(works, "edit", 0.2);
  desk::edit(cleo, {id},
             {.set = {{"tags", json::Value(json::Array{"loud"})}}, .reason = "", .if_version = std::nullopt});
  works.sweep(5);
  const auto fired = works.ticket(id).fired;
  REQUIRE(fired.size() >= 2);
  const auto queued = works.effects("queued").size();
  const desk::Undone undone = undo(works, 6);
  CHECK(works.ticket(id).fired == fired);
  CHECK(works.ticket(id).tags.empty());
  CHECK(works.effects("queued").size() == queued);
  CHECK(undone.dropped == 0);
  CHECK(undone.corrections == 0);
  CHECK(works.differences().empty());
}

TEST_CASE("an unsent notice is dropped, for a sent one a correction is queued") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\n");
  const auto id = works.log("printer", "rita@example.net");
  deliver(works, 0.1);
  desk::Desk cleo = doing(works, "assign", 1);
  desk::assign(cleo, {id}, "ben", "");
  CHECK(undo(works, 1.1).dropped == 1);
  CHECK(works.effects("queued").empty());
  desk::assign(cleo, {id}, "ben", "");
  deliver(works, 1.2);
  const desk::Undone undone = undo(works, 1.3);
  CHECK(undone.dropped == 0);
  CHECK(undone.corrections == 1);
  const auto queued = works.effects("queued");
  REQUIRE(queued.size() == 1);
  CHECK(queued.front().effect.reason == "undone");
  CHECK(queued.front().effect.to == "person:ben");
  deliver(works, 1.4);
  const auto mails = works.mails();
  for (const std::string& mail : mails) UNSCOPED_INFO(mail);
  CHECK(std::any_of(mails.begin(), mails.end(), [](const std::string& mail) {
    return mail.find("Taken back: it was given to you") != std::string::npos;
  }));
  CHECK(works.differences().empty());
}

TEST_CASE("a later event forbids it and is named; undoing that first is allowed") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = doing(works, "take", 0.1), ben = doing(works, "edit", 0.2, "ben");
  const auto taken = desk::take(cleo, {id}).operation;
  desk::edit(ben, {id},
             {.set = {{"tags", json::Value(json::Array{"loud"})}}, .reason = "", .if_version = std::nullopt});
  try {
    undo(works, 0.3);
    FAIL("a later event forbids it");
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    CHECK(error.message.find("ticket.edited by ben") != std::string::npos);
  }
  desk::Desk own = doing(works, "undo", 0.3, "ben");
  own.caller.owner = false;
  CHECK(works.code([&] { desk::undo(own, taken); }) == Code::not_found);  // who may not see it is told of nothing
  undo(works, 0.3, "ben");
  undo(works, 0.4);
  CHECK(works.ticket(id).assignee.empty());
  CHECK(works.code([&] { undo(works, 0.5, "cleo", taken); }) == Code::conflict);  // it was undone already
  CHECK(works.differences().empty());
}

TEST_CASE("whom an undone choice gave a ticket counts as not chosen for it") {
  Works works;
  const auto first = works.log("printer", "rita@example.net", {.urgency = "low"}),
             second = works.log("mouse", "rita@example.net", {.urgency = "low"});
  const auto chosen_at = [&](const std::string& who) {
    std::optional<time::Instant> at;
    works.store().read([&](store::Reading& reading) { at = reading.people().load(who).last_assigned_at; });
    return at;
  };
  desk::Desk before = doing(works, "route", 1), later = doing(works, "route", 2);
  const desk::Route network{.to = "network", .reason = "theirs", .handover = "", .reference = ""};
  desk::route_to(before, {first}, network);
  const std::string who = works.ticket(first).assignee;
  REQUIRE(chosen_at(who) == hour(1));
  desk::route_to(later, {second}, network);
  const std::string next = works.ticket(second).assignee;
  REQUIRE(chosen_at(next) == hour(2));
  undo(works, 3);
  CHECK(chosen_at(next) == (next == who ? std::optional(hour(1)) : std::nullopt));
  undo(works, 4);
  CHECK_FALSE(chosen_at(who));
  CHECK(works.differences().empty());
}

TEST_CASE("undoing again takes back the one before; what cannot be undone is refused by name") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  const domain::Ticket before = works.ticket(id);
  desk::Desk take = doing(works, "take", 0.1), release = doing(works, "release", 0.2), note = doing(works, "note", 0.3);
  desk::take(take, {id});
  desk::release(release, {id}, "no time");
  CHECK(undo(works, 0.4).operation.verb == "release");
  CHECK(undo(works, 0.5).operation.verb == "take");
  CHECK(members(works.ticket(id)) == members(before));
  desk::note(note, {id}, {.text = "hm", .is_public = false, .as_requester = false, .spent_s = 0, .files = {}});
  CHECK(works.code([&] { undo(works, 0.6); }) == Code::conflict);
  CHECK(works.code([&] { undo(works, 0.6, ""); }) == Code::refused);
  CHECK(works.code([&] { undo(works, 0.6, "ana"); }) == Code::not_found);
  CHECK(works.code([&] { undo(works, 0.6, "cleo", domain::OperationId{999}); }) == Code::not_found);
}

TEST_CASE("a bulk operation is undone as one, and a dry run of it changes no byte") {
  Works works;
  std::vector<domain::TicketId> ids;
  std::vector<domain::Ticket> before;
  for (int i = 0; i < 40; ++i) {
    ids.push_back(works.log("printer", "rita@example.net"));
    before.push_back(works.ticket(ids.back()));
  }
  desk::Desk cleo = doing(works, "wait", 0.1);
  desk::wait(cleo, ids, {WaitingOn::date, hour(30), ""});
  desk::Desk trial = doing(works, "undo", 1);
  trial.dry_run = true;
  const std::string bytes = works.digest();
  CHECK(desk::undo(trial, std::nullopt).tickets == ids);
  CHECK(works.digest() == bytes);
  const desk::Undone undone = undo(works, 0.2);
  CHECK(undone.tickets == ids);
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(members(works.ticket(ids[i])) == members(before[i]));
  CHECK(works.differences().empty());
}

TEST_CASE("undoing asks for the verb, on the ticket as it was before") {
  Works works(R"toml(
[department.hr]
[team.payroll]
department = "hr"
[role.agent]
see = "team"
may = { work = "team", route = "team", undo = "own" }
)toml");
  const auto role = [&](std::vector<std::string> roles) {
    works.store().write(works.at(0).caller, [&](store::Unit& unit) {
      domain::Person ben = *unit.people().person("ben");
      ben.roles = std::move(roles);
      domain::Change change;
      change.desk = {{hour(0), {}, domain::PersonChanged{ben}}};
      unit.commit(change);
    });
  };
  role({"agent"});
  const auto id = works.log("vpn", "rita@example.net");
  const auto as_ben = [&](std::string verb, double at) {
    desk::Desk ben = doing(works, std::move(verb), at, "ben");
    ben.caller.owner = false;
    return ben;
  };
  const std::string assignee = works.ticket(id).assignee;
  {
    // What others did is theirs, as far as he sees it; what he does not see is not there.
    desk::Desk cleo = doing(works, "edit", 0.05), own = as_ben("undo", 0.06);
    const auto tagged = [&](const std::vector<domain::TicketId>& ids, const char* tag) {
      return desk::edit(cleo, ids,
                        {.set = {{"tags", json::Value(json::Array{tag})}}, .reason = "", .if_version = std::nullopt})
          .operation;
    };
    const auto hidden = works.log("salary", "rita@example.net", {.team = "payroll"});
    const auto theirs = tagged({id}, "loud"), unseen = tagged({hidden}, "loud"), both = tagged({id, hidden}, "new");
    CHECK(works.code([&] { desk::undo(own, theirs); }) == Code::refused);
    CHECK(works.code([&] { desk::undo(own, unseen); }) == Code::not_found);
    CHECK(works.code([&] { desk::undo(own, both); }) == Code::refused);
  }
  desk::Desk ben = as_ben("route", 0.1), undoing = as_ben("undo", 0.2);
  const auto routed = desk::route_to(ben, {id}, {"payroll", "salary", "", ""}).operation;
  REQUIRE(works.ticket(id).team == "payroll");
  // Ben sees it no more, and takes back what he did to a ticket that was his to route.
  role({});
  CHECK(works.code([&] { desk::undo(undoing, routed); }) == Code::not_found);
  role({"agent"});
  CHECK(desk::undo(undoing, routed).tickets == std::vector{id});
  CHECK(works.ticket(id).team == "network");
  // What happened to it there since is not for him.
  desk::Desk again = as_ben("route", 0.3), late = as_ben("undo", 0.5), cleo = doing(works, "take", 0.4);
  desk::route_to(again, {id}, {"payroll", "salary", "", ""});
  desk::take(cleo, {id});
  try {
    desk::undo(late, std::nullopt);
    FAIL("it was taken");
  } catch (const Error& error) {
    CHECK(error.code == Code::not_found);
    CHECK(error.message == format("there is no ticket {}", to_text(id)));
  }
}

TEST_CASE("what a command only looked at does not forbid to take it back, and stays as it is") {
  Works works;
  const auto a = works.log("printer", "rita@example.net"), b = works.log("printer", "rita@example.net"),
             c = works.log("printer", "omar@example.net", {.urgency = "high"});
  desk::Desk cleo = doing(works, "link", 0.1), late = doing(works, "link", 1.5), note = doing(works, "note", 3, "ben");
  desk::link(cleo, {b}, domain::LinkKind::blocks, c, false);
  const auto version = works.ticket(c).version;
  desk::link(late, {a}, domain::LinkKind::blocks, b, false);  // a circle is looked for as far as c
  REQUIRE(works.kinds(c, version) == Kinds{"clock.breached"});
  desk::note(note, {c}, {.text = "hm", .is_public = false, .as_requester = false, .spent_s = 0, .files = {}});
  const domain::Ticket before = works.ticket(c);
  CHECK(undo(works, 4).tickets == std::vector{a, b});
  CHECK(works.ticket(c) == before);
  CHECK(works.differences().empty());
}

TEST_CASE("an absence is taken back with the tickets that it handed over; what was said before holds again") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net", {.urgency = "high"});
  const domain::Ticket before = works.ticket(id);
  REQUIRE_FALSE(before.assignee.empty());
  const auto absences = [&] {
    std::vector<domain::Absence> all;
    works.store().read([&](store::Reading& reading) { all = reading.all_absences(); });
    return all;
  };
  desk::Desk away = doing(works, "away", 0.1);
  const auto first = desk::set_away(away, {before.assignee, hour(0.1), hour(100), {}});
  REQUIRE(first.handed_over.size() == 1);
  const auto said = absences();
  desk::Desk longer = doing(works, "away", 0.2), back = doing(works, "away", 0.3);
  desk::set_away(longer, {before.assignee, hour(0.1), hour(200), {}});
  CHECK(works.code([&] { undo(works, 0.25, "cleo", first.outcome.operation); }) == Code::conflict);
  CHECK(undo(works, 0.25).operation.verb == "away");
  CHECK(absences() == said);
  desk::come_back(back, before.assignee);
  undo(works, 0.35);
  CHECK(absences() == said);
  undo(works, 0.4);
  CHECK(absences().empty());
  CHECK(members(works.ticket(id)) == members(before));
  CHECK(works.code([&] { undo(works, 0.5, "cleo", first.outcome.operation); }) == Code::conflict);
  CHECK(works.differences().empty());
}

TEST_CASE("what was undone or merged stays so in an export that is read in, and when somebody is erased") {
  Works works;
  const auto a = works.log("printer", "rita@example.net"), b = works.log("printer jams", "omar@example.net"),
             c = works.log("mouse", "rita@example.net");
  desk::Desk take = doing(works, "take", 0.1), merge = doing(works, "merge", 0.3), edit = doing(works, "edit", 0.4);
  desk::take(take, {a, b, c});
  undo(works, 0.2);
  desk::merge(merge, {a}, b);
  desk::edit(edit, {c}, {.set = {{"subject", json::Value("Rita's mouse")}}, .reason = "", .if_version = std::nullopt});
  undo(works, 0.5);
  std::vector<std::string> lines;
  works.store().write_out([&](std::string_view line) { lines.emplace_back(line.substr(0, line.size() - 1)); }, {});
  const desk::Place place{join_path(works.folder(), "imported/spoc.db"), join_path(works.folder(), "imported")};
  make_folders(place.folder);
  std::size_t next = 0;
  const desk::Kept kept = desk::import(place,
                                       [&]() -> std::optional<std::string_view> {
                                         if (next == lines.size()) return std::nullopt;
                                         return lines[next++];
                                       },
                                       false, {});
  CHECK(kept.differences.empty());
  store::Store imported(place.store);
  CHECK(desk::verify(imported, {}).empty());
  imported.read([&](store::Reading& reading) {
    CHECK(reading.ticket(a)->ticket == works.ticket(a));
    CHECK(reading.ticket(b)->ticket == works.ticket(b));
    CHECK(reading.ticket(c)->ticket.subject == "mouse");
    CHECK(reading.ticket(c)->ticket.assignee == works.ticket(c).assignee);
  });
  desk::Desk cancel = doing(works, "cancel", 0.6), erase = doing(works, "erase", 1);
  desk::cancel(cancel, {b, c}, "never mind");
  desk::erase(erase, "rita@example.net");
  CHECK(works.ticket(c).subject == "[erased]");
  CHECK(works.ticket(b).participants.size() == 1);
  CHECK(works.ticket(b).participants.front().address.find("rita") == std::string::npos);
  CHECK(works.differences().empty());
}

TEST_CASE("a step's answer that moved its run on cannot be taken back: what it made is named") {
  Works works;
  const auto asked = works.log("a badge", "rita@example.net", {.service = "badge"});
  const domain::TicketId form{asked.number + 1};
  REQUIRE(works.ticket(form).step == "form");
  desk::Desk tick = doing(works, "tick", 0.1), done = doing(works, "resolve", 0.2);
  desk::tick(tick, form, {"photo", "room"}, {"B12", {}});
  desk::resolve(done, {form}, {"", {}, {{"colour", json::Value("red")}}});
  try {
    undo(works, 0.3);
    FAIL("the run went on");
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    CHECK(error.message.find("it made ticket") != std::string::npos);
  }
}

}  // namespace
