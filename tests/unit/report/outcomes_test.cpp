#include "report/outcomes.h"

#include <random>

#include "decide/outcome.h"
#include "history.h"
#include "report/catalog.h"
#include "report/measure.h"
#include "report/summary.h"
#include "report/trend.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

const Instant kFirst = at("2026-06-01T07:00:00Z");

Instant quarter(std::int64_t n) {
  return kFirst + time::minutes(15 * n);
}

/// Tickets that go every way there is, with promises, answers and ratings.
class Lives {
 public:
  explicit Lives(unsigned seed) : random_(seed) {
    for (int i = 0; i < 40; ++i) live();
  }
  History& history() { return history_; }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  void live() {
    std::int64_t now = pick(1500);
    const domain::TicketId id = history_.log(quarter(now), {pick(2) ? "mail" : "portal", pick(2) ? "P1" : "P2", pick(3) ? "desktop" : ""});
    const auto then = [&](domain::Event event) { history_.then(id, quarter(now += pick(12)), std::move(event)); };
    const bool promised = pick(4) > 0;
    if (promised) history_.promise(id, quarter(now), 1 + pick(16));
    if (pick(2)) then(domain::TicketTaken{});
    if (pick(3) == 0) {
      then(domain::TicketWaiting{domain::WaitingOn::requester, std::nullopt, "Which one?", true});
      if (pick(3)) then(domain::TicketResumed{"hand"});
    }
    if (pick(2)) then(domain::TicketNoted{.text = "It is on its way.", .is_public = true});
    if (promised && pick(4) == 0) then(domain::ClockBreached{domain::ClockName::resolution, 1, "time", {}});
    switch (pick(6)) {
      case 0: return;
      case 1: then(domain::TicketCancelled{"a mistake"}); break;
      case 2: then(domain::TicketClosed{"hand", "nobody answers"}); break;
      default: then(domain::TicketResolved{"done", {}, {}}); break;
    }
    if (promised && pick(5)) history_.then(id, quarter(now), domain::ClockStopped{domain::ClockName::resolution, 1});
    if (pick(4) == 0) {
      then(domain::TicketReopened{"again"});
      if (pick(2)) then(domain::TicketResolved{"done again", {}, {}});
    }
    if (pick(2)) then(domain::TicketRated{1 + pick(5), {}});
    if (pick(2)) then(domain::TicketNoted{.text = "Thanks."});
  }

  History history_;
  std::mt19937 random_;
};

/// Every cell, with a ratio's two numbers.
std::vector<std::string> figures(store::Reading& reading, const Request& request, const std::vector<Measure>& measures) {
  std::vector<std::string> all;
  for (const auto& tables : answers(reading, request, measures))
    for (const render::Table& table : tables)
      for (const render::Row& row : table.rows) {
        all.push_back(table.name);
        for (const render::Cell& cell : row) {
          const auto* ratio = std::get_if<render::Ratio>(&cell);
          all.back() += " | " + (ratio ? std::to_string(ratio->n) + "/" + std::to_string(ratio->d) : render::plain_text(cell));
        }
      }
  return all;
}

}  // namespace

TEST_CASE("what is kept of settled tickets counts as everything their rows and entries say") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Lives lives(seed);
    History& history = lives.history();
    const Bounds period{quarter(400), quarter(1500)};
    for (const std::int64_t until : {1200, 1500, 4000})
      for (const std::int64_t upto : {history.position(), history.position() * 2 / 3})
        for (const Cohort cohort : {Cohort::created, Cohort::resolved, Cohort::open}) {
          INFO("seed " << seed << ", until " << until << ", up to " << upto);
          Request request = history.request(period, quarter(until), upto);
          request.cohort = cohort;
          Request by_rows = request;
          by_rows.matches = [](store::Reading&, const store::StoredTicket&) { return true; };
          history.store().read([&](store::Reading& reading) {
            std::size_t kept = 0;
            REQUIRE(reading.outcomes({}, [](const auto&, auto&) { return false; }, [&](const auto&, auto) { ++kept; }));
            CHECK(kept > 5);
            CHECK(figures(reading, request, {summary(request), trend(request)}) ==
                  figures(reading, by_rows, {summary(by_rows), trend(by_rows)}));
          });
        }
  }
}

TEST_CASE("no report misses anything by looking no further back than it says") {
  Lives lives(5);
  const Bounds period{quarter(1300), quarter(1500)};
  for (const std::int64_t as_of : {1350, 1500, 1800}) {
    const Request request = lives.history().request(period, quarter(as_of));
    lives.history().store().read([&](store::Reading& reading) {
      for (const Report& report : reports()) {
        INFO(report.name << " as of " << as_of);
        Measure far = report.measure(request);
        far.reach = Reach::everything;
        CHECK(figures(reading, request, {report.measure(request)}) == figures(reading, request, {far}));
      }
    });
  }
}

TEST_CASE("outcomes are kept of tickets that are over; the others are assessed") {
  History history;
  const auto done = [&](domain::TicketId id, domain::Event event) { history.then(id, quarter(8), std::move(event)); };
  const domain::TicketId open = history.log(quarter(0)), resolved = history.log(quarter(0)), cancelled = history.log(quarter(0)),
                         reopened = history.log(quarter(0));
  done(resolved, domain::TicketResolved{});
  done(cancelled, domain::TicketCancelled{});
  done(reopened, domain::TicketResolved{});
  const auto kept = [&](domain::TicketId left_out = {}) {
    std::vector<domain::TicketId> with;
    std::vector<domain::TicketId> without, assessed;
    history.store().read([&](store::Reading& reading) {
      const auto assess = [&](const store::StoredTicket& stored, domain::Outcome& outcome) {
        without.push_back(stored.ticket.id);
        outcome.ticket = stored.ticket.id;
        return stored.ticket.id != left_out;
      };
      REQUIRE(reading.outcomes({}, assess, [&](const domain::Outcome& outcome, std::optional<Instant> settled_at) {
        (settled_at ? with : assessed).push_back(outcome.ticket);
      }));
    });
    CHECK(assessed.size() + (left_out ? 1 : 0) == without.size());
    return std::pair(with, without);
  };
  CHECK(kept() == std::pair(std::vector{resolved, cancelled, reopened}, std::vector{open}));
  done(reopened, domain::TicketReopened{});
  CHECK(kept() == std::pair(std::vector{resolved, cancelled}, std::vector{open, reopened}));
  CHECK(kept(open) == kept());
  done(reopened, domain::TicketResolved{});
  CHECK(kept() == std::pair(std::vector{resolved, cancelled, reopened}, std::vector{open}));
}

TEST_CASE("who does not see every ticket is shown no outcome") {
  History history;
  history.then(history.log(quarter(0)), quarter(1), domain::TicketResolved{});
  domain::Sight sight;
  sight.unlimited = false;
  history.store().read(sight, [&](store::Reading& reading) {
    bool asked = false;
    const auto assess = [&](const auto&, auto&) { return asked = true; };
    CHECK(!reading.outcomes({}, assess, [&](const auto&, auto) { asked = true; }));
    CHECK(!asked);
  });
}

}  // namespace spoc::report::test
