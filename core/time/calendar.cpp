#include "time/calendar.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/format.h"
#include "time/digits.h"
#include "time/open_time.h"

namespace spoc::time {

namespace {

constexpr std::int64_t kDayUs = 86'400 * kSecond;
constexpr int kSearchMonths = 10 * 12;
// More than the years 0001 to 9999 hold; keeps sums of open time far from overflow.
constexpr std::int64_t kMostOpen = 400'000'000'000 * kSecond;

// Counted as OpenTime counts them.
int month_of(const OpenTime& years, std::int64_t us) {
  const Civil date = civil(years.zone().local(Instant{us}).date);
  return date.year * 12 + date.month - 1;
}

[[noreturn]] void throw_closed(const OpenTime& years, Instant t, std::string_view side) {
  throw Error(
      Code::data,
      format("calendar \"{}\" has no open time within ten years {} {}", years.definition().name, side, to_text(t)),
      "give it opening hours");
}

// Covers more time after `t`, or throws when ten years after it are covered already.
void search_after(OpenTime& years, Instant t) {
  if (years.last_month() >= month_of(years, t.us) + kSearchMonths) throw_closed(years, t, "after");
  years.grow_after();
}

void search_before(OpenTime& years, Instant t) {
  if (years.first_month() <= month_of(years, t.us) - kSearchMonths) throw_closed(years, t, "before");
  years.grow_before();
}

// The first stretch that ends after t, searching on. What happens to be covered already changes no answer: more than
// ten years away it counts as none, here and in `refuse_gap`.
std::size_t stretch_after(OpenTime& years, Instant t) {
  years.cover(t);
  std::size_t i = years.ending_after(t.us);
  for (; i == years.stretches().size(); i = years.ending_after(t.us)) search_after(years, t);
  if (years.stretches()[i].begin - t.us > OpenTime::kLongest.us) throw_closed(years, t, "after");
  return i;
}

// The last stretch that begins before t, searching back.
std::size_t stretch_before(OpenTime& years, Instant t) {
  years.cover(t);
  years.cover(t - Span{1});
  for (;;) {
    const std::size_t i = years.ending_after(t.us - 1);
    if (i < years.stretches().size() && years.stretches()[i].begin < t.us) return i;
    if (i > 0 && t.us - years.stretches()[i - 1].end > OpenTime::kLongest.us) throw_closed(years, t, "before");
    if (i > 0) return i - 1;
    search_before(years, t);
  }
}

void refuse_gap(const OpenTime& years, Instant from, Instant to) {
  const auto [first, last] = std::minmax(from, to);
  if (years.long_gap_between(first.us, last.us)) throw_closed(years, from, from < to ? "after" : "before");
}

Instant last_open_end(const OpenTime& years, Instant t) {
  return years.stretches().empty() ? t : std::max(t, Instant{years.stretches().back().end});
}

Instant first_open_begin(const OpenTime& years, Instant t) {
  return years.stretches().empty() ? t : std::min(t, Instant{years.stretches().front().begin});
}

Instant add_forwards(OpenTime& years, Instant t, std::int64_t open) {
  const Stretch from = years.stretches()[stretch_after(years, t)];
  const std::int64_t target = from.before + std::max<std::int64_t>(0, t.us - from.begin) + open;
  while (years.total() < target) search_after(years, last_open_end(years, t));
  const Stretch& s = years.stretches()[years.passing(target - 1)];
  const Instant result{s.begin + (target - s.before)};
  refuse_gap(years, t, result);
  return result;
}

Instant add_backwards(OpenTime& years, Instant t, std::int64_t open) {
  stretch_before(years, t);
  std::int64_t target = years.open_before(t.us) + open;
  while (target < 0) {
    search_before(years, first_open_begin(years, t));
    target = years.open_before(t.us) + open;
  }
  const Stretch& s = years.stretches()[years.passing(target)];
  const Instant result{s.begin + (target - s.before)};
  refuse_gap(years, t, result);
  return result;
}

// A moment of a business day: microseconds of local time since the midnight of the day whose range it belongs to.
struct Position {
  Date day;
  std::int64_t us = 0;
};

bool contains(const std::vector<Interval>& intervals, Instant t) {
  return std::any_of(intervals.begin(), intervals.end(), [t](Interval i) { return i.begin <= t && t < i.end; });
}

Position position_of(const OpenTime& years, Instant t) {
  const Local local = years.zone().local(t);
  const std::int64_t of_day = local.second_of_day * kSecond + local.us;
  const auto open_on = [&](Date day) { return contains(intervals_of(years.definition(), years.zone(), day), t); };
  if (!open_on(local.date) && open_on(local.date - 1)) return {local.date - 1, of_day + kDayUs};
  return {local.date, of_day};
}

// The instant at `position.us` of the day, moved into that day's hours; the day has some.
Instant fit(const OpenTime& years, Position position) {
  const Date date = position.day + static_cast<int>(position.us / kDayUs);
  const std::int64_t of_day = position.us % kDayUs;
  const Local local{date, static_cast<std::int32_t>(of_day / kSecond), static_cast<std::int32_t>(of_day % kSecond)};
  const Instant t = years.zone().instant(local, Choice::first);
  const std::vector<Interval> intervals = intervals_of(years.definition(), years.zone(), position.day);
  ensure(!intervals.empty(), "a business day has opening hours");
  for (const Interval& interval : intervals)
    if (t <= interval.end) return std::max(t, interval.begin);
  return intervals.back().end;
}

// The n-th day with opening hours after `day` (before it when n is negative); `day` itself, or the next one, for 0.
Date open_day(OpenTime& years, Date day, int n, Instant from) {
  years.cover(years.zone().instant({day}, Choice::first));
  // Growing before renumbers the days, so the place is looked up again after each growth.
  for (;;) {
    const auto& days = years.open_days();
    const auto here = n > 0 ? std::upper_bound(days.begin(), days.end(), day.days)
                            : std::lower_bound(days.begin(), days.end(), day.days);
    const std::int64_t wanted = (here - days.begin()) + std::int64_t{n} - (n > 0 ? 1 : 0);
    if (wanted >= 0 && wanted < static_cast<std::int64_t>(days.size())) {
      const Date found{days[static_cast<std::size_t>(wanted)]};
      refuse_gap(years, from, intervals_of(years.definition(), years.zone(), found).front().end);
      return found;
    }
    if (wanted < 0)
      search_before(years, first_open_begin(years, from));
    else
      search_after(years, last_open_end(years, from));
  }
}

}  // namespace

std::optional<DayRange> parse_day_range(std::string_view text) {
  if (text.size() != 11 || text[2] != ':' || text[5] != '-' || text[8] != ':') return std::nullopt;
  const int hours[2] = {read_digits(text, 0, 2), read_digits(text, 6, 2)};
  const int minutes[2] = {read_digits(text, 3, 2), read_digits(text, 9, 2)};
  for (int i = 0; i < 2; ++i)
    if (hours[i] < 0 || minutes[i] < 0 || minutes[i] > 59 || hours[i] > 24 || (hours[i] == 24 && minutes[i] > 0))
      return std::nullopt;
  DayRange range{hours[0] * 3600 + minutes[0] * 60, hours[1] * 3600 + minutes[1] * 60};
  if (range.begin == 86'400 || range.begin == range.end) return std::nullopt;
  if (range.end < range.begin) range.end += 86'400;
  return range;
}

std::string to_text(DayRange range) {
  const auto append = [](std::string& out, std::int32_t second) {
    append_digits(out, second / 3600, 2);
    out += ':';
    append_digits(out, second / 60 % 60, 2);
  };
  std::string out;
  append(out, range.begin);
  out += '-';
  append(out, range.end > 86'400 ? range.end - 86'400 : range.end);
  return out;
}

Calendar::Calendar(CalendarDefinition definition, Zone zone)
    : years_(std::make_shared<Years>(std::move(definition), std::move(zone))) {}

const CalendarDefinition& Calendar::definition() const {
  return years_->definition();
}
const Zone& Calendar::zone() const {
  return years_->zone();
}

bool Calendar::open(Instant t) const {
  years_->cover(t);
  const std::size_t i = years_->ending_after(t.us);
  return i < years_->stretches().size() && years_->stretches()[i].begin <= t.us;
}

Instant Calendar::next_opening(Instant t) const {
  const std::size_t i = stretch_after(*years_, t);
  return Instant{std::max(t.us, years_->stretches()[i].begin)};
}

std::optional<Instant> Calendar::find_closing(Instant t) const {
  const std::size_t i = stretch_after(*years_, t);
  // A stretch that reaches the end of what is covered may go on in the next year.
  while (years_->stretches()[i].end == years_->end() && years_->end() - t.us <= OpenTime::kLongest.us)
    years_->grow_after();
  const Instant closing{years_->stretches()[i].end};
  if (closing - t > OpenTime::kLongest) return std::nullopt;
  return closing;
}

Instant Calendar::next_closing(Instant t) const {
  if (const auto closing = find_closing(t)) return *closing;
  throw Error(Code::data,
              format("calendar \"{}\" does not close within ten years after {}", definition().name, to_text(t)));
}

Instant Calendar::previous_closing(Instant t) const {
  const std::size_t i = stretch_before(*years_, t);
  return std::min(t, Instant{years_->stretches()[i].end});
}

Interval Calendar::interval(Instant t) const {
  const auto closing = find_closing(t);
  const Instant earliest = t - OpenTime::kLongest;
  // Looked up anew: growing before renumbers the stretches.
  const auto begin = [&] { return years_->stretches()[stretch_after(*years_, t)].begin; };
  while (begin() == years_->begin() && years_->begin() > earliest.us) years_->grow_before();
  return {std::max(Instant{begin()}, earliest), closing ? *closing : t + OpenTime::kLongest};
}

Instant Calendar::add_open(Instant t, Span open) const {
  if (open.us == 0) return next_opening(t);
  if (open.us > kMostOpen || open.us < -kMostOpen) throw Error(Code::data, "the open time to add is too long");
  years_->cover(t);
  return open.us > 0 ? add_forwards(*years_, t, open.us) : add_backwards(*years_, t, open.us);
}

Span Calendar::open_between(Instant a, Instant b) const {
  years_->cover(a);
  years_->cover(b);
  // Covering b may have moved the start that sums count from, so both are asked for afterwards.
  return Span{years_->open_before(b.us) - years_->open_before(a.us)};
}

Instant Calendar::add_days(Instant t, int n) const {
  const Instant from = next_opening(t);
  if (n == 0) return from;
  const Position position = position_of(*years_, from);
  return fit(*years_, {open_day(*years_, position.day, n, from), position.us});
}

Instant Calendar::next_business_day(Instant t, int n) const {
  years_->cover(t);
  const Position position = position_of(*years_, t);
  return fit(*years_, {open_day(*years_, position.day, n, t), position.us});
}

Instant Calendar::add(Instant t, const BusinessDuration& duration) const {
  if (duration.next) return next_business_day(t, duration.days);
  if (duration.days != 0) t = add_days(t, duration.days);
  if (duration.seconds == 0 && duration.days != 0) return t;
  std::int64_t us = 0;
  if (__builtin_mul_overflow(duration.seconds, kSecond, &us))
    throw Error(Code::data, "the open time to add is too long");
  return add_open(t, Span{us});
}

std::optional<Interval> Calendar::day(Date date) const {
  const std::vector<Interval> intervals = intervals_of(definition(), zone(), date);
  if (intervals.empty()) return std::nullopt;
  return Interval{intervals.front().begin, intervals.back().end};
}

std::vector<Interval> Calendar::intervals(Instant a, Instant b) const {
  std::vector<Interval> result;
  if (a >= b) return result;
  years_->cover(a);
  years_->cover(b);
  for (std::size_t i = years_->ending_after(a.us); i < years_->stretches().size(); ++i) {
    const Stretch& s = years_->stretches()[i];
    if (s.begin >= b.us) break;
    result.push_back({std::max(a, Instant{s.begin}), std::min(b, Instant{s.end})});
  }
  return result;
}

Instant add_wall(Instant t, const WallDuration& duration, const Zone& zone) {
  if (duration.months != 0 || duration.days != 0) {
    Local local = zone.local(t);
    const Date month = add_months(local.date, duration.months);
    if (__builtin_add_overflow(month.days, duration.days, &local.date.days) || civil(local.date).year < 1 ||
        civil(local.date).year > 9999)
      throw Error(Code::data, "the time reached is outside the years 0001 to 9999");
    t = zone.instant(local, Choice::first);
  }
  if (__builtin_add_overflow(t.us, duration.span.us, &t.us))
    throw Error(Code::data, "the time reached is too far away");
  return t;
}

}  // namespace spoc::time
