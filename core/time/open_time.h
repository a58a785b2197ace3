// The open time of a calendar as one sorted run of stretches with running sums, and two tables that lead from an
// instant, or from an amount of open time, to its stretch: a question costs two short look-ups whatever lies between
// its ends.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "time/calendar.h"

namespace spoc::time {

/// [begin, end) in microseconds of Instant; `before` is the open time of earlier stretches.
struct Stretch {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t before = 0;

  std::int64_t closed_after() const { return before + (end - begin); }
};

/// The hours of a local day: what policy says of that date.
const std::vector<DayRange>& hours_of(const CalendarDefinition& definition, Date date);
/// The ranges that begin on a local day, as instants: ascending, joined where they touch or overlap, without empty
/// ones.
std::vector<Interval> intervals_of(const CalendarDefinition& definition, const Zone& zone, Date date);

/// Whole months, without gaps, growing at either end. Stretches are cut at the ends of what is covered, so the last may
/// go on.
class OpenTime {
 public:
  OpenTime(CalendarDefinition definition, Zone zone) : definition_(std::move(definition)), zone_(std::move(zone)) {}

  const CalendarDefinition& definition() const { return definition_; }
  const Zone& zone() const { return zone_; }

  /// Ten years: how long nothing may be open before a search gives up. Covering ten more calendar years always holds
  /// them.
  static constexpr Span kLongest = hours(24 * 3650);

  /// Makes the month of t part of what is covered. Throws data outside the years 0001 to 9999.
  void cover(Instant t) {
    if (t.us < begin_ || t.us >= end_) grow_to(t);
  }
  void grow_after();
  /// Numbers of stretches and sums of open time change with this one.
  void grow_before();

  const std::vector<Stretch>& stretches() const { return stretches_; }
  /// Days with opening hours in the covered months, as Date::days, ascending.
  const std::vector<std::int32_t>& open_days() const { return open_days_; }
  std::int64_t begin() const { return begin_; }
  std::int64_t end() const { return end_; }
  /// Months that are covered, from the first to the last, counted from January of the year 0.
  int first_month() const { return first_month_; }
  int last_month() const { return last_month_; }
  /// Whether what is covered has no open time for `kLongest` somewhere between two stretches of [from, to].
  bool long_gap_between(std::int64_t from, std::int64_t to) const {
    return std::any_of(long_gaps_.begin(), long_gaps_.end(),
                       [=](const Interval& gap) { return gap.begin.us >= from && gap.end.us <= to; });
  }
  std::int64_t total() const { return stretches_.empty() ? 0 : stretches_.back().closed_after(); }

  /// The first stretch that ends after t; their number when there is none. t must be covered.
  std::size_t ending_after(std::int64_t t) const {
    const auto range = range_in(by_time_, static_cast<std::size_t>((t - begin_) >> kTimeShift));
    return first_in(range, [t](const Stretch& s) { return s.end > t; });
  }

  /// The first stretch at whose end more than `open` has passed; 0 <= open < total().
  std::size_t passing(std::int64_t open) const {
    const auto range = range_in(by_open_, static_cast<std::size_t>(open >> kOpenShift));
    return first_in(range, [open](const Stretch& s) { return s.closed_after() > open; });
  }

  /// Open time from the start of what is covered to t, which must be covered.
  std::int64_t open_before(std::int64_t t) const {
    const std::size_t i = ending_after(t);
    if (i == stretches_.size()) return total();
    const Stretch& s = stretches_[i];
    return s.before + std::max<std::int64_t>(0, t - s.begin);
  }

 private:
  struct Month;
  struct Range {
    std::size_t first;
    std::size_t last;
  };
  // Widths of the tables' cells, 2.4 hours of time and 1.2 of open time: so that seldom more than one stretch ends in
  // one.
  static constexpr int kTimeShift = 33;
  static constexpr int kOpenShift = 32;
  static constexpr std::size_t kLinear = 8;

  Range range_in(const std::vector<std::uint32_t>& table, std::size_t cell) const {
    return {table[cell], cell + 1 < table.size() ? table[cell + 1] : stretches_.size()};
  }

  template <class Past>
  std::size_t first_in(Range range, Past past) const {
    if (range.last - range.first > kLinear) {
      const auto begin = stretches_.begin();
      const auto found = std::partition_point(begin + static_cast<std::ptrdiff_t>(range.first),
                                              begin + static_cast<std::ptrdiff_t>(range.last),
                                              [past](const Stretch& s) { return !past(s); });
      return static_cast<std::size_t>(found - begin);
    }
    if (range.first == stretches_.size()) return range.first;
    // The first step is arithmetic: whether a stretch ends in the cell before or after t is a toss-up no branch can
    // foresee.
    const bool some = range.first < range.last;
    const bool passed = !past(stretches_[range.first]);
    range.first += static_cast<std::size_t>(some & passed);
    while (range.first < range.last && !past(stretches_[range.first])) ++range.first;
    return range.first;
  }

  void grow_to(Instant t);
  int covered() const { return last_month_ - first_month_ + 1; }
  Month compute(int month) const;
  void append(const Month& month);
  void index();

  CalendarDefinition definition_;
  Zone zone_;
  int first_month_ = 0;
  int last_month_ = -1;
  std::int64_t begin_ = 0;
  std::int64_t end_ = 0;
  std::vector<Stretch> stretches_;
  std::vector<std::int32_t> open_days_;
  std::vector<Interval> long_gaps_;
  std::vector<std::uint32_t> by_time_;  // per cell: the first stretch that ends after the cell begins
  std::vector<std::uint32_t>
      by_open_;  // per cell: the first stretch at whose end more has passed than where the cell begins
};

struct Calendar::Years : OpenTime {
  using OpenTime::OpenTime;
};

}  // namespace spoc::time
