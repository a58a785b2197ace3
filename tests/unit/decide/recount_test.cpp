#include "decide/recount.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::HistoryCase, domain::HistoryRow, domain::Status, domain::Told, domain::WaitingOn;

HistoryRow row(std::int64_t number, std::string_view when, std::string activity, Told told = Told::nothing,
               std::string person = {}) {
  HistoryRow row;
  row.number = number;
  row.at = at(when);
  row.activity = std::move(activity);
  row.told = told;
  row.person = std::move(person);
  return row;
}

/// A case on a fresh ticket, or one that is there.
TicketChange told(std::string_view policy, const HistoryCase& history, const Recounting& recounting,
                  TicketChange change = {}) {
  const Scene scene(policy);
  recount(change, scene.situation(at("2026-12-01 09:00")), recounting, history);
  return change;
}

constexpr Recounting kPlain() {
  return {"their log", {}, Promises::none};
}

std::vector<std::string> kinds_of(const TicketChange& change) {
  std::vector<std::string> kinds;
  for (const domain::Recorded& recorded : change.events) kinds.emplace_back(domain::kind(recorded.event));
  return kinds;
}

TEST_CASE("a case becomes a ticket with the log's own times, words and people") {
  HistoryCase history{"C-7", {}, {}, {}, {}, {}};
  history.rows = {row(2, "2026-06-08 09:00", "Assign seriousness", Told::fresh, "Value 1"),
                  row(3, "2026-06-08 10:00", "Take in charge", Told::open, "Value 2"),
                  row(4, "2026-06-08 11:00", "Wait", Told::waiting, "Value 2"),
                  row(5, "2026-06-08 12:00", "Resolve", Told::resolved, "Value 2"),
                  row(6, "2026-06-09 12:00", "Closed", Told::closed, "Value 3")};
  history.rows[0].team = "Group 9";
  const TicketChange change = told("", history, kPlain());
  const domain::Ticket& ticket = change.after;
  CHECK(ticket.key == "their log:C-7");
  CHECK(ticket.subject == "C-7");
  CHECK(ticket.created_at == at("2026-06-08 09:00"));
  CHECK(ticket.acknowledged_at == at("2026-06-08 10:00"));
  CHECK(ticket.resolved_at == at("2026-06-08 12:00"));
  CHECK(ticket.closed_at == at("2026-06-09 12:00"));
  CHECK(ticket.team == "Group 9");
  CHECK(ticket.assignee == "Value 2");
  CHECK(ticket.logged_by == "Value 1");
  REQUIRE(ticket.waits.size() == 1);
  CHECK(ticket.waits[0].ended_at == at("2026-06-08 12:00"));
  for (const domain::Recorded& recorded : change.events) CHECK((recorded.actor.via == "import" || !recorded.actor.human()));
  CHECK(change.schedule.wake_at == std::nullopt);
}

TEST_CASE("every row is kept in the log's words, those of one instant in the order of the file") {
  HistoryCase history{"C-1", {}, {}, {}, {}, {}};
  history.rows = {row(9, "2026-06-08 10:00", "Open"), row(4, "2026-06-08 09:00", "Update"), row(5, "2026-06-08 09:00", "Caused by CI")};
  std::vector<std::string> words;
  for (const domain::Recorded& recorded : told("", history, kPlain()).events)
    if (const auto* kept = std::get_if<domain::TicketRecounted>(&recorded.event))
      words.push_back(kept->activity + " " + std::to_string(kept->row) + (kept->log_at ? " late" : ""));
  CHECK(words == std::vector<std::string>{"Update 4", "Caused by CI 5", "Open 9"});
}

TEST_CASE("a row that comes when its ticket has gone on is kept with its own time, and changes nothing") {
  HistoryCase history{"C-1", {row(2, "2026-06-08 09:00", "Open"), row(3, "2026-06-08 10:00", "Done", Told::resolved)}, {}, {}, {}, {}};
  TicketChange change = told("", history, kPlain());
  change.before = change.after;
  change.events.clear();
  history.rows = {row(4, "2026-06-08 09:30", "Parked", Told::waiting)};
  change = told("", history, kPlain(), std::move(change));
  REQUIRE(change.events.size() == 1);
  const auto& last = std::get<domain::TicketRecounted>(change.events.back().event);
  CHECK(change.events.back().at == at("2026-06-08 10:00"));
  CHECK(last.log_at == at("2026-06-08 09:30"));
  CHECK(change.after.status == Status::resolved);
}

