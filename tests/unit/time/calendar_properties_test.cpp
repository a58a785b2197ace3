// What holds for every calendar and instant, over seeded random ones; and agreement with a walk minute by minute.
#include <algorithm>
#include <random>

#include "naive_calendar.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

using Random = std::mt19937_64;

std::int64_t below(Random& random, std::int64_t n) {
  return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
}

/// Up to three ranges of a day on whole quarters or minutes, sometimes across midnight, sometimes round the clock.
std::vector<DayRange> random_ranges(Random& random) {
  if (below(random, 12) == 0) return {{0, 86'400}};
  std::vector<std::int32_t> marks;
  const std::int64_t unit = below(random, 3) == 0 ? 60 : 900;
  for (std::int64_t i = 2 * (1 + below(random, 3)); i > 0; --i)
    marks.push_back(static_cast<std::int32_t>(below(random, 86'400 / unit) * unit));
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  std::vector<DayRange> out;
  for (std::size_t i = 0; i + 1 < marks.size(); i += 2) out.push_back({marks[i], marks[i + 1]});
  if (!out.empty() && below(random, 6) == 0)
    out.back().end = 86'400 + static_cast<std::int32_t>(below(random, 360) * 60);
  return out;
}

CalendarDefinition random_definition(Random& random, Date around) {
  CalendarDefinition definition;
  definition.name = "random";
  for (auto& day : definition.hours)
    if (below(random, 4) != 0) day = random_ranges(random);
  if (std::all_of(definition.hours.begin(), definition.hours.end(), [](const auto& day) { return day.empty(); }))
    definition.hours[0] = {{32'400, 61'200}};
  for (int i = 0; i < 3; ++i) {
    definition.special[around + static_cast<int>(below(random, 40))] = random_ranges(random);
    definition.holidays[around + static_cast<int>(below(random, 40))] = "holiday";
  }
  return definition;
}

const std::vector<Zone>& zones() {
  static const std::vector<Zone> all = [] {
    std::vector<Zone> out;
    for (const char* name :
         {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu",
          "Africa/Casablanca", "America/Sao_Paulo", "Pacific/Apia", "America/Havana", "UTC"})
      out.push_back(load_zone(name));
    return out;
  }();
  return all;
}

/// The first day of a window that holds a change of the clock more often than not.
Date random_day(Random& random, const Zone& zone) {
  const Date day = date("2005-01-01") + static_cast<int>(below(random, 365 * 50));
  if (below(random, 3) == 0) return day;
  const auto change = zone.next_change(zone.instant({day}, Choice::first));
  return change ? zone.local(*change).date - 10 - static_cast<int>(below(random, 20)) : day;
}

void check_against_walk(Random& random, const Calendar& calendar, const NaiveCalendar& naive,
                        const LocalMinutes& clock) {
  const auto instant = [&](std::int64_t index) { return from_unix((clock.first() + index) * 60); };
  const std::int64_t i = below(random, clock.size());
  const std::int64_t j = below(random, clock.size());
  const std::int64_t amount = below(random, 4001) - 2000;
  CAPTURE(to_text(instant(i)), to_text(instant(j)), amount, calendar.zone().name());
  REQUIRE(calendar.open(instant(i)) == naive.open(i));
  REQUIRE(calendar.open_between(instant(i), instant(j)) == minutes(i < j ? naive.between(i, j) : -naive.between(j, i)));
  if (const auto sum = naive.add(i, amount)) REQUIRE(calendar.add_open(instant(i), minutes(amount)) == instant(*sum));
  if (const auto closing = naive.next_closing(i)) REQUIRE(calendar.next_closing(instant(i)) == instant(*closing));
}

}  // namespace

TEST_CASE("calendars agree with a walk minute by minute") {
  Random random(20260101);
  for (int round = 0; round < 700; ++round) {
    const Zone& zone = zones()[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(zones().size())))];
    const Date day = random_day(random, zone);
    const CalendarDefinition definition = random_definition(random, day);
    const Calendar calendar(definition, zone);
    const LocalMinutes clock(zone, zone.instant({day}, Choice::first).us / 60'000'000, 30 * 1440);
    const NaiveCalendar naive(definition, clock);
    for (int i = 0; i < 50; ++i) check_against_walk(random, calendar, naive, clock);
  }
}

TEST_CASE("between gives back what add took, in seconds, minutes and hours, forwards and backwards") {
  Random random(20260202);
  for (int round = 0; round < 2000; ++round) {
    const Zone& zone = zones()[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(zones().size())))];
    const Date day = random_day(random, zone);
    const Calendar calendar(random_definition(random, day), zone);
    for (int i = 0; i < 50; ++i) {
      const Instant t = zone.instant({day}, Choice::first) + seconds(below(random, 86'400 * 90));
      const std::int64_t n = below(random, 4000) - 2000;
      const Span open = i % 3 == 0 ? seconds(n) : i % 3 == 1 ? minutes(n) : hours(n);
      const Instant reached = calendar.add_open(t, open);
      CAPTURE(to_text(t), open.us, zone.name());
      REQUIRE(calendar.open_between(t, reached) == open);
      // At the very opening the way back may end where the opening before it ended: nothing was used between the two.
      if (calendar.open(t) && calendar.open({t.us - 1})) REQUIRE(calendar.add_open(reached, -open) == t);
    }
  }
}

TEST_CASE("adding twice is adding the sum") {
  Random random(20260303);
  for (int round = 0; round < 200; ++round) {
    const Zone& zone = zones()[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(zones().size())))];
    const Date day = random_day(random, zone);
    const Calendar calendar(random_definition(random, day), zone);
    for (int i = 0; i < 50; ++i) {
      const Instant t = zone.instant({day}, Choice::first) + seconds(below(random, 86'400 * 400));
      const Span a = seconds(1 + below(random, 500'000));
      const Span b = seconds(1 + below(random, 500'000));
      REQUIRE(calendar.add_open(calendar.add_open(t, a), b) == calendar.add_open(t, a + b));
    }
  }
}

TEST_CASE("business days there and back keep the day, and land within opening hours") {
  Random random(20260404);
  for (int round = 0; round < 200; ++round) {
    const Zone& zone = zones()[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(zones().size())))];
    const Date day = random_day(random, zone);
    const Calendar calendar(random_definition(random, day), zone);
    for (int i = 0; i < 20; ++i) {
      const Instant t = zone.instant({day}, Choice::first) + seconds(below(random, 86'400 * 90));
      const int n = static_cast<int>(below(random, 40)) - 20;
      const Instant reached = calendar.add_days(t, n);
      CAPTURE(to_text(t), n, zone.name());
      REQUIRE((calendar.open(reached) || calendar.previous_closing(reached) == reached));
      if (n >= 0) REQUIRE(reached >= t);
    }
  }
}
