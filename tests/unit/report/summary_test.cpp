#include "report/summary.h"

#include <map>
#include <random>

#include "domain/fold.h"
#include "history.h"
#include "report/document.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

using domain::TicketId;
using namespace domain;

/// June 2026 in Berlin.
const Bounds kJune{at("2026-05-31T22:00:00Z"), at("2026-06-30T22:00:00Z")};
const Instant kEvening = at("2026-06-30T20:00:00Z");

/// Five tickets; what a summary of June must say of them is worked out by hand in the tests.
struct June {
  History history;
  TicketId met, late, cancelled, reopened, fresh;

  June() {
    met = history.log(at("2026-06-01T07:00:00Z"));  // Monday 09:00
    history.promise(met, at("2026-06-01T07:00:00Z"), 8);
    history.then(met, at("2026-06-01T07:30:00Z"), TicketTaken{});
    history.then(met, at("2026-06-01T09:00:00Z"), TicketResolved{});
    history.then(met, at("2026-06-01T09:00:00Z"), ClockStopped{ClockName::resolution, 1});
    history.then(met, at("2026-06-02T09:00:00Z"), TicketRated{5, {}});

    late = history.log(at("2026-05-29T14:00:00Z"), {"mail", "P3", "network"});  // Friday 16:00
    history.promise(late, at("2026-05-29T14:00:00Z"), 4);
    history.then(late, at("2026-06-01T10:00:00Z"),
                 ClockBreached{ClockName::resolution, 1, "time", {}});  // Monday 12:00
    history.then(late, at("2026-06-02T08:00:00Z"), TicketResolved{});
    history.then(late, at("2026-06-02T08:00:00Z"), ClockStopped{ClockName::resolution, 1});

    cancelled = history.log(at("2026-06-10T07:00:00Z"));
    history.then(cancelled, at("2026-06-11T07:00:00Z"), TicketCancelled{});

    reopened = history.log(at("2026-06-15T08:00:00Z"));  // Monday 10:00
    history.promise(reopened, at("2026-06-15T08:00:00Z"), 8);
    history.then(reopened, at("2026-06-15T09:00:00Z"), TicketTaken{});
    history.then(reopened, at("2026-06-15T10:00:00Z"), TicketResolved{});
    history.then(reopened, at("2026-06-15T10:00:00Z"), ClockStopped{ClockName::resolution, 1});
    history.then(reopened, at("2026-06-16T07:00:00Z"), TicketReopened{});
    history.promise(reopened, at("2026-06-16T07:00:00Z"), 8, 2);  // due Tuesday 17:00, and no sweep came by

    fresh = history.log(at("2026-06-30T14:00:00Z"), {"portal", "P1", ""});
    history.promise(fresh, at("2026-06-30T14:00:00Z"), 8);  // due on 1 July
  }

  std::vector<render::Table> tables(Cohort cohort = Cohort::created) {
    Request request = history.request(kJune, kEvening);
    request.cohort = cohort;
    return ask(request);
  }
  std::vector<render::Table> ask(const Request& request) {
    std::vector<render::Table> tables;
    history.store().read([&](store::Reading& reading) { tables = answer(reading, request, summary(request)); });
    return tables;
  }
};

}  // namespace

TEST_CASE("volume counts what was logged and resolved in the period, and in the one before") {
  June june;
  const auto tables = june.tables();
  CHECK(row(tables, "volume", {"all", ""}) == "4 | 3 | 1 | 0");
  CHECK(row(tables, "volume", {"channel", "portal"}) == "4 | 2 | 0 | 0");
  CHECK(row(tables, "volume", {"channel", "mail"}) == "0 | 1 | 1 | 0");
  CHECK(row(tables, "volume", {"priority", "P1"}) == "1 | 0 | 0 | 0");
  CHECK(row(tables, "volume", {"team", "network"}) == "0 | 1 | 1 | 0");
  CHECK(row(tables, "volume", {"team", ""}) == "1 | 0 | 0 | 0");
  CHECK(row(tables, "volume", {"type", "incident"}) == "4 | 3 | 1 | 0");
}

TEST_CASE("the backlog adds up: open before, in, out, open after") {
  June june;
  const auto tables = june.tables();
  CHECK(row(tables, "backlog", {"open before"}) == "1 | 0");
  CHECK(row(tables, "backlog", {"in: logged"}) == "4 | 1");
  CHECK(row(tables, "backlog", {"in: reopened"}) == "1 | 0");
  CHECK(row(tables, "backlog", {"out: resolved"}) == "3 | 0");
  CHECK(row(tables, "backlog", {"out: cancelled"}) == "1 | 0");
  CHECK(row(tables, "backlog", {"open after"}) == "2 | 1");
}

TEST_CASE("promises are counted at their deadlines, a breach that no sweep has recorded and open tickets included") {
  June june;
  const auto tables = june.tables();
  // Met: the first, and the first cycle of the reopened one. Breached: the late one, and the second cycle. Undecided:
  // the last.
  CHECK(row(tables, "sla", {"resolution"}) == "2/4 | 2 | 2 | 1 | 0/0");
  CHECK(row(tables, "sla", {"response"}) == "0/0 | 0 | 0 | 0 | 0/0");
  CHECK(row(tables, "sla", {"vendor"}) == "no row");
}

