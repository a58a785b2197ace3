#include "report/story.h"

#include "history.h"
#include "report/handovers.h"
#include "report/journey.h"
#include "report/times.h"
#include "report/workload.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

using domain::WaitingOn;

constexpr const char* kLogged = "2026-06-01T07:00:00Z";

domain::TicketRouted to_team(std::string team, std::string by = "hand") {
  return {std::move(team), {}, 1, std::move(by), {}, {}, {}, {}};
}
domain::TicketAssigned to_person(std::string person) {
  return {std::move(person), "hand", {}, false};
}
domain::TicketWaiting waits(WaitingOn on) {
  return {on, std::nullopt, {}, true};
}

const Bounds kWholeJune{at("2026-05-31T22:00:00Z"), at("2026-06-30T22:00:00Z")};

/// Logged at nine; an hour in the queue, two with ben, three with the requester, one with ben, one in the queue of
/// network, two with cara, then resolved at 19:00 local.
domain::TicketId one_day(History& history) {
  const domain::TicketId id = history.log(at(kLogged));
  history.then(id, at("2026-06-01T08:00:00Z"), to_person("ben"));
  history.then(id, at("2026-06-01T10:00:00Z"), waits(WaitingOn::requester));
  history.then(id, at("2026-06-01T13:00:00Z"), domain::TicketResumed{"answer"});
  history.then(id, at("2026-06-01T14:00:00Z"), to_team("network"));
  history.then(id, at("2026-06-01T15:00:00Z"), to_person("cara"));
  history.then(id, at("2026-06-01T17:00:00Z"), domain::TicketResolved{"done", {}, {}});
  return id;
}

std::vector<render::Table> asked_of(History& history, const Request& request, Measure (*report)(const Request&)) {
  std::vector<render::Table> tables;
  history.store().read([&](store::Reading& reading) { tables = answer(reading, request, report(request)); });
  return tables;
}

std::vector<Story> stories_of(History& history, const Request& request) {
  std::vector<Story> stories;
  history.store().read([&](store::Reading& reading) {
    each_story(reading, request, std::nullopt, [&](const Story& story) { stories.push_back(story); });
  });
  return stories;
}

}  // namespace

TEST_CASE("the course of a ticket says who had it and what it waited for, and adds up to the time it was open") {
  History history;
  one_day(history);
  const auto stories = stories_of(history, history.request(kWholeJune, kWholeJune.end));
  REQUIRE(stories.size() == 1);
  std::string course;
  for (const Stretch& stretch : stories[0].course)
    course += std::string(word(stretch.part)) + " " + stretch.team + "/" + stretch.person + " " +
              std::to_string((stretch.to - stretch.from).whole_seconds() / 3600) + "; ";
  CHECK(
      course ==
      "queue / 0; queue desktop/ 1; work desktop/ben 2; requester desktop/ben 3; work desktop/ben 1; queue network/ 1; "
      "work network/cara 2; ");
  time::Span sum;
  for (const time::Span part : parts_of(stories[0].course, always(), nullptr)) sum = sum + part;
  CHECK(sum == time::hours(10));
}

TEST_CASE("a story ends at the time and at the entry that were asked for") {
  History history;
  const domain::TicketId id = history.log(at(kLogged));
  const std::int64_t upto = history.position();
  history.then(id, at("2026-06-01T08:00:00Z"), to_person("ben"));
  auto stories = stories_of(history, history.request(kWholeJune, at("2026-06-01T07:30:00Z")));
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].course.back().ongoing);
  CHECK(stories[0].course.back().to == at("2026-06-01T07:30:00Z"));
  stories = stories_of(history, history.request(kWholeJune, kWholeJune.end, upto));
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].ticket.assignee.empty());
  CHECK(stories_of(history, history.request(kWholeJune, at("2026-06-01T06:59:00Z"))).empty());
}

TEST_CASE("times are elapsed, business and net of the requester; their parts add up") {
  History history;
  one_day(history);
  const auto tables = asked_of(history, history.request(kWholeJune, kWholeJune.end), times);
  CHECK(row(tables, "times", {"resolution", "elapsed"}) == "1 | 36000 | 36000 | 36000 | 36000 |  | ");
  CHECK(row(tables, "times", {"resolution", "business"}) == "1 | 28800 | 28800 | 28800 | 28800 |  | ");
  CHECK(row(tables, "times", {"resolution", "net of the requester"}) == "1 | 25200 | 25200 | 25200 | 25200 |  | ");
  CHECK(row(tables, "parts", {"queue"}) == "7200/36000 | 7200 | 1 | 7200 | 7200 | 7200 | 7200");
  CHECK(row(tables, "parts", {"requester"}) == "10800/36000 | 10800 | 1 | 10800 | 10800 | 10800 | 10800");
  CHECK(row(tables, "parts", {"work"}) == "18000/36000 | 18000 | 1 | 18000 | 18000 | 18000 | 18000");
  CHECK(row(tables, "parts", {"whole"}) == "36000/36000 | 36000 | 1 | 36000 | 36000 | 36000 | 36000");
}

