// Every report over random journals against what follows from the moves minute by minute, without spells, courses, clocks
// or calendars.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "history.h"
#include "naive.h"
#include "report/causes.h"
#include "report/crossings.h"
#include "report/first_line.h"
#include "report/handovers.h"
#include "report/journey.h"
#include "report/providers.h"
#include "report/routing.h"
#include "report/satisfaction.h"
#include "report/sla.h"
#include "report/summary.h"
#include "report/trend.h"
#include "report/workload.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

constexpr const char* kTeams[] = {"desktop", "network", "payroll"};
constexpr const char* kDepartments[] = {"IT", "IT", "HR"};

struct Moment {
  bool logged = false, open = false, paused = false;
  std::string part, person;
  std::size_t team = 0;
};

struct Said {
  std::int64_t minute;
  std::string who;
  bool is_public, by_requester;
};

/// A ticket as it was made: its state at every minute, and what happened at which.
struct Made {
  std::vector<Moment> at = std::vector<Moment>(static_cast<std::size_t>(kEnd));
  std::string priority, service, cause, by, rule;
  std::int64_t logged = 0, promised_hours = 0, stopped = -1, resolved = -1, reopened = 0, spent = 0, score = 0;
  std::vector<std::int64_t> routes, waits;
  std::vector<Said> notes;
  std::vector<std::string> touched_by;
  std::string resolver;

  const Moment& last() const { return at.back(); }
};

class Maker {
 public:
  Maker(History& history, unsigned seed) : history_(history), random_(seed) {}

