// Working-time arithmetic beside its floor: one std::upper_bound over a flat sorted array of as many numbers. Prints
// nanoseconds a question, for spans of a day, a month and five years, with zones, split shifts and holidays.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#include "time/calendar.h"

namespace {

using namespace spoc::time;

constexpr std::size_t kQuestions = 1u << 16;
constexpr int kRounds = 20;

/// The best of several rounds, in nanoseconds a question; `sink` keeps the answers alive.
template <class Ask>
double nanoseconds(std::int64_t& sink, Ask ask) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < kQuestions; ++i) sink += ask(i);
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
    best = std::min(best, taken.count() / static_cast<double>(kQuestions));
  }
  return best;
}

CalendarDefinition office() {
  CalendarDefinition definition;
  definition.name = "office";
  for (std::size_t day = 0; day < 5; ++day)
    definition.hours[day] = {{30'600, 36'000}, {36'900, 43'200}, {46'800, 54'000}, {54'900, 63'000}};
  for (int year = 2020; year < 2035; ++year)
    for (const auto& [month, day] : {std::pair{1, 1}, {5, 1}, {10, 3}, {12, 25}, {12, 26}})
      definition.holidays[*make_date(year, month, day)] = "holiday";
  return definition;
}

struct Question {
  Instant from;
  Instant to;
  Span open;
};

std::vector<Question> questions(const Calendar& calendar, Span span) {
  std::mt19937_64 random(1);
  const Instant first = *parse_instant("2026-01-01T00:00:00Z");
  const auto within = [&](std::int64_t us) {
    return Span{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(us))};
  };
  std::vector<Question> result(kQuestions);
  for (Question& q : result) {
    q.from = first + within(hours(24 * 365).us);
    q.to = q.from + within(span.us);
    q.open = calendar.open_between(q.from, q.to) + seconds(1);
  }
  return result;
}

void measure(const char* zone_name, const char* span_name, Span span) {
  const Calendar calendar(office(), load_zone(zone_name));
  const std::vector<Question> asked = questions(calendar, span);
  std::vector<std::int64_t> flat;
  for (const Interval& interval : calendar.intervals(asked.front().from, asked.front().from + hours(24 * 365 * 6)))
    flat.push_back(interval.begin.us);

  std::int64_t sink = 0;
  const double add =
      nanoseconds(sink, [&](std::size_t i) { return calendar.add_open(asked[i].from, asked[i].open).us; });
  const double between =
      nanoseconds(sink, [&](std::size_t i) { return calendar.open_between(asked[i].from, asked[i].to).us; });
  const double floor = nanoseconds(
      sink, [&](std::size_t i) { return std::upper_bound(flat.begin(), flat.end(), asked[i].to.us) - flat.begin(); });
  std::printf("%-18s %-8s add_open %6.1f ns   open_between %6.1f ns   floor (one upper_bound of %zu) %6.1f ns   [%d]\n",
              zone_name, span_name, add, between, flat.size(), floor, static_cast<int>(sink & 1));
}

void measure_first_use(const char* zone_name) {
  const Zone zone = load_zone(zone_name);
  const Instant t = *parse_instant("2026-06-05T10:00:00Z");
  std::int64_t sink = 0;
  double best = 1e9;
  for (int round = 0; round < 200; ++round) {
    const Calendar calendar(office(), zone);
    const auto begin = std::chrono::steady_clock::now();
    sink += calendar.add_open(t, hours(8)).us;
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;
    best = std::min(best, taken.count());
  }
  std::printf("%-18s first question of a calendar (one year computed) %6.1f us   [%d]\n", zone_name, best,
              static_cast<int>(sink & 1));
}

}  // namespace

int main() {
  for (const char* zone : {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"}) {
    measure(zone, "1 day", hours(24));
    measure(zone, "1 month", hours(24 * 30));
    measure(zone, "5 years", hours(24 * 365 * 5));
    measure_first_use(zone);
  }
}