TEST_CASE("what the log states in columns of the case is what counts, whatever its rows say") {
  HistoryCase history{"INC1", {}, at("2026-06-08 08:50"), at("2026-06-08 12:30"), at("2026-06-10 09:00"), {}};
  history.rows = {row(2, "2026-06-08 09:00", "New", Told::fresh), row(3, "2026-06-08 11:00", "Resolved", Told::resolved),
                  row(4, "2026-06-08 13:00", "Active", Told::open), row(5, "2026-06-10 09:00", "Closed", Told::closed)};
  const TicketChange change = told("", history, {"log", {true, true}, Promises::none});
  CHECK(change.after.created_at == at("2026-06-08 08:50"));
  CHECK(change.after.resolved_at == at("2026-06-08 12:30"));
  CHECK(change.after.closed_at == at("2026-06-10 09:00"));
  CHECK(change.after.reopens == 0);
}

TEST_CASE("a ticket that goes on after it was resolved was reopened") {
  HistoryCase history{"C-1", {}, {}, {}, {}, {}};
  history.rows = {row(2, "2026-06-08 09:00", "Accepted", Told::open, "ann"), row(3, "2026-06-08 10:00", "Completed", Told::resolved, "ann"),
                  row(4, "2026-06-08 11:00", "Accepted", Told::waiting, "bob")};
  history.rows[2].on = WaitingOn::vendor;
  const TicketChange change = told("", history, kPlain());
  CHECK(change.after.reopens == 1);
  CHECK(change.after.status == Status::waiting);
  CHECK(change.after.turn == domain::Turn::vendor);
}

TEST_CASE("the log's own promise is a clock from beginning to end, met or broken at the end") {
  for (const bool kept : {true, false}) {
    HistoryCase history{"C-1", {}, {}, {}, {}, kept};
    history.rows = {row(2, "2026-06-08 09:00", "New"), row(3, "2026-06-09 09:00", "Closed", Told::closed)};
    const TicketChange change = told("", history, {"log", {}, Promises::log});
    REQUIRE(change.after.clocks.size() == 1);
    const domain::Clock& clock = change.after.clocks[0];
    CHECK(clock.target_s == 86'400);
    CHECK(clock.stopped_at == at("2026-06-09 09:00"));
    CHECK(clock.breached_at.has_value() == !kept);
  }
}

TEST_CASE("the desk's promises are measured over the history, and broken when they fell due") {
  HistoryCase history{"C-1", {}, {}, {}, {}, {}};
  history.rows = {row(2, "2026-06-08 09:00", "New"), row(3, "2026-06-08 15:00", "Fixed", Told::resolved, "ann")};
  history.rows[0].priority = "P3";
  const TicketChange change =
      told(standard("target.P3 = { resolution = \"4bh\" }"), history, {"log", {}, Promises::desk});
  REQUIRE(change.after.clocks.size() == 1);
  CHECK(change.after.clocks[0].breached_at == at("2026-06-08 13:00"));
  CHECK(change.after.clocks[0].stopped_at == at("2026-06-08 15:00"));
  const std::vector<std::string> kinds = kinds_of(change);
  CHECK(std::find(kinds.begin(), kinds.end(), "rung.fired") == kinds.end());
}

TEST_CASE("members that the log changes are edited, fields among them, and those that stay are not") {
  HistoryCase history{"C-1", {}, {}, {}, {}, {}};
  history.rows = {row(2, "2026-06-08 09:00", "New"), row(3, "2026-06-08 10:00", "Update"), row(4, "2026-06-08 11:00", "Update")};
  for (HistoryRow& one : history.rows) one.category = "network";
  history.rows[0].fields = {{"count", "0"}};
  history.rows[1].fields = {{"count", "1"}};
  history.rows[2].fields = {{"count", "1"}};
  history.rows[2].priority = "P1";
  const TicketChange change = told("", history, kPlain());
  CHECK(change.after.priority == "P1");
  CHECK(change.after.category == "network");
  REQUIRE(change.after.fields.size() == 1);
  CHECK(change.after.fields[0].second == json::Value("1"));
  const std::vector<std::string> kinds = kinds_of(change);
  CHECK(std::count(kinds.begin(), kinds.end(), "ticket.edited") == 1);
}

}  // namespace