TEST_CASE("a promise whose deadline has not come is not counted, though it was kept") {
  History history;
  const TicketId id = history.log(at("2026-06-30T08:00:00Z"));
  history.promise(id, at("2026-06-30T08:00:00Z"), 16);
  history.then(id, at("2026-06-30T09:00:00Z"), TicketResolved{});
  history.then(id, at("2026-06-30T09:00:00Z"), ClockStopped{ClockName::resolution, 1});
  std::vector<render::Table> tables;
  history.store().read([&](store::Reading& reading) {
    const Request request = history.request(kJune, kEvening);
    tables = answer(reading, request, summary(request));
  });
  CHECK(row(tables, "sla", {"resolution"}) == "0/0 | 0 | 0 | 0 | 0/0");
}

TEST_CASE("times are those of the cohort, elapsed and in open time") {
  June june;
  // Half an hour and a whole one: quantiles lie between the two in proportion. The one of May was resolved in June.
  CHECK(row(june.tables(), "times", {"acknowledgement", "elapsed"}) == "2 | 2700 | 3420 | 3510 | 2700 |  | ");
  CHECK(row(june.tables(), "times", {"resolution", "elapsed"}) == "1 | 7200 | 7200 | 7200 | 7200 | 324000 | 324000");
  // Resolved in June and not reopened: two hours, and from Friday 16:00 to Tuesday 10:00.
  const auto resolved = june.tables(Cohort::resolved);
  CHECK(row(resolved, "times", {"resolution", "elapsed"}) == "2 | 165600 | 292320 | 308160 | 165600 |  | ");
  CHECK(row(resolved, "times", {"resolution", "business"}) == "2 | 21600 | 33120 | 34560 | 21600 |  | ");
  const auto open = june.tables(Cohort::open);
  CHECK(row(open, "times", {"acknowledgement", "elapsed"}) == "1 | 3600 | 3600 | 3600 | 3600 |  | ");
}

TEST_CASE("quality says of how many") {
  June june;
  const auto tables = june.tables();
  CHECK(row(tables, "quality", {"reopened of resolved"}) == "1/2 | 0/1");
  CHECK(row(tables, "quality", {"rated of resolved"}) == "1/2 | 0/1");
  // One rating: nothing of what it says, so that nobody is guessed.
  CHECK(row(tables, "quality", {"satisfied of rated"}) == "0/0");
  CHECK(row(tables, "quality", {"mean rating"}) == "");
}

TEST_CASE("what ratings say is shown from the fifth on") {
  History history;
  for (const std::int64_t score : {5, 4, 4, 3, 1}) {
    const TicketId id = history.log(at("2026-06-02T08:00:00Z"));
    history.then(id, at("2026-06-02T09:00:00Z"), TicketResolved{});
    history.then(id, at("2026-06-02T10:00:00Z"), domain::TicketRated{score, {}});
  }
  history.store().read([&](store::Reading& reading) {
    const Request request = history.request(kJune, kEvening);
    const auto tables = answer(reading, request, summary(request));
    CHECK(row(tables, "quality", {"satisfied of rated"}) == "3/5 | 0/0");
    CHECK(row(tables, "quality", {"mean rating"}) == "3.4 | ");
  });
}

TEST_CASE("a report is the same byte for byte after more has happened, also what was recorded late") {
  June june;
  const Request request = june.history.request(kJune, kEvening);
  const auto printed = [&](Request again) {
    Document document;
    june.history.store().read(
        [&](store::Reading& reading) { document = report::ask(reading, {&report_named("summary")}, again); });
    return to_json(document, again) + to_csv(document, again) +
           to_text(document, again, {.zone = again.policy->zone()});
  };
  const std::string before = printed(request);
  june.history.then(june.fresh, at("2026-06-30T15:00:00Z"), TicketResolved{});
  june.history.then(june.reopened, at("2026-06-16T15:00:00Z"), ClockBreached{ClockName::resolution, 2, "time", {}});
  june.history.then(june.met, at("2026-07-02T15:00:00Z"), TicketReopened{});
  june.history.log(at("2026-06-20T15:00:00Z"));
  CHECK(printed(request) == before);
  Request later = request;
  later.upto = june.history.position();
  CHECK(printed(later) != before);
}

TEST_CASE("what lies after as-of is not known, whatever the journal has") {
  June june;
  const auto tables = june.ask(june.history.request(kJune, at("2026-06-15T09:30:00Z")));
  CHECK(row(tables, "volume", {"all", ""}) == "3 | 2 | 1 | 0");
  CHECK(row(tables, "backlog", {"open after"}) == "1 | 1");
}

TEST_CASE("filters look at tickets as they were") {
  June june;
  Request request = june.history.request(kJune, kEvening);
  request.query.teams = {"network"};
  CHECK(row(june.ask(request), "volume", {"all", ""}) == "0 | 1 | 1 | 0");
  request.query.teams.clear();
  request.query.team_none = true;
  CHECK(row(june.ask(request), "volume", {"all", ""}) == "1 | 0 | 0 | 0");
  request.query.team_none = false;
  request.query.statuses = {Status::cancelled};
  CHECK(row(june.ask(request), "volume", {"all", ""}) == "1 | 0 | 0 | 0");
}

