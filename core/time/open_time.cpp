#include "time/open_time.h"

#include "base/error.h"
#include "base/format.h"
#include "time/digits.h"

namespace spoc::time {

namespace {

// Months are counted from January of the year 0.
constexpr int kYear = 12;
constexpr int kFirstMonth = 1 * kYear;
constexpr int kLastMonth = 9999 * kYear + 11;

// Local times of neighbouring days as instants: inside a stretch of constant offset by subtraction alone.
class LocalTimes {
 public:
  explicit LocalTimes(const Zone& zone) : zone_(zone) {}

  /// The instant, in microseconds, of a local time in seconds since 1970-01-01T00:00 there.
  std::int64_t at(std::int64_t local, Choice choice) {
    const std::int64_t unix = local - offset_;
    if (unix >= safe_from_ && unix < safe_until_) return unix * kSecond;
    const std::int64_t day = floor_divide(local, kDay);
    const Instant t =
        zone_.instant({Date{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(local - day * kDay)}, choice);
    remember(t);
    return t.us;
  }

 private:
  // Two offsets differ by 52 hours at most (RFC 8536 §3.2); that far from a change a local time is one instant.
  static constexpr std::int64_t kMargin = 52 * 3600;

  void remember(Instant t) {
    const auto change = zone_.next_change(t);
    offset_ = zone_.offset(t);
    safe_from_ = floor_divide(t.us, kSecond) + kMargin;
    safe_until_ = change ? floor_divide(change->us, kSecond) - kMargin : INT64_MAX;
  }

  const Zone& zone_;
  std::int64_t offset_ = 0;
  std::int64_t safe_from_ = INT64_MAX;
  std::int64_t safe_until_ = INT64_MIN;
};

Date first_day(int month) {
  const auto date = make_date(month / kYear, month % kYear + 1, 1);
  ensure(date.has_value(), "every month begins");
  return *date;
}

void join(std::vector<Interval>& intervals) {
  const auto earlier = [](const Interval& a, const Interval& b) { return a.begin < b.begin; };
  if (!std::is_sorted(intervals.begin(), intervals.end(), earlier))
    std::sort(intervals.begin(), intervals.end(), earlier);
  std::size_t kept = 0;
  for (const Interval& interval : intervals) {
    if (kept > 0 && interval.begin <= intervals[kept - 1].end)
      intervals[kept - 1].end = std::max(intervals[kept - 1].end, interval.end);
    else
      intervals[kept++] = interval;
  }
  intervals.resize(kept);
}

// Adds the ranges that begin on `date`; true when any has a length.
/// A closing that happens twice is its second, when the time before it happens twice too: the range then holds both.
/// One that merely falls on the first repeated instant (a day that ends at 01:00 where 01:00 to 02:00 repeats) is its
/// first.
std::int64_t closing(std::int64_t local, LocalTimes& times) {
  const std::int64_t first = times.at(local, Choice::first);
  const std::int64_t second = times.at(local, Choice::second);
  if (first == second) return first;
  return times.at(local - 1, Choice::first) == times.at(local - 1, Choice::second) ? first : second;
}

bool add_ranges(std::vector<Interval>& out, const std::vector<DayRange>& ranges, Date date, LocalTimes& times) {
  const std::int64_t midnight = std::int64_t{date.days} * kDay;
  bool any = false;
  for (const DayRange range : ranges) {
    const Interval interval{{times.at(midnight + range.begin, Choice::first)}, {closing(midnight + range.end, times)}};
    if (interval.begin >= interval.end) continue;
    out.push_back(interval);
    any = true;
  }
  return any;
}

}  // namespace

struct OpenTime::Month {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::vector<Interval> intervals;
  std::vector<std::int32_t> open_days;
};

const std::vector<DayRange>& hours_of(const CalendarDefinition& definition, Date date) {
  static const std::vector<DayRange> closed;
  if (!definition.special.empty()) {
    const auto special = definition.special.find(date);
    if (special != definition.special.end()) return special->second;
  }
  if (!definition.holidays.empty() && definition.holidays.contains(date)) return closed;
  return definition.hours[static_cast<std::size_t>(weekday(date))];
}

std::vector<Interval> intervals_of(const CalendarDefinition& definition, const Zone& zone, Date date) {
  std::vector<Interval> intervals;
  LocalTimes times(zone);
  add_ranges(intervals, hours_of(definition, date), date, times);
  join(intervals);
  return intervals;
}

OpenTime::Month OpenTime::compute(int month) const {
  const Date first = first_day(month);
  const Date next = first_day(month + 1);
  LocalTimes times(zone_);
  Month result;
  // Ranges of the days before may reach into the month; those of the first days after it begin in it where the zone
  // skips.
  for (Date date = first - 2; date < next + 2; date = date + 1) {
    const bool open = add_ranges(result.intervals, hours_of(definition_, date), date, times);
    if (open && date >= first && date < next) result.open_days.push_back(date.days);
  }
  join(result.intervals);
  result.begin = zone_.instant({first}, Choice::first).us;
  result.end = zone_.instant({next}, Choice::first).us;
  return result;
}

void OpenTime::append(const Month& month) {
  for (const Interval& interval : month.intervals) {
    const std::int64_t begin = std::max(interval.begin.us, month.begin);
    const std::int64_t end = std::min(interval.end.us, month.end);
    if (begin >= end) continue;
    if (!stretches_.empty() && stretches_.back().end == begin) {
      stretches_.back().end = end;
      continue;
    }
    if (!stretches_.empty() && begin - stretches_.back().end > kLongest.us)
      long_gaps_.push_back({{stretches_.back().end}, {begin}});
    stretches_.push_back({begin, end, total()});
  }
  open_days_.insert(open_days_.end(), month.open_days.begin(), month.open_days.end());
  end_ = month.end;
}

void OpenTime::index() {
  std::size_t stretch = by_time_.empty() ? 0 : by_time_.back();
  for (std::int64_t at = begin_ + (static_cast<std::int64_t>(by_time_.size()) << kTimeShift); at < end_;
       at += std::int64_t{1} << kTimeShift) {
    while (stretch < stretches_.size() && stretches_[stretch].end <= at) ++stretch;
    by_time_.push_back(static_cast<std::uint32_t>(stretch));
  }
  stretch = by_open_.empty() ? 0 : by_open_.back();
  for (std::int64_t open = static_cast<std::int64_t>(by_open_.size()) << kOpenShift; open < total();
       open += std::int64_t{1} << kOpenShift) {
    while (stretches_[stretch].closed_after() <= open) ++stretch;
    by_open_.push_back(static_cast<std::uint32_t>(stretch));
  }
}

void OpenTime::grow_after() {
  if (last_month_ >= kLastMonth) throw Error(Code::data, "the time is outside the years 0001 to 9999");
  // Most questions are about the next days, those beyond about years: as much again, up to a year.
  const int months = std::min(kLastMonth - last_month_, std::clamp(covered(), 1, kYear));
  for (int i = 0; i < months; ++i) append(compute(++last_month_));
  index();
}

void OpenTime::grow_before() {
  if (first_month_ <= kFirstMonth) throw Error(Code::data, "the time is outside the years 0001 to 9999");
  // In proportion to what is covered, so that going back far costs no more than that.
  const int months = std::min(first_month_ - kFirstMonth, std::max(std::min(covered(), kYear), covered() / 4));
  const std::vector<Stretch> later = std::move(stretches_);
  const std::vector<std::int32_t> later_days = std::move(open_days_);
  const std::int64_t end = end_;
  stretches_.clear();
  open_days_.clear();
  long_gaps_.clear();
  const int first = first_month_ - months;
  begin_ = zone_.instant({first_day(first)}, Choice::first).us;
  for (int month = first; month < first_month_; ++month) append(compute(month));
  first_month_ = first;
  Month rest{end_, end, {}, later_days};
  rest.intervals.reserve(later.size());
  for (const Stretch& s : later) rest.intervals.push_back({{s.begin}, {s.end}});
  append(rest);
  by_time_.clear();
  by_open_.clear();
  index();
}

void OpenTime::grow_to(Instant t) {
  const Civil date = civil(zone_.local(t).date);
  const int month = date.year * kYear + date.month - 1;
  if (month < kFirstMonth || month > kLastMonth)
    throw Error(Code::data,
                format("calendar \"{}\" is asked for a time outside the years 0001 to 9999", definition_.name));
  if (covered() == 0) {
    first_month_ = month;
    last_month_ = month - 1;
    begin_ = end_ = zone_.instant({first_day(month)}, Choice::first).us;
    grow_after();
  }
  while (t.us < begin_) grow_before();
  while (t.us >= end_) grow_after();
}

}  // namespace spoc::time