  Made make() {
    Made made;
    made.logged = pick(3 * static_cast<int>(kDay));
    made.priority = pick(2) ? "P1" : "P3";
    made.service = std::array{"", "laptop", "badge", "printing"}[static_cast<std::size_t>(pick(4))];
    made.cause = std::array{"", "password", "broken", "moon"}[static_cast<std::size_t>(pick(4))];
    made.by = pick(2) ? "rule" : "front_line";
    if (made.by == "rule") made.rule = pick(2) ? "vpn" : "paper";
    now_ = {true, true, false, "queue", "", static_cast<std::size_t>(pick(3))};
    id_ = history_.log(nth(made.logged), {"mail", made.priority, kTeams[now_.team], kDepartments[now_.team], made.service,
                                          made.cause, made.by, made.rule});
    made.promised_hours = 2 + pick(20);
    history_.promise(id_, nth(made.logged), made.promised_hours);
    std::int64_t minute = made.logged;
    for (int moves = pick(9); moves > 0; --moves) {
      const std::int64_t next = minute + 1 + pick(700);
      if (next >= kEnd) break;
      keep(made, minute, next);
      minute = next;
      move(made, minute);
    }
    keep(made, minute, kEnd);
    return made;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  void keep(Made& made, std::int64_t from, std::int64_t to) {
    for (std::int64_t minute = from; minute < to; ++minute) made.at[static_cast<std::size_t>(minute)] = now_;
  }
  void then(std::int64_t minute, domain::Event event, const std::string& who) {
    history_.then(id_, nth(minute), std::move(event), who);
  }

  void move(Made& made, std::int64_t minute) {
    const std::string who = pick(2) ? "ben" : "cara";
    if (!now_.open) return after_an_answer(made, minute, who);
    switch (pick(7)) {
      case 0: {
        now_.team = (now_.team + 1 + static_cast<std::size_t>(pick(2))) % 3;
        now_.person.clear();
        if (now_.part == "work") now_.part = "queue";
        made.routes.push_back(minute);
        return then(minute, domain::TicketRouted{kTeams[now_.team], kDepartments[now_.team], 1, "hand", {}, {}, {}, {}}, who);
      }
      case 1:
        now_.person = who;
        if (now_.part == "queue") now_.part = "work";
        return then(minute, domain::TicketAssigned{who, "hand", {}, false}, who);
      case 2:
        if (now_.part == "queue" || now_.part == "work") {
          const bool vendor = pick(2);
          now_.part = vendor ? "vendor" : "requester";
          now_.paused = !vendor;
          made.waits.push_back(minute);
          made.touched_by.push_back(who);
          return then(minute, domain::TicketWaiting{vendor ? domain::WaitingOn::vendor : domain::WaitingOn::requester,
                                                    std::nullopt, {}, !vendor}, who);
        }
        now_.part = now_.person.empty() ? "queue" : "work";
        now_.paused = false;
        return then(minute, domain::TicketResumed{"hand"}, who);
      case 3:
      case 4: {
        const bool by_requester = pick(3) == 0, is_public = by_requester || pick(2);
        const std::int64_t spent = by_requester ? 0 : 60 * pick(3);
        made.notes.push_back({minute, who, is_public, by_requester});
        made.spent += spent;
        if (!by_requester) made.touched_by.push_back(who);
        return then(minute, domain::TicketNoted{"words", is_public, by_requester, false, spent, {}}, who);
      }
      default:
        break;
    }
    if (made.stopped < 0) {
      made.stopped = minute;
      then(minute, domain::ClockStopped{domain::ClockName::resolution, 1}, who);
    }
    now_.open = now_.paused = false;
    made.resolved = minute;
    made.resolver = who;
    made.touched_by.push_back(who);
    then(minute, domain::TicketResolved{"done", {}, {}}, who);
  }

  void after_an_answer(Made& made, std::int64_t minute, const std::string& who) {
    if (pick(2)) {
      made.score = 1 + pick(5);
      return then(minute, domain::TicketRated{made.score, {}}, who);
    }
    now_.open = true;
    now_.part = now_.person.empty() ? "queue" : "work";
    made.resolved = -1;
    ++made.reopened;
    then(minute, domain::TicketReopened{"again"}, who);
  }

  History& history_;
  std::mt19937 random_;
  domain::TicketId id_;
  Moment now_;
};

/// When the promise falls due; -1 while a pause hides it. What it waits for after it has stopped does not count.
std::int64_t due_of(const Made& made) {
  std::int64_t left = made.promised_hours * 60;
  for (std::int64_t minute = made.logged; minute < 20 * kEnd; ++minute) {
    const bool stopped = made.stopped >= 0 && minute >= made.stopped;
    const Moment& moment = minute < kEnd ? made.at[static_cast<std::size_t>(minute)] : made.last();
    if (!stopped && moment.paused && minute >= kEnd) return -1;
    if (!stopped && moment.paused) continue;
    if (is_open_hour(minute) && --left == 0) return minute + 1;
  }
  return -1;
}

void naive_sla(const Made& made, Numbers& attainment, Numbers& breaches) {
  const std::int64_t due = due_of(made);
  const bool late = made.stopped >= 0 ? due >= 0 && due < made.stopped : due >= 0 && due <= kEnd;
  const bool in_period = due >= 0 && due < kEnd;
  const bool undecided = made.stopped < 0 && !late;
  const bool counts_resolved = made.resolved >= 0 && made.stopped >= 0;
  const std::string team = kTeams[made.last().team];
  for (const auto& [by, name] : std::map<std::string, std::string>{
           {"all", ""}, {"priority", made.priority}, {"team", team}, {"service", made.service}})
    add(attainment, {"resolution", by, name},
        {in_period && !late, in_period && late, undecided, counts_resolved && !late});
  if (!in_period || !late) return;
  std::map<std::string, std::int64_t> parts;
  for (std::int64_t minute = made.logged; minute < due; ++minute) {
    const Moment& moment = made.at[static_cast<std::size_t>(minute)];
    if (is_open_hour(minute) && moment.open && !moment.paused) ++parts[moment.part];
  }
  std::string most = "work";
  for (const char* part : {"queue", "approval", "vendor", "date", "requester"})
    if (parts[part] > parts[most]) most = part;
  add(breaches, {"resolution", most}, {1});
}

void naive_first_line(const Made& made, Numbers& figures) {
  if (made.resolved < 0 || made.at[static_cast<std::size_t>(made.logged)].team == 2) return;  // payroll is no first line
  std::int64_t messages = 1 + made.reopened;  // each answer is one
  for (const Said& note : made.notes) messages += note.is_public;
  const bool here = made.routes.empty();
  const bool one = made.touched_by.front() == made.resolver && messages <= 1 && made.reopened == 0;
  add(figures, {"first contact resolution"}, {here && one});
  add(figures, {"first level resolution"}, {here});
}

/// The moments of the open time in order, each with its minute.
template <class Each>
void each_open(const Made& made, Each each) {
  for (std::int64_t minute = made.logged; minute < kEnd; ++minute)
    if (made.at[static_cast<std::size_t>(minute)].open) each(made.at[static_cast<std::size_t>(minute)], minute);
}

void naive_providers(const Made& made, Numbers& providers, Numbers& requests) {
  std::set<std::size_t> teams;
  each_open(made, [&](const Moment& moment, std::int64_t) {
    teams.insert(moment.team);
    for (const std::string& team : {std::string(), std::string(kTeams[moment.team])})
      add(providers, {kDepartments[moment.team], team}, {0, 0, 0, 60});
  });
  std::set<std::vector<std::string>> keys;
  for (const std::size_t team : teams) {
    keys.insert({kDepartments[team], kTeams[team]});
    keys.insert({kDepartments[team], ""});
  }
  const std::string what = made.service.empty() ? "incident" : made.service;
  for (const auto& key : keys) {
    add(providers, key, {1, 0, 0, 0});
    add(requests, {key[0], key[1], what}, {1});
  }
  const std::size_t team = made.last().team;
  for (const std::string& name : {std::string(), std::string(kTeams[team])})
    add(providers, {kDepartments[team], name}, {0, made.resolved >= 0, made.last().open, 0});
}

void naive_crossings(const Made& made, Numbers& crossings) {
  std::set<std::string> departments;
  std::string before;
  bool arrived = false;
  std::int64_t waited = 0, business = 0;
  each_open(made, [&](const Moment& moment, std::int64_t minute) {
    const std::string here = kDepartments[moment.team];
    departments.insert(here);
    if (!before.empty() && here != before) arrived = true;
    before = here;
    if (moment.part != "queue") arrived = false;
    waited += arrived;
    business += arrived && is_open_hour(minute);
  });
  const bool crosses = departments.size() > 1;
  const std::string what = made.service.empty() ? "incident" : made.service;
  if (crosses) add(crossings, {what}, {1, 60 * waited, 60 * business});
}

void naive_journey(const Made& made, Numbers& journey, Numbers& turns, Numbers& visited) {
  std::int64_t contacts = 1, visits = 0, again = 0;
  for (const Said& note : made.notes) contacts += note.by_requester;
  std::map<std::string, std::int64_t> by_provider;
  std::string before;
  each_open(made, [&](const Moment& moment, std::int64_t minute) {
    const std::string here = kDepartments[moment.team];
    if (here != before) {
      ++visits;
      again += by_provider[here]++ > 0;
    }
    before = here;
    add(visited, {here}, {0, 0, 60});
    add(turns, {moment.part, "elapsed"}, {60});
    add(turns, {moment.part, "business"}, {is_open_hour(minute) ? 60 : 0});
  });
  for (const auto& [provider, times] : by_provider) add(visited, {provider}, {1, times, 0});
  add(journey, {"contacts"}, {contacts});
  add(journey, {"came back after an answer"}, {made.reopened});
  add(journey, {"visits to a provider"}, {visits});
  add(journey, {"visits to the same one again"}, {again});
}

void naive_causes(const Made& made, Numbers& kinds) {
  std::int64_t seconds = made.spent;
  if (seconds == 0)
    each_open(made, [&](const Moment& moment, std::int64_t minute) {
      if (moment.part == "work" && is_open_hour(minute)) seconds += 60;
    });
  const std::string kind = made.cause == "password" ? "can be removed"
                           : made.cause == "broken" ? "cannot: needs an answer at once"
                           : made.cause.empty()     ? "no cause was said"
                                                    : "policy does not know it";
  add(kinds, {kind}, {1, seconds, made.spent == 0});
}

void naive_satisfaction(const Made& made, Numbers& ratings) {
  if (made.resolved < 0) return;
  for (const auto& [by, name] : std::map<std::string, std::string>{
           {"all", ""}, {"service", made.service}, {"team", kTeams[made.last().team]}})
    add(ratings, {by, name}, {made.score > 0, made.score >= 4});
}

void naive_routing(const Made& made, Numbers& ways, Numbers& rules) {
  const bool moved = !made.routes.empty();
  for (const std::string& way : {std::string("all"), made.by}) add(ways, {way}, {1, moved, !moved});
  if (!made.rule.empty()) add(rules, {made.rule}, {1, moved, !moved});
}

void naive_workload(const Made& made, Numbers& held) {
  std::map<std::vector<std::string>, std::int64_t> had;
  each_open(made, [&](const Moment& moment, std::int64_t minute) {
    const std::int64_t seconds = is_open_hour(minute) ? 60 : 0;
    had[{"team", kTeams[moment.team]}] += seconds;
    if (!moment.person.empty()) had[{"person", moment.person}] += seconds;
  });
  for (const auto& [key, seconds] : had) add(held, key, {1, seconds});
}

/// The visits of teams, and which of the hand-overs between them were accepted: not sent straight back, and nobody asked or
/// wrote before somebody had it.
void naive_handovers(const Made& made, Numbers& pairs) {
  struct Visit {
    std::size_t team;
    std::int64_t from, to, taken;
  };
  std::vector<Visit> visits;
  each_open(made, [&](const Moment& moment, std::int64_t minute) {
    if (visits.empty() || visits.back().team != moment.team) visits.push_back({moment.team, minute, 0, -1});
    visits.back().to = minute + 1;
    if (visits.back().taken < 0 && !moment.person.empty()) visits.back().taken = minute;
  });
  for (std::size_t i = 1; i < visits.size(); ++i) {
    const Visit& visit = visits[i];
    const std::int64_t taken = visit.taken < 0 ? visit.to : visit.taken;
    bool back = false;
    for (std::size_t k = 0; k < i; ++k) back = back || visits[k].team == visit.team;
    const bool sent_back = i + 1 < visits.size() && visits[i + 1].team == visits[i - 1].team;
    const auto before_taken = [&](std::int64_t minute) { return minute > visit.from && minute < taken; };
    bool asked = std::any_of(made.waits.begin(), made.waits.end(), before_taken);
    for (const Said& note : made.notes) asked = asked || (!note.by_requester && before_taken(note.minute));
    add(pairs, {kTeams[visits[i - 1].team], kTeams[visit.team]}, {1, back, !sent_back && !asked});
  }
}

/// Only the three largest of each are shown; of those that are alike which ones is the alphabet's choice.
Numbers top_three(const Numbers& requests) {
  std::map<std::vector<std::string>, std::vector<std::pair<std::int64_t, std::string>>> by_provider;
  for (const auto& [key, values] : requests) by_provider[{key[0], key[1]}].emplace_back(-values[0], key[2]);
  Numbers top;
  for (auto& [key, all] : by_provider) {
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) top[{key[0], key[1], all[i].second}] = {-all[i].first};
  }
  return top;
}

}  // namespace

