// Working time: when a desk, team or person is open, and arithmetic over it. Every question is a binary search over
// intervals that are precomputed per year with running sums.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "time/date.h"
#include "time/duration.h"
#include "time/instant.h"
#include "time/zone.h"

namespace spoc::time {

/// A range of a day in seconds from local midnight: 0 <= begin < 86,400, begin < end <= begin + 86,400. An end past 86,400
/// reaches into the next day.
struct DayRange {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  auto operator<=>(const DayRange&) const = default;
};

/// `"09:00-17:00"`, `"22:00-06:00"` (across midnight), `"00:00-24:00"`. Nothing on anything else.
std::optional<DayRange> parse_day_range(std::string_view text);
std::string to_text(DayRange range);

/// What policy says of a calendar. Ranges of a day may touch and may come in any order; overlaps are the loader's to refuse.
/// A holiday is closed (a range of the day before that crosses midnight still ends where it says); `special` wins over both.
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

/// A calendar ready to be asked. Years are computed when first needed and kept; copies share them; not for two threads at
/// once. All functions throw `data` ("no open time within ten years …", naming the calendar) rather than search for ever.
///
/// An instant is open when it lies in [begin, end] of an interval: open at the first instant, closed after the last; the
/// closing instant itself is closed for `open`, but a result that falls on it stays there.
class Calendar {
 public:
  Calendar(CalendarDefinition definition, Zone zone);

  const CalendarDefinition& definition() const;
  const Zone& zone() const;

  bool open(Instant t) const;
  /// t when open, else the next opening.
  Instant next_opening(Instant t) const;
  /// When the open interval that contains t, or else the next one, ends. Touching intervals are one.
  Instant next_closing(Instant t) const;
  /// The interval in force or next, touching ones joined.
  Interval interval(Instant t) const;

  /// The instant at which `seconds` of open time after t have passed: a result exactly at closing stays there; 0 is t when
  /// open, else the next opening. Negative counts backwards; a negative result exactly at an opening stays there.
  Instant add_open(Instant t, Span open) const;
  /// Open time from a to b, negative when reversed.
  Span open_between(Instant a, Instant b) const;
  /// n business days on (n may be negative): the n-th following day with opening hours, at the position spec G19 gives: the
  /// same local time when that is open then, else the next opening (or, across a break, its clamp), counted from t moved to
  /// the next opening when it is closed.
  Instant add_days(Instant t, int n) const;
  /// `nbd`: the n-th following day with opening hours, at the same local time, clamped into that day's hours.
  Instant next_business_day(Instant t, int n) const;
  /// Days and seconds of a business duration, in that order.
  Instant add(Instant t, const BusinessDuration& duration) const;

  /// First opening and last closing of a local day, nothing when it is closed. Only ranges that begin on that day count.
  std::optional<Interval> day(Date date) const;
  /// All intervals that meet [a, b), cut to it, touching ones joined.
  std::vector<Interval> intervals(Instant a, Instant b) const;

 private:
  struct Years;
  std::shared_ptr<Years> years_;
};

/// Months and days keep the local time of day in `zone` (a local time that does not exist is the instant of the change, one
/// that happens twice its first), then the span is added.
Instant add_wall(Instant t, const WallDuration& duration, const Zone& zone);

}  // namespace spoc::time
