// The other reports over small journals that were worked out by hand.
#include <cmath>

#include "history.h"
#include "report/backlog.h"
#include "report/causes.h"
#include "report/crossings.h"
#include "report/first_line.h"
#include "report/periods.h"
#include "report/providers.h"
#include "report/routing.h"
#include "report/satisfaction.h"
#include "report/sla.h"
#include "report/trend.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

const Bounds kMonth{at("2026-05-31T22:00:00Z"), at("2026-06-30T22:00:00Z")};

using Tables = std::vector<render::Table>;

Tables tables_of(History& history, const Request& request, Measure (*report)(const Request&)) {
  Tables tables;
  history.store().read([&](store::Reading& reading) { tables = answer(reading, request, report(request)); });
  return tables;
}
Tables of_june(History& history, Measure (*report)(const Request&)) {
  return tables_of(history, history.request(kMonth, kMonth.end), report);
}

domain::TicketAssigned given_to(std::string person) {
  return {std::move(person), "hand", {}, false};
}
domain::TicketResolved resolved(std::string text = "done") {
  return {std::move(text), {}, {}};
}

}  // namespace

TEST_CASE("attainment counts at the deadline with open tickets; beside it stand those that were resolved") {
  History history;
  // Eight open hours from Monday 09:00: due at 17:00 of the same day.
  const auto in_time = history.log(at("2026-06-01T07:00:00Z"));
  history.promise(in_time, at("2026-06-01T07:00:00Z"), 8);
  history.then(in_time, at("2026-06-01T09:00:00Z"), domain::ClockStopped{domain::ClockName::resolution, 1});
  history.then(in_time, at("2026-06-01T09:00:00Z"), resolved());
  const auto never = history.log(at("2026-06-01T07:00:00Z"), {"portal", "P1", "network"});
  history.promise(never, at("2026-06-01T07:00:00Z"), 8);
  history.then(never, at("2026-06-01T14:00:00Z"), given_to("cara"));
  const auto later = history.log(at("2026-06-30T07:00:00Z"));
  history.promise(later, at("2026-06-30T07:00:00Z"), 16);
  const auto tables = of_june(history, sla);
  CHECK(row(tables, "attainment", {"resolution", "all", ""}) == "1/2 | 1 | 1 | 1 | 1/1 | 0/0");
  CHECK(row(tables, "attainment", {"resolution", "priority", "P1"}) == "0/1 | 0 | 1 | 0 | 0/0 | 0/0");
  CHECK(row(tables, "attainment", {"resolution", "team", "desktop"}) == "1/1 | 1 | 0 | 1 | 1/1 | 0/0");
  // Seven of eight hours in the queue.
  CHECK(row(tables, "breaches", {"resolution", "queue"}) == "1 | 1/1");
}

TEST_CASE("what broke a promise is a change where there was one, else what took most of its time") {
  History history;
  const auto changed = history.log(at("2026-06-01T07:00:00Z"));
  history.promise(changed, at("2026-06-01T07:00:00Z"), 8);
  history.then(changed, at("2026-06-01T08:00:00Z"),
               domain::ClockBreached{domain::ClockName::resolution, 1, "change", "raised"});
  const auto away = history.log(at("2026-06-01T07:00:00Z"));
  history.promise(away, at("2026-06-01T07:00:00Z"), 8);
  history.then(away, at("2026-06-01T08:00:00Z"),
               domain::TicketWaiting{domain::WaitingOn::vendor, std::nullopt, {}, false});
  const auto worked = history.log(at("2026-06-01T07:00:00Z"));
  history.promise(worked, at("2026-06-01T07:00:00Z"), 8);
  history.then(worked, at("2026-06-01T08:00:00Z"), given_to("ben"));
  const auto tables = of_june(history, sla);
  CHECK(row(tables, "breaches", {"resolution", "change"}) == "1 | 1/3");
  CHECK(row(tables, "breaches", {"resolution", "vendor"}) == "1 | 1/3");
  CHECK(row(tables, "breaches", {"resolution", "work"}) == "1 | 1/3");
}