TEST_CASE("every report over random journals says what follows from the moves minute by minute") {
  constexpr int kTickets = 40;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    History history;
    Maker maker(history, seed);
    std::vector<Made> all;
    for (int i = 0; i < kTickets; ++i) all.push_back(maker.make());

    Numbers attainment, breaches, first_lines, provided, requests, crossed, journeys, turns, visited, kinds, ratings, ways, rules,
        held, pairs;
    for (const Made& made : all) {
      naive_sla(made, attainment, breaches);
      naive_first_line(made, first_lines);
      naive_providers(made, provided, requests);
      naive_crossings(made, crossed);
      naive_journey(made, journeys, turns, visited);
      naive_causes(made, kinds);
      naive_satisfaction(made, ratings);
      naive_routing(made, ways, rules);
      naive_workload(made, held);
      naive_handovers(made, pairs);
    }
    for (Numbers* numbers : {&attainment, &breaches, &first_lines, &provided, &crossed, &turns, &kinds, &ratings, &pairs})
      drop_nothing(*numbers);

    const Request request = history.request({nth(0), nth(kEnd)}, nth(kEnd));
    history.store().read([&](store::Reading& reading) {
      const auto ask = [&](Measure (*report)(const Request&)) { return answer(reading, request, report(request)); };
      const auto promised = ask(sla);
      CHECK(of_table(promised, "attainment", {"met", "breached", "undecided", "resolved_only"}) == attainment);
      CHECK(of_table(promised, "breaches", {"breached"}) == breaches);
      CHECK(of_table(ask(first_line), "first_line", {"value"}) == first_lines);
      const auto providing = ask(providers);
      CHECK(of_table(providing, "providers", {"tickets", "resolved", "open", "had_them"}) == provided);
      CHECK(of_table(providing, "requests", {"tickets"}) == top_three(requests));
      const auto crossing = ask(crossings);
      Numbers sums;
      for (const auto& [key, values] : crossed) sums[key] = {values[0], values[1]};
      CHECK(of_table(crossing, "crossings", {"crossing", "waiting"}) == sums);
      for (const auto& [key, values] : crossed) {
        INFO(key.front());
        const Numbers open_time = of_table(crossing, "waiting_in_open_time", {"requests", "mean"});
        CHECK(open_time.at(key) == std::vector{values[0], mean(values[2], values[0])});
      }
      const auto travelled = ask(journey);
      for (const auto& [key, values] : journeys) {
        INFO(key.front());
        const Numbers figures = of_table(travelled, "journey", {"tickets", "mean"});
        CHECK(figures.at(key) == std::vector<std::int64_t>{kTickets, mean(100 * values[0], kTickets)});
      }
      Numbers means;
      for (const auto& [key, values] : turns) means[key] = {mean(values[0], kTickets)};
      drop_nothing(means);
      CHECK(of_table(travelled, "turns", {"mean"}).size() >= means.size());
      for (const auto& [key, values] : means) CHECK(of_table(travelled, "turns", {"mean"}).at(key) == values);
      CHECK(of_table(travelled, "visits", {"tickets", "visits", "had_them"}) == visited);
      CHECK(of_table(ask(causes), "kinds", {"tickets", "share_of_hours", "estimated"}) == kinds);
      Numbers rated;
      for (const auto& [key, values] : ratings) rated[key] = {values[0], values[0] >= 5 ? values[1] : 0};
      drop_nothing(rated);
      CHECK(of_table(ask(satisfaction), "satisfaction", {"rated_of_resolved", "satisfied_of_rated"}) == rated);
      const auto routed = ask(routing);
      CHECK(of_table(routed, "routing", {"tickets", "moved_afterwards", "accuracy"}) == ways);
      CHECK(of_table(routed, "rules", {"tickets", "moved_afterwards", "accuracy"}) == rules);
      Numbers mean_held;
      for (const auto& [key, values] : held) mean_held[key] = {values[0], mean(values[1], values[0])};
      CHECK(of_table(ask(workload), "held_in_open_time", {"held", "mean"}) == mean_held);
      CHECK(of_table(ask(handovers), "pairs", {"handovers", "returns", "accepted"}) == pairs);
    });
  }
}

}  // namespace spoc::report::test
