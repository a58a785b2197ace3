// Working-time arithmetic with a zone, split shifts and holidays, beside two binary searches over plain intervals: near
// and far ends must cost the same.
#include <algorithm>
#include <vector>

#include "measure.h"
#include "time/calendar.h"

using namespace spoc;

namespace {

time::Calendar office() {
  time::CalendarDefinition definition;
  definition.name = "office";
  for (std::size_t day = 0; day < 5; ++day)
    definition.hours[day] = {*time::parse_day_range("08:30-12:00"), *time::parse_day_range("13:00-17:30")};
  for (std::string_view date : {"2026-01-01", "2026-05-01", "2026-12-25", "2027-01-01"})
    definition.holidays[*time::parse_date(date)] = "holiday";
  return time::Calendar(definition, time::load_zone("Europe/Berlin"));
}

/// What the arithmetic comes down to: which interval an instant lies in, and how much was open before it.
std::int64_t open_before(const std::vector<time::Interval>& intervals, const std::vector<std::int64_t>& sums,
                         time::Instant t) {
  auto at = std::upper_bound(intervals.begin(), intervals.end(), t,
                             [](time::Instant a, const time::Interval& b) { return a < b.begin; });
  if (at == intervals.begin()) return 0;
  auto index = static_cast<std::size_t>(at - intervals.begin()) - 1;
  return sums[index] + (std::min(t, intervals[index].end) - intervals[index].begin).us;
}

}  // namespace

int main() {
  time::Calendar calendar = office();
  const time::Instant begin = *time::parse_instant("2026-01-05T08:00:00Z");
  const std::vector<time::Interval> intervals = calendar.intervals(begin, begin + time::hours(24 * 365 * 10));
  std::vector<std::int64_t> sums;
  std::int64_t sum = 0;
  for (const time::Interval& interval : intervals) {
    sums.push_back(sum);
    sum += (interval.end - interval.begin).us;
  }
  auto moment = [&](std::int64_t n) { return begin + time::minutes(n * 7919 % (365 * 24 * 60)); };

  for (auto [name, days] : {std::pair{"open time over two days", 2}, std::pair{"open time over five years", 5 * 365}}) {
    time::Span apart = time::hours(24 * days);
    double ours = bench::nanoseconds(
        [&](std::int64_t n) { bench::keep(calendar.open_between(moment(n), moment(n) + apart).us); });
    double floor = bench::nanoseconds([&](std::int64_t n) {
      bench::keep(open_before(intervals, sums, moment(n) + apart) - open_before(intervals, sums, moment(n)));
    });
    bench::report(name, ours, floor, "<= 20 ns, constant in the span");
  }
  for (auto [name, hours] :
       {std::pair{"deadline in eight open hours", 8}, std::pair{"deadline in 8,000 open hours", 8000}}) {
    double ours =
        bench::nanoseconds([&](std::int64_t n) { bench::keep(calendar.add_open(moment(n), time::hours(hours)).us); });
    double floor = bench::nanoseconds([&](std::int64_t n) {
      std::int64_t wanted = open_before(intervals, sums, moment(n)) + time::hours(hours).us;
      auto at = static_cast<std::size_t>(std::lower_bound(sums.begin(), sums.end(), wanted) - sums.begin()) - 1;
      bench::keep(intervals[at].begin.us + wanted - sums[at]);
    });
    bench::report(name, ours, floor, "<= 20 ns, constant in the span");
  }
}