TEST_CASE("the backlog ages in days on which the desk is open, the oldest first") {
  History history;
  history.log(at("2026-06-05T10:00:00Z"));                               // Friday: one day on Monday
  history.log(at("2026-06-08T06:00:00Z"), {"portal", "P1", "network"});  // Monday: none
  history.log(at("2026-05-25T10:00:00Z"));                               // two weeks before: ten days
  const auto gone = history.log(at("2026-06-01T10:00:00Z"));
  history.then(gone, at("2026-06-02T10:00:00Z"), resolved());
  const Bounds until{at("2026-05-31T22:00:00Z"), at("2026-06-08T15:00:00Z")};
  const auto tables = tables_of(history, history.request(until, at("2026-06-20T00:00:00Z")), backlog);
  CHECK(row(tables, "ageing", {"all", ""}) == "3 | 2 | 0 | 0 | 1 | 0 | 0 | 0 | 1");
  CHECK(row(tables, "ageing", {"team", "desktop"}) == "2 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 1");
  CHECK(row(tables, "ageing", {"priority", "P1"}) == "1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0");
  CHECK(row(tables, "oldest", {"3"}) == "P2 | desktop |  | 2026-05-25T10:00:00Z | 10 | printer jams");
}

TEST_CASE("the first contact solves what one person of the first line answered at once and what did not come back") {
  History history;
  const auto solved = history.log(at("2026-06-01T07:00:00Z"));
  history.then(solved, at("2026-06-01T08:00:00Z"), resolved());
  const auto asked_back = history.log(at("2026-06-01T07:00:00Z"));
  history.then(asked_back, at("2026-06-01T08:00:00Z"), domain::TicketNoted{"which one?", true, false, false, 0, {}});
  history.then(asked_back, at("2026-06-01T09:00:00Z"), resolved());
  const auto passed_on = history.log(at("2026-06-01T07:00:00Z"));
  history.then(passed_on, at("2026-06-01T08:00:00Z"), domain::TicketRouted{"network", {}, 2, "hand", {}, {}, {}, {}});
  history.then(passed_on, at("2026-06-01T09:00:00Z"), resolved());
  const auto came_back = history.log(at("2026-06-01T07:00:00Z"));
  history.then(came_back, at("2026-06-01T08:00:00Z"), resolved());
  history.then(came_back, at("2026-06-01T09:00:00Z"), domain::TicketReopened{"again"});
  history.then(came_back, at("2026-06-01T10:00:00Z"), resolved());
  const auto tables = of_june(history, first_line);
  CHECK(row(tables, "first_line", {"first contact resolution"}) == "1/4 | 0/0");
  CHECK(row(tables, "first_line", {"first level resolution"}) == "3/4 | 0/0");
  CHECK(row(tables, "by_service", {"incident"}) == "1/4 | 3/4");
}

TEST_CASE("crossings add up what waited in the queue of a department after it came from another") {
  History history;
  const auto between = history.log(at("2026-06-01T07:00:00Z"));
  history.then(between, at("2026-06-01T08:00:00Z"), given_to("ben"));
  history.then(between, at("2026-06-01T09:00:00Z"), domain::TicketRouted{"network", {}, 2, "hand", {}, {}, {}, {}});
  history.then(between, at("2026-06-01T12:00:00Z"), given_to("cara"));
  history.then(between, at("2026-06-01T13:00:00Z"), resolved());
  history.log(at("2026-06-01T07:00:00Z"));
  const auto tables = of_june(history, crossings);
  CHECK(row(tables, "crossings", {"1", "incident"}) == "1/2 | 2 | 10800 | 1 | 10800 | 10800 | 10800 | 10800 | 0 | 0");
}

TEST_CASE("providers count whom a ticket was with, and what they are asked for most") {
  History history;
  const auto two = history.log(at("2026-06-01T07:00:00Z"));
  history.then(two, at("2026-06-01T09:00:00Z"), domain::TicketRouted{"network", {}, 2, "hand", {}, {}, {}, {}});
  history.then(two, at("2026-06-01T10:00:00Z"), resolved());
  history.log(at("2026-06-30T21:00:00Z"));
  const auto tables = of_june(history, providers);
  CHECK(row(tables, "providers", {"", "desktop"}) == "2 | 0 | 1 | 10800 | 0");
  CHECK(row(tables, "providers", {"", "network"}) == "1 | 1 | 0 | 3600 | 0");
  CHECK(row(tables, "requests", {"", "desktop", "incident"}) == "2 | 2/2");
}

