// Working time by walking minutes: slow and plain, to hold the calendar against. It knows a window of days only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "time/calendar.h"

namespace spoc::time::test {

/// The local minutes of a zone over a window of UTC minutes.
class LocalMinutes {
 public:
  LocalMinutes(const Zone& zone, std::int64_t first_minute, std::int64_t minutes) : first_(first_minute) {
    for (std::int64_t m = first_minute; m < first_minute + minutes; ++m)
      local_.push_back(m + zone.offset(from_unix(m * 60)) / 60);
  }

  std::int64_t first() const { return first_; }
  std::int64_t size() const { return static_cast<std::int64_t>(local_.size()); }
  /// Minutes since 1970-01-01T00:00 on the clock there.
  std::int64_t local(std::int64_t index) const { return local_[static_cast<std::size_t>(index)]; }

 private:
  std::int64_t first_;
  std::vector<std::int64_t> local_;
};

/// Open or closed for each minute of the window, by definition: a range is open from the first minute whose local time
/// has reached its begin, up to the last minute whose local time has not reached its end.
class NaiveCalendar {
 public:
  NaiveCalendar(const CalendarDefinition& definition, const LocalMinutes& clock)
      : clock_(clock), open_(static_cast<std::size_t>(clock.size()), 0) {
    const auto day_of = [&](std::int64_t index) { return static_cast<std::int32_t>(clock.local(index) / 1440); };
    for (Date day{day_of(0) - 2}; day <= Date{day_of(clock.size() - 1) + 1}; day = day + 1)
      for (const DayRange range : hours(definition, day))
        mark(day.days * std::int64_t{1440} + range.begin / 60, day.days * std::int64_t{1440} + range.end / 60);
  }

  bool open(std::int64_t index) const { return open_[static_cast<std::size_t>(index)] != 0; }

  std::int64_t between(std::int64_t a, std::int64_t b) const {
    std::int64_t sum = 0;
    for (std::int64_t i = a; i < b; ++i) sum += open(i) ? 1 : 0;
    return sum;
  }

  /// Nothing where the walk leaves the window.
  std::optional<std::int64_t> next_opening(std::int64_t i) const {
    for (; i < clock_.size(); ++i)
      if (open(i)) return i;
    return std::nullopt;
  }

  std::optional<std::int64_t> next_closing(std::int64_t i) const {
    const auto from = next_opening(i);
    if (!from) return std::nullopt;
    for (i = *from; i < clock_.size(); ++i)
      if (!open(i)) return i;
    return std::nullopt;
  }

  std::optional<std::int64_t> add(std::int64_t i, std::int64_t minutes) const {
    if (minutes == 0) return next_opening(i);
    if (minutes < 0) return subtract(i, -minutes);
    for (; i < clock_.size(); ++i)
      if (open(i) && --minutes == 0) return i + 1;
    return std::nullopt;
  }

 private:
  std::optional<std::int64_t> subtract(std::int64_t i, std::int64_t minutes) const {
    while (--i >= 0)
      if (open(i) && --minutes == 0) return i;
    return std::nullopt;
  }

  static std::vector<DayRange> hours(const CalendarDefinition& definition, Date day) {
    if (definition.special.contains(day)) return definition.special.at(day);
    if (definition.holidays.contains(day)) return {};
    return definition.hours[static_cast<std::size_t>(weekday(day))];
  }

  void mark(std::int64_t begin, std::int64_t end) {
    // Offsets lie within 15 hours of UTC, so the minutes around these are enough.
    const std::int64_t low = std::max<std::int64_t>(0, begin - clock_.first() - 16 * 60);
    const std::int64_t high = std::min(clock_.size(), end - clock_.first() + 16 * 60);
    if (low >= high) return;
    std::int64_t first = low;
    while (first < high && clock_.local(first) < begin) ++first;
    std::int64_t last = high;
    while (last > low && clock_.local(last - 1) != end - 1) --last;
    if (last == low)
      for (last = high; last > low && clock_.local(last - 1) >= end;) --last;
    for (std::int64_t i = first; i < last; ++i) open_[static_cast<std::size_t>(i)] = 1;
  }

  const LocalMinutes& clock_;
  std::vector<char> open_;
};

}  // namespace spoc::time::test
