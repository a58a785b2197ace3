#include "report/periods.h"

#include <algorithm>

namespace spoc::report {
namespace {

constexpr time::Span kLongestInWeeks = time::hours(24 * 7 * 14);

}  // namespace

Instant midnight(time::Date date, const time::Zone& zone) {
  return zone.instant({date, 0, 0}, time::Choice::first);
}

time::Date monday_of(Instant t, const time::Zone& zone) {
  const time::Date date = zone.local(t).date;
  return date - time::weekday(date);
}

std::vector<Bounds> sliced(const Bounds& period, const time::Zone& zone, Slicing slicing) {
  std::vector<Bounds> slices;
  const bool is_short = period.end - period.begin <= kLongestInWeeks;
  const bool weeks = slicing == Slicing::by_length ? is_short : slicing == Slicing::weeks;
  Instant from = period.begin;
  while (from < period.end) {
    time::Date next = monday_of(from, zone) + 7;
    if (!weeks) {
      const time::Civil civil = time::civil(zone.local(from).date);
      next = time::add_months(*time::make_date(civil.year, civil.month, 1), 1);
    }
    const Instant to = std::min(midnight(next, zone), period.end);
    slices.push_back({from, to});
    from = to;
  }
  return slices;
}

}  // namespace spoc::report
