// Working time: when a desk, team or person is open, and arithmetic over it. Every question is a binary search over
// intervals that are precomputed per year with running sums.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/date.h"
#include "time/duration.h"
#include "time/instant.h"
#include "time/zone.h"

namespace spoc::time {

/// A range of a day in seconds from local midnight: 0 <= begin < 86,400, begin < end <= begin + 86,400. An end past
/// 86,400 reaches into the next day.
struct DayRange {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  auto operator<=>(const DayRange&) const = default;
};

/// `"09:00-17:00"`, `"22:00-06:00"` (across midnight), `"00:00-24:00"`. Nothing on anything else.
std::optional<DayRange> parse_day_range(std::string_view text);
std::string to_text(DayRange range);

/// What policy says of a calendar. Ranges of a day may touch and may come in any order; overlaps are the loader's to
/// refuse. A holiday is closed (a range of the day before that crosses midnight still ends where it says); `special`
/// wins over both.
struct CalendarDefinition {
  std::string name;
  std::array<std::vector<DayRange>, 7> hours;  ///< Monday first
  std::map<Date, std::vector<DayRange>> special;
  std::map<Date, std::string> holidays;
  bool operator==(const CalendarDefinition&) const = default;
};

struct Interval {
  Instant begin;
  Instant end;  ///< exclusive
  bool operator==(const Interval&) const = default;
};

/// A calendar ready to be asked. Months are computed when first needed and kept; copies share them; not for two threads
/// at once. Once its months are there a question costs the same however far apart its instants are. All functions throw
/// `data`
/// ("no open time within ten years …", naming the calendar) rather than search for ever, and outside the years 0001 to
/// 9999.
///
/// An instant is open when it lies in [begin, end) of an interval: open at the first instant, closed at the last. A
/// result that falls on a closing stays there. An opening that happens twice opens at its first, a closing at its
/// second; a local time that does not exist is the instant of the change. A day open round the clock counts the hours
/// that pass.
class Calendar {
 public:
  Calendar(CalendarDefinition definition, Zone zone);

  const CalendarDefinition& definition() const;
  const Zone& zone() const;

  bool open(Instant t) const;
  /// t when open, else the next opening.
  Instant next_opening(Instant t) const;
  /// When the open interval that contains t, or else the next one, ends. Touching intervals are one. Throws data when
  /// that does not close within ten years; `find_closing` then answers nothing.
  Instant next_closing(Instant t) const;
  std::optional<Instant> find_closing(Instant t) const;
  /// t when it is open time that has begun (begin < t <= end), else the last closing before: the mirror of
  /// `next_opening`.
  Instant previous_closing(Instant t) const;
  /// The interval in force or next, touching ones joined; cut ten years before and after t.
  Interval interval(Instant t) const;

  /// The instant at which `seconds` of open time after t have passed: a result exactly at closing stays there; 0 is t
  /// when open, else the next opening. Negative counts backwards; a negative result exactly at an opening stays there.
  Instant add_open(Instant t, Span open) const;
  /// Open time from a to b, negative when reversed.
  Span open_between(Instant a, Instant b) const;
  /// The n-th following day with opening hours (n may be negative; 0 is t itself when open), at the same local time. A
  /// t that is closed moves to the next opening first. Where the same local time lies outside that day's hours (a
  /// closing lies inside), it is the next opening of that day, else that day's last closing. Past midnight a range
  /// still belongs to the day on which it begins: after a night shift of Friday, Saturday 02:00 and one day is 02:00 in
  /// the shift of Monday.
  Instant add_days(Instant t, int n) const;
  /// `nbd`: as `add_days`, but counted from t's own day and local time, open or not.
  Instant next_business_day(Instant t, int n) const;
  /// Days and seconds of a business duration, in that order; a duration of zero is `add_open` of zero.
  Instant add(Instant t, const BusinessDuration& duration) const;

  /// First opening and last closing of a local day, nothing when it is closed. Only ranges that begin on that day
  /// count.
  std::optional<Interval> day(Date date) const;
  /// All intervals that meet [a, b), cut to it, touching ones joined.
  std::vector<Interval> intervals(Instant a, Instant b) const;

 private:
  struct Years;
  std::shared_ptr<Years> years_;
};

/// Months and days keep the local time of day in `zone` (a local time that does not exist is the instant of the change,
/// one that happens twice its first), then the span is added.
Instant add_wall(Instant t, const WallDuration& duration, const Zone& zone);

}  // namespace spoc::time