TEST_CASE("how many are open on average is how many there are times how long each is") {
  History history;
  const Bounds days{at("2026-06-01T00:00:00Z"), at("2026-06-11T00:00:00Z")};
  for (const char* when : {"2026-06-01T00:00:00Z", "2026-06-05T00:00:00Z"}) {
    const domain::TicketId id = history.log(at(when));
    history.then(id, at(when) + time::hours(120), domain::TicketResolved{"done", {}, {}});
  }
  const auto tables = asked_of(history, history.request(days, days.end), times);
  CHECK(row(tables, "flow", {"L: open on average"}) == "1");
  CHECK(row(tables, "flow", {"λ: open at some time, a day"}) == "0.2");
  CHECK(row(tables, "flow", {"W: days each was open in it"}) == "5");
  CHECK(row(tables, "flow", {"λ·W"}) == "1");
}

TEST_CASE(
    "hand-overs count by pairs of teams; one that comes straight back, or is asked about first, was not accepted") {
  History history;
  const domain::TicketId id = history.log(at(kLogged));
  history.then(id, at("2026-06-01T08:00:00Z"), to_team("network"));
  history.then(id, at("2026-06-01T09:00:00Z"), to_team("desktop"));
  history.then(id, at("2026-06-01T10:00:00Z"), to_team("network"));
  history.then(id, at("2026-06-01T11:00:00Z"), domain::TicketNoted{"which switch?", false, false, false, 0, {}});
  history.then(id, at("2026-06-01T12:00:00Z"), to_person("cara"));
  one_day(history);
  const auto tables = asked_of(history, history.request(kWholeJune, kWholeJune.end), handovers);
  CHECK(row(tables, "handovers", {"handed over of tickets"}) == "2/2 | 0/0");
  CHECK(row(tables, "handovers", {"came back of tickets"}) == "1/2 | 0/0");
  CHECK(row(tables, "handovers", {"returns of hand-overs"}) == "2/4 | 0/0");
  CHECK(row(tables, "handovers", {"accepted without a question back"}) == "1/4 | 0/0");
  CHECK(row(tables, "pairs", {"desktop", "network"}) == "3 | 1/3 | 1/3");
  CHECK(row(tables, "pairs", {"network", "desktop"}) == "1 | 1/1 | 0/1");
}

TEST_CASE("who took, resolved and has what counts in the period, with how long they had it in it") {
  History history;
  one_day(history);
  const domain::TicketId open = history.log(at("2026-06-02T07:00:00Z"), {"portal", "P1", "desktop"});
  history.then(open, at("2026-06-02T08:00:00Z"), to_person("ben"));
  const Bounds three{at("2026-05-31T22:00:00Z"), at("2026-06-03T22:00:00Z")};
  const auto tables = asked_of(history, history.request(three, at("2026-06-02T10:00:00Z")), workload);
  CHECK(row(tables, "people", {"ben"}) == "2 | 0 | 1 | 3 |  | 2 | 14400 | 20160 | 20880 | 14400 | 0 | 0");
  CHECK(row(tables, "people", {"cara"}) == "1 | 1 | 0 | 0 |  | 1 | 7200 | 7200 | 7200 | 7200 | 0 | 0");
  CHECK(row(tables, "teams", {"desktop"}) == "2 | 0 | 1 | 3 | 2 | 18000 | 23760 | 24480 | 18000 | 0 | 0");
  CHECK(row(tables, "teams", {"network"}) == "1 | 1 | 0 | 0 | 1 | 10800 | 10800 | 10800 | 10800 | 0 | 0");
}

TEST_CASE("the journey of one ticket shows its course, of several the visits and whose turn it was") {
  History history;
  one_day(history);
  auto tables = asked_of(history, history.request(kWholeJune, kWholeJune.end), journey);
  CHECK(tables.back().name == "course");
  CHECK(tables.back().rows.size() == 7);
  CHECK(row(tables, "visits", {"desktop"}) == "1 | 1 | 25200");
  CHECK(row(tables, "turns", {"requester", "elapsed"}) == "10800/36000 | 1 | 10800 | 10800 | 10800 | 10800 | ");
  CHECK(row(tables, "turns", {"requester", "business"}) == "1 | 10800 | 10800 | 10800 | 10800 | ");
  one_day(history);
  tables = asked_of(history, history.request(kWholeJune, kWholeJune.end), journey);
  CHECK(tables.back().name == "visits");
  CHECK(row(tables, "journey", {"visits to a provider"}) == "2 | 2 | 2 | 2 | 2 |  | ");
}

}  // namespace spoc::report::test