namespace {

/// What a summary's flow is, counted over the journal in the plainest way.
struct Naive {
  std::int64_t logged = 0, resolved = 0, reopened = 0, cancelled = 0, closed = 0, before = 0, after = 0;
};

Naive naive(store::Reading& reading, const Bounds& period, Instant as_of) {
  Naive count;
  std::map<std::int64_t, Ticket> at_begin, at_end, all;
  reading.entries({}, [&](const store::Entry& entry) {
    if (entry.subject.kind != SubjectKind::ticket || entry.at > as_of) return true;
    const Event event = event_from_json(entry.kind, entry.data);
    const Recorded recorded{entry.at, entry.actor, event};
    Ticket& ticket = all[entry.subject.number];
    const bool was_open = ticket.version > 0 && is_open(ticket.status);
    apply(ticket, recorded);
    if (entry.at < period.begin) apply(at_begin[entry.subject.number], recorded);
    if (entry.at < period.end) apply(at_end[entry.subject.number], recorded);
    if (!period.hold(entry.at)) return true;
    count.logged += std::holds_alternative<TicketLogged>(event);
    count.resolved += std::holds_alternative<TicketResolved>(event);
    count.reopened += std::holds_alternative<TicketReopened>(event);
    count.cancelled += std::holds_alternative<TicketCancelled>(event);
    count.closed += std::holds_alternative<TicketClosed>(event) && was_open;
    return true;
  });
  for (const auto& [id, ticket] : at_begin) count.before += is_open(ticket.status);
  for (const auto& [id, ticket] : at_end) count.after += is_open(ticket.status);
  return count;
}

Event next_event(Status status, std::mt19937& random) {
  const auto pick = random() % 6;
  switch (status) {
    case Status::fresh:
      return pick < 4 ? Event(TicketTaken{}) : Event(TicketCancelled{});
    case Status::open:
      if (pick == 0) return TicketWaiting{WaitingOn::vendor, std::nullopt, {}};
      return pick < 4 ? Event(TicketResolved{}) : pick == 4 ? Event(TicketCancelled{}) : Event(TicketNoted{});
    case Status::waiting:
      return pick < 3 ? Event(TicketResumed{"hand"}) : Event(TicketClosed{"silence", {}});
    case Status::resolved:
      return pick < 3 ? Event(TicketReopened{}) : Event(TicketClosed{"hand", {}});
    case Status::closed:
      return pick < 2 ? Event(TicketReopened{}) : Event(TicketNoted{});
    case Status::cancelled:
    case Status::merged:
      break;
  }
  return TicketNoted{};
}

}  // namespace

TEST_CASE("totals are those of a naive count over the journal, whatever happened") {
  std::mt19937 random(20'261'121);
  for (int round = 0; round < 4; ++round) {
    History history;
    std::vector<TicketId> ids;
    Instant now = at("2026-05-20T06:00:00Z");
    for (int i = 0; i < 250; ++i) {
      now = now + time::minutes(static_cast<std::int64_t>(random() % 500));
      if (ids.empty() || random() % 4 == 0) {
        ids.push_back(history.log(now, {random() % 2 ? "mail" : "portal", "P2", "desktop"}));
        continue;
      }
      const TicketId id = ids[random() % ids.size()];
      Status status{};
      history.store().read([&](store::Reading& reading) { status = reading.ticket(id)->ticket.status; });
      history.then(id, now, next_event(status, random));
    }
    const Instant as_of = random() % 2 ? now : at("2026-06-20T00:00:00Z");
    history.store().read([&](store::Reading& reading) {
      const Request request = history.request(kJune, as_of);
      const auto tables = answer(reading, request, summary(request));
      const Naive now_count = naive(reading, request.period, as_of);
      const Naive before = naive(reading, request.before, as_of);
      const auto pair = [](std::int64_t a, std::int64_t b) { return std::to_string(a) + " | " + std::to_string(b); };
      CHECK(row(tables, "backlog", {"open before"}) == pair(now_count.before, before.before));
      CHECK(row(tables, "backlog", {"in: logged"}) == pair(now_count.logged, before.logged));
      CHECK(row(tables, "backlog", {"in: reopened"}) == pair(now_count.reopened, before.reopened));
      CHECK(row(tables, "backlog", {"out: resolved"}) == pair(now_count.resolved, before.resolved));
      CHECK(row(tables, "backlog", {"out: closed unanswered"}) == pair(now_count.closed, before.closed));
      CHECK(row(tables, "backlog", {"out: cancelled"}) == pair(now_count.cancelled, before.cancelled));
      CHECK(row(tables, "backlog", {"open after"}) == pair(now_count.after, before.after));
      CHECK(row(tables, "volume", {"all", ""}) ==
            pair(now_count.logged, now_count.resolved) + " | " + pair(before.logged, before.resolved));
    });
  }
}

}  // namespace spoc::report::test
