// Three years of a desk, for benchmarks: tickets with teams, priorities, seasons, promises, transfers, waits, answers,
// reopenings and ratings, written day by day through the store's own writer, so that `spoc verify` accepts every row
// and the journal is in the order of time. The same seed gives the same desk.
//   made_desk FOLDER TICKETS [SEED]      FOLDER has a desk with the policy of tests/bench/desk
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "base/format.h"
#include "decide/priority.h"
#include "decide/promises.h"
#include "decide/schedule.h"
#include "desk/log.h"
#include "store/store.h"
#include "time/date.h"

namespace {

using namespace spoc;
using time::Instant;

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr int kDays = 3 * 365;
constexpr std::int64_t kFirst = 1'704'067'200'000'000;  // 2024-01-01, a Monday
constexpr std::size_t kEventsOfTransaction = 10'000;

struct Team {
  const char* name;
  const char* department;
  std::int64_t tier;
  std::uint64_t share;  // of a hundred tickets
};
constexpr Team kTeams[] = {{"service_desk", "it", 1, 34}, {"desktop", "it", 2, 16},         {"network", "it", 2, 10},
                           {"identity", "it", 2, 12},     {"payroll", "hr", 1, 8},          {"personnel", "hr", 1, 6},
                           {"accounts", "finance", 1, 6}, {"workplace", "facilities", 1, 8}};
constexpr const char* kServices[] = {"laptop",  "mail", "remote_access", "printing", "accounts",
                                     "payslip", "desk", "orders",        "phone"};
constexpr const char* kChannels[] = {"mail", "mail", "mail", "portal", "portal", "phone", "phone", "walk-in"};
constexpr const char* kCauses[] = {"", "", "defect", "how-to", "wear", "change"};
constexpr std::uint64_t kSeasons[12] = {125, 110, 105, 95, 95, 90, 75, 70, 110, 115, 110, 80};
constexpr std::uint64_t kWeekdays[7] = {125, 115, 105, 100, 85, 12, 8};
constexpr std::uint64_t kHours[24] = {1,  1,  1,  1,  1,  2,  6, 20, 60, 80, 75, 60,
                                      40, 55, 65, 55, 40, 20, 8, 5,  4,  3,  2,  1};

/// splitmix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool percent(std::uint64_t p) { return below(100) < p; }
  /// Around `middle`: often a third of it, now and then ten times as much.
  std::int64_t about(std::int64_t middle) {
    constexpr std::array<std::int64_t, 10> kTenths = {1, 2, 3, 4, 6, 8, 11, 16, 30, 90};
    const std::int64_t scaled = middle * kTenths[below(kTenths.size())] / 10;
    return scaled + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(scaled / 2 + 1)));
  }
  template <std::size_t n>
  std::size_t weighted(const std::uint64_t (&weights)[n]) {
    std::uint64_t sum = 0;
    for (const std::uint64_t weight : weights) sum += weight;
    std::uint64_t left = below(sum);
    for (std::size_t i = 0; i < n; ++i) {
      if (left < weights[i]) return i;
      left -= weights[i];
    }
    return n - 1;
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

enum class What { take, transfer, note, wait, answer, resolve, rate, reopen, cancel };

struct Step {
  Instant at;
  What what;
};

/// A ticket whose story is not over: what people will do, the last of it first.
struct Live {
  domain::Ticket ticket;
  domain::Schedule schedule;
  std::vector<Step> to_come;
};

std::vector<Step> story_of(Chance& chance, Instant logged) {
  std::vector<Step> steps;
  Instant at = logged;
  const auto then = [&](What what, std::int64_t after) { steps.push_back({at = Instant{at.us + after + 1}, what}); };
  if (chance.percent(2)) {
    then(What::cancel, chance.about(5 * kHour));
    return {steps.rbegin(), steps.rend()};
  }
  if (chance.percent(80)) then(What::take, chance.about(kHour));
  while (chance.percent(12)) {
    then(What::transfer, chance.about(3 * kHour));
    then(What::take, chance.about(2 * kHour));
  }
  if (chance.percent(25)) then(What::note, chance.about(kHour));
  if (chance.percent(14)) {
    then(What::wait, chance.about(2 * kHour));
    then(What::answer, chance.about(kDay));
  }
  if (chance.percent(1)) return {steps.rbegin(), steps.rend()};  // forgotten
  then(What::resolve, chance.about(8 * kHour));
  if (chance.percent(4)) {
    then(What::reopen, chance.about(kDay));
    then(What::resolve, chance.about(8 * kHour));
  }
  if (chance.percent(10)) then(What::rate, chance.about(kDay));
  return {steps.rbegin(), steps.rend()};
}

class Making {
 public:
  Making(desk::Desk& desk, std::int64_t tickets, std::uint64_t seed) : desk_(desk), chance_(seed), wanted_(tickets) {
    for (int day = 0; day < kDays; ++day) all_weight_ += weight_of(day);
  }

  void run() {
    for (int day = 0; day < kDays;) {
      const Instant until = end_of(day);
      desk_.caller.now = desk_.caller.real_now = until;
      desk_.store.write(desk_.caller, [&](store::Unit& unit) {
        for (std::size_t events = 0; day < kDays && events < kEventsOfTransaction; ++day)
          events += live_through(unit, day);
      });
    }
    desk::index_texts(desk_);
    std::printf("%lld tickets, %lld events\n", static_cast<long long>(logged_), static_cast<long long>(events_));
  }

 private:
  static Instant begin_of(int day) { return {kFirst + day * kDay}; }
  static Instant end_of(int day) { return begin_of(day + 1); }
  static std::uint64_t weight_of(int day) {
    const time::Civil civil = time::civil(*time::make_date(2024, 1, 1) + day);
    return kSeasons[civil.month - 1] * kWeekdays[day % 7];
  }

  /// One day of everybody; how many events that were.
  std::size_t live_through(store::Unit& unit, int day) {
    const auto policy = desk_.store.policy();
    const decide::Situation situation{
        *policy, [&](std::string_view hash) { return desk_.store.policy(hash); }, unit.people(), {}, end_of(day), {}};
    domain::Change all;
    std::vector<Live> left;
    for (Live& live : live_) {
      domain::TicketChange change{live.ticket, live.ticket, {}, live.schedule};
      go_on(change, live, situation, day);
      keep(all, std::move(change), std::move(live.to_come), left);
    }
    log_day(unit, situation, day, all, left);
    live_ = std::move(left);
    std::size_t events = 0;
    for (const domain::TicketChange& change : all.tickets) events += change.events.size();
    if (!all.empty()) unit.commit(all);
    events_ += static_cast<std::int64_t>(events);
    return events;
  }

  void log_day(store::Unit& unit, const decide::Situation& situation, int day, domain::Change& all,
               std::vector<Live>& left) {
    weight_ += weight_of(day);
    std::vector<Instant> times;
    const auto until = static_cast<std::int64_t>(static_cast<std::uint64_t>(wanted_) * weight_ / all_weight_);
    for (; logged_ < until; ++logged_)
      times.push_back({begin_of(day).us + static_cast<std::int64_t>(chance_.weighted(kHours)) * kHour +
                       static_cast<std::int64_t>(chance_.below(static_cast<std::uint64_t>(kHour)))});
    std::sort(times.begin(), times.end());
    for (const Instant at : times) {
      domain::TicketChange change;
      change.before.id = change.after.id = unit.new_ticket();
      log(change, situation, at);
      Live live;
      live.to_come = story_of(chance_, at);
      change.schedule.wake_at = at;
      go_on(change, live, situation, day);
      keep(all, std::move(change), std::move(live.to_come), left);
    }
  }

  static void keep(domain::Change& all, domain::TicketChange change, std::vector<Step> to_come,
                   std::vector<Live>& left) {
    if (!to_come.empty() || change.schedule.wake_at)
      left.push_back({change.after, change.schedule, std::move(to_come)});
    if (!change.events.empty()) all.tickets.push_back(std::move(change));
  }

  void log(domain::TicketChange& change, const decide::Situation& situation, Instant at) {
    const std::int64_t number = change.after.id.number;
    domain::TicketLogged logged;
    logged.type = chance_.percent(60) ? domain::TicketType::incident : domain::TicketType::request;
    logged.service = kServices[chance_.below(std::size(kServices))];
    logged.subject = format("{} does not work as it should, room {}", logged.service, 100 + chance_.below(400));
    logged.description =
        format("Since this morning {} number {} stops with error {}. Switching it off and on did not help.",
               logged.service, number % 977, chance_.below(90));
    logged.requester.address = format("person{}@example.org", chance_.below(9'000));
    logged.channel = kChannels[chance_.below(std::size(kChannels))];
    logged.cause = kCauses[chance_.below(std::size(kCauses))];
    logged.impact = static_cast<domain::Level>(1 - (chance_.percent(25) ? 1 : 0) + (chance_.percent(25) ? 1 : 0));
    logged.urgency = static_cast<domain::Level>(chance_.below(3));
    logged.bundle = situation.policy.hash;
    const domain::Actor actor = desk_of(number);
    change.record(at, actor, std::move(logged));
    decide::reprioritise(change, situation, at, actor);
    route(change, situation, at, kTeams[chance_.weighted({34, 16, 10, 12, 8, 6, 6, 8})], "rule");
    decide::hold_to_promises(change, situation, at, decide::time_actor(), "logged");
  }

  static domain::Actor desk_of(std::int64_t number) { return {format("service_desk_{}", number % 5 + 1), {}, "cli"}; }

  static void route(domain::TicketChange& change, const decide::Situation& situation, Instant at, const Team& team,
                    const char* by) {
    change.record(at, {{}, {}, "cli"},
                  domain::TicketRouted{team.name, team.department, team.tier, by, {}, {}, {}, {}, false});
    decide::follow(change, situation);
  }

  /// What people do that day, and what time does meanwhile.
  void go_on(domain::TicketChange& change, Live& live, const decide::Situation& situation, int day) {
    const Instant until = end_of(day);
    const std::size_t before = change.events.size();
    std::vector<domain::Effect> effects;
    while (!live.to_come.empty() && live.to_come.back().at < until) {
      const Step step = live.to_come.back();
      live.to_come.pop_back();
      decide::pass_time(change, effects, situation, step.at);
      act(change, situation, step);
    }
    if (change.events.size() > before || (change.schedule.wake_at && *change.schedule.wake_at < until))
      decide::pass_time(change, effects, situation, Instant{until.us - 1});
    if (!change.events.empty()) change.schedule = decide::schedule_of(change.after, situation.held_to(change.after));
  }

  void act(domain::TicketChange& change, const decide::Situation& situation, const Step& step) {
    const domain::Ticket& ticket = change.after;
    const bool open = is_open(ticket.status);
    const domain::Actor actor{format("{}_{}", ticket.team, ticket.id.number % 5 + 1), {}, "cli"};
    const auto say = [&](const domain::Actor& by, domain::Event event) {
      change.record(step.at, by, std::move(event));
      decide::follow(change, situation);
    };
    switch (step.what) {
      case What::take:
        if (open) say(actor, domain::TicketTaken{});
        return;
      case What::transfer:
        if (open) route(change, situation, step.at, kTeams[chance_.below(std::size(kTeams))], "hand");
        return;
      case What::note:
        if (open)
          say(actor, domain::TicketNoted{"We have a look at it and come back to you.", true, false, false, 300, {}});
        return;
      case What::wait:
        if (open)
          say(actor, domain::TicketWaiting{
                         domain::WaitingOn::requester, std::nullopt, "Since when?",
                         decide::stops_resolution(ticket, domain::WaitingOn::requester, situation.held_to(ticket))});
        return;
      case What::answer:
        if (ticket.status == domain::Status::waiting) say(desk_of(ticket.id.number), domain::TicketResumed{"hand"});
        return;
      case What::resolve:
        if (open) say(actor, domain::TicketResolved{"It works again.", {}, {}});
        return;
      case What::rate:
        if (!open)
          say(desk_of(ticket.id.number), domain::TicketRated{static_cast<std::int64_t>(2 + chance_.below(4)), {}});
        return;
      case What::reopen:
        if (ticket.status == domain::Status::resolved) say(actor, domain::TicketReopened{"again"});
        return;
      case What::cancel:
        if (open) say(actor, domain::TicketCancelled{"not wanted any more"});
        return;
    }
  }

  desk::Desk& desk_;
  Chance chance_;
  std::int64_t wanted_, logged_ = 0, events_ = 0;
  std::uint64_t weight_ = 0, all_weight_ = 0;
  std::vector<Live> live_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 64;
  try {
    sql::OpenOptions options;
    options.bulk = true;
    store::Store store(std::string(words[1]) + "/spoc.db", options);
    const Instant first{kFirst};
    desk::Desk desk{store, {{"made_desk", {}, "cli"}, "made_desk", "import", first, first}};
    Making(desk, std::strtoll(words[2], nullptr, 10), count > 3 ? std::strtoull(words[3], nullptr, 10) : 1).run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "made_desk: %s\n", error.what());
    return 70;
  }
}
