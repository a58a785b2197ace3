// Reports over random journals against a naive recomputation: minute by minute, from nothing but the moves that were
// made.
#include <algorithm>
#include <map>
#include <random>

#include "history.h"
#include "report/backlog.h"
#include "report/handovers.h"
#include "report/times.h"
#include "report/trend.h"
#include "report/workload.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

constexpr std::int64_t kMinutes = 3 * 24 * 60;
const Instant kBegin = at("2026-06-01T00:00:00Z");

Instant minute(std::int64_t n) {
  return kBegin + time::minutes(n);
}

/// What is known of a ticket from one move to the next.
struct State {
  std::int64_t from = 0;
  bool open = true;
  std::string part = "queue", team = "desktop", person;
};

/// A ticket's moves, as states that begin at their minutes.
struct Played {
  std::vector<State> states;
  std::int64_t resolved = 0, reopened = 0;

  const State* at_minute(std::int64_t n) const {
    const State* found = nullptr;
    for (const State& state : states)
      if (state.from <= n) found = &state;
    return found;
  }
};

class Player {
 public:
  Player(History& history, unsigned seed) : history_(history), random_(seed) {}

  Played play() {
    Played played;
    std::int64_t now = pick(600);
    const domain::TicketId id = history_.log(minute(now), {"portal", "P2", "desktop"});
    played.states.push_back({now, true, "queue", "desktop", ""});
    for (int moves = pick(8); moves > 0; --moves) {
      now += 1 + pick(500);
      if (now >= kMinutes) break;
      State next = played.states.back();
      next.from = now;
      move(id, next, played);
      played.states.push_back(next);
    }
    return played;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  void move(domain::TicketId id, State& state, Played& played) {
    const auto then = [&](domain::Event event) { history_.then(id, minute(state.from), std::move(event)); };
    if (!state.open) {
      then(domain::TicketReopened{"again"});
      ++played.reopened;
      state.open = true;
      state.part = state.person.empty() ? "queue" : "work";
      return;
    }
    switch (pick(4)) {
      case 0:
        state.team = state.team == "desktop" ? "network" : "desktop";
        state.person.clear();
        if (state.part == "work") state.part = "queue";
        then(domain::TicketRouted{state.team, {}, 1, "hand", {}, {}, {}, {}});
        break;
      case 1:
        state.person = pick(2) ? "ben" : "cara";
        if (state.part == "queue") state.part = "work";
        then(domain::TicketAssigned{state.person, "hand", {}, false});
        break;
      case 2:
        if (state.part == "queue" || state.part == "work") {
          const bool vendor = pick(2);
          state.part = vendor ? "vendor" : "requester";
          then(domain::TicketWaiting{
              vendor ? domain::WaitingOn::vendor : domain::WaitingOn::requester, std::nullopt, {}, false});
        } else {
          state.part = state.person.empty() ? "queue" : "work";
          then(domain::TicketResumed{"hand"});
        }
        break;
      default:
        state.open = false;
        ++played.resolved;
        then(domain::TicketResolved{"done", {}, {}});
    }
  }

  History& history_;
  std::mt19937 random_;
};

struct NaiveParts {
  std::map<std::string, std::int64_t> parts, taken, open;
  std::int64_t whole = 0, transfers = 0, left_open = 0, resolved = 0, reopened = 0;
};

NaiveParts naive_of(const std::vector<Played>& all) {
  NaiveParts naive;
  for (const Played& played : all) {
    for (std::int64_t n = 0; n < kMinutes; ++n) {
      const State* state = played.at_minute(n);
      if (!state || !state->open) continue;
      ++naive.parts[state->part];
      ++naive.whole;
    }
    std::string person, team;
    for (const State& state : played.states) {
      // While it is not open nobody has it to do.
      if (!state.open) continue;
      if (!state.person.empty() && state.person != person) ++naive.taken[state.person];
      person = state.person;
      if (!team.empty() && state.team != team) ++naive.transfers;
      team = state.team;
    }
    const State& last = played.states.back();
    naive.left_open += last.open;
    if (last.open && !last.person.empty()) ++naive.open[last.person];
    naive.resolved += played.resolved;
    naive.reopened += played.reopened;
  }
  return naive;
}

std::int64_t number_in(const std::string& row, std::size_t column) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < column; ++i) begin = row.find(" | ", begin) + 3;
  return row == "no row" ? 0 : std::stoll(row.substr(begin));
}

}  // namespace

TEST_CASE("reports over random journals say what a recomputation minute by minute says") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    History history;
    Player player(history, seed);
    std::vector<Played> all;
    for (int i = 0; i < 12; ++i) all.push_back(player.play());
    const NaiveParts naive = naive_of(all);
    const Bounds period{kBegin, minute(kMinutes)};
    const Request request = history.request(period, period.end);
    history.store().read([&](store::Reading& reading) {
      const auto timed = answer(reading, request, times(request));
      for (const char* part : {"queue", "requester", "vendor", "work", "approval", "date"}) {
        INFO(part);
        const auto known = naive.parts.find(part);
        CHECK(number_in(row(timed, "parts", {part}), 1) == 60 * (known == naive.parts.end() ? 0 : known->second));
      }
      CHECK(number_in(row(timed, "parts", {"whole"}), 1) == 60 * naive.whole);
      const auto loads = answer(reading, request, workload(request));
      for (const char* person : {"ben", "cara"}) {
        INFO(person);
        const std::string found = row(loads, "people", {person});
        CHECK(number_in(found, 0) == (naive.taken.contains(person) ? naive.taken.at(person) : 0));
        CHECK(number_in(found, 2) == (naive.open.contains(person) ? naive.open.at(person) : 0));
      }
      std::int64_t transfers = 0;
      for (const render::Table& table : answer(reading, request, handovers(request)))
        if (table.name == "pairs")
          for (const render::Row& pair : table.rows) transfers += std::get<std::int64_t>(pair[2]);
      CHECK(transfers == naive.transfers);
      CHECK(number_in(row(answer(reading, request, backlog(request)), "ageing", {"all", ""}), 0) == naive.left_open);
      const auto weeks = answer(reading, request, trend(request));
      std::int64_t logged = 0, reopened = 0, resolved = 0;
      for (const render::Row& week : weeks.front().rows) {
        logged += std::get<std::int64_t>(week[1]);
        reopened += std::get<std::int64_t>(week[2]);
        resolved += std::get<std::int64_t>(week[3]);
      }
      CHECK(logged == 12);
      CHECK(reopened == naive.reopened);
      CHECK(resolved == naive.resolved);
    });
  }
}

}  // namespace spoc::report::test