TEST_CASE(
    "causes cost recorded time where there is some, else the open time in which somebody had it, as an estimate") {
  History history;
  const auto spent = history.log(at("2026-06-01T07:00:00Z"));
  history.then(spent, at("2026-06-01T08:00:00Z"), domain::TicketNoted{"looked", false, false, false, 1800, {}});
  history.then(spent, at("2026-06-01T09:00:00Z"), resolved());
  const auto held = history.log(at("2026-06-01T07:00:00Z"));
  history.then(held, at("2026-06-01T08:00:00Z"), given_to("ben"));
  history.then(held, at("2026-06-01T10:00:00Z"), resolved());
  const auto tables = of_june(history, causes);
  CHECK(row(tables, "kinds", {"no cause was said"}) == "2 | 2/2 | 2.5 | 9000/9000 | 1/2 | 0");
}

TEST_CASE("the interval of Wilson is that of the paper's formula, and never leaves zero to one") {
  // Newcombe (1998), table I: 81 of 263.
  const Interval interval = wilson(81, 263);
  CHECK(std::abs(interval.from - 0.2553) < 0.0001);
  CHECK(std::abs(interval.to - 0.3662) < 0.0001);
  CHECK(wilson(0, 20).from == 0);
  CHECK(std::abs(wilson(0, 20).to - 0.1611) < 0.0001);
  CHECK(wilson(5, 5).to == 1);
}

TEST_CASE("ratings are hidden while fewer than five have rated") {
  History history;
  for (int i = 0; i < 5; ++i) {
    const auto id = history.log(at("2026-06-01T07:00:00Z"), {"portal", "P2", i == 0 ? "network" : "desktop"});
    history.then(id, at("2026-06-01T08:00:00Z"), resolved());
    history.then(id, at("2026-06-01T09:00:00Z"), domain::TicketRated{i == 1 ? 2 : 5, {}});
  }
  const auto tables = of_june(history, satisfaction);
  CHECK(row(tables, "satisfaction", {"all", ""}) == "5/5 | 4/5 | 37.6 | 96.4 | 4.4 | ");
  CHECK(row(tables, "satisfaction", {"team", "desktop"}) == "4/4 |  |  |  |  | ");
}

TEST_CASE("routing was right where nobody moved the ticket to another team afterwards") {
  History history;
  history.log(at("2026-06-01T07:00:00Z"));
  const auto moved = history.log(at("2026-06-01T07:00:00Z"));
  history.then(moved, at("2026-06-01T08:00:00Z"), domain::TicketRouted{"network", {}, 2, "hand", {}, {}, {}, {}});
  const auto tables = of_june(history, routing);
  CHECK(row(tables, "routing", {"all"}) == "2/2 | 1 | 1/2 | 0/0");
  CHECK(row(tables, "routing", {"rule"}) == "2/2 | 1 | 1/2 | 0/0");
}

TEST_CASE("a trend goes week by week, its backlogs following from each other") {
  History history;
  const auto one = history.log(at("2026-06-01T07:00:00Z"));
  history.log(at("2026-06-09T07:00:00Z"));
  history.then(one, at("2026-06-10T07:00:00Z"), resolved());
  const auto tables = of_june(history, trend);
  CHECK(row(tables, "trend", {"2026-06-01"}) == "1 | 0 | 0 | 1 | 0/0 |  |  | ");
  CHECK(row(tables, "trend", {"2026-06-08"}) == "1 | 0 | 1 | 1 | 0/0 | 777600 | 777600 | ");
  CHECK(row(tables, "trend", {"2026-06-29"}) == "0 | 0 | 0 | 1 | 0/0 |  |  | ");
  CHECK(row(tables, "hours", {"Mon"}).starts_with("0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0"));
}

TEST_CASE("a long period goes month by month, cut at its ends") {
  const auto zone = time::load_zone("Europe/Berlin");
  const auto months = sliced({at("2026-01-14T23:00:00Z"), at("2026-06-09T22:00:00Z")}, zone);
  REQUIRE(months.size() == 6);
  CHECK(months[0].end == at("2026-01-31T23:00:00Z"));
  CHECK(months[3].begin == at("2026-03-31T22:00:00Z"));
  CHECK(months[5].end == at("2026-06-09T22:00:00Z"));
}

}  // namespace spoc::report::test
