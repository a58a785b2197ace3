#include "expr/moments.h"

#include <cstdlib>
#include <optional>

#include "base/error.h"
#include "base/format.h"

namespace spoc::expr {

namespace {

constexpr time::Instant kFirstInstant = time::from_unix(-62'135'596'800);
constexpr time::Instant kLastInstant{253'402'300'799'999'999};
constexpr std::int64_t kFirstDay = -719'162;
constexpr std::int64_t kLastDay = 2'932'896;

// Longer steps leave the years 0001 to 9999 from wherever they start.
constexpr int kMostMonths = 120'000;
constexpr int kMostDays = 3'653'000;
constexpr std::int64_t kMostMicroseconds = std::int64_t{kMostDays} * 86'400 * 1'000'000;
// Business time is counted day by day: a hundred years are enough.
constexpr int kMostBusinessDays = 36'600;
constexpr std::int64_t kMostOpenSeconds = std::int64_t{kMostBusinessDays} * 86'400;

bool too_long(const time::Duration& duration) {
  if (auto wall = std::get_if<time::WallDuration>(&duration)) {
    return std::abs(std::int64_t{wall->months}) > kMostMonths || std::abs(std::int64_t{wall->days}) > kMostDays ||
           wall->span.us > kMostMicroseconds || wall->span.us < -kMostMicroseconds;
  }
  const auto& business = std::get<time::BusinessDuration>(duration);
  return std::abs(std::int64_t{business.days}) > kMostBusinessDays || business.seconds > kMostOpenSeconds ||
         business.seconds < -kMostOpenSeconds;
}

Problem out_of_range() {
  return {"this leaves the years 0001 to 9999"};
}
Problem too_far(const time::Duration& duration) {
  return {format("{} is too far to move", time::to_text(duration))};
}

Outcome checked(time::Instant t) {
  if (!in_range(t)) return out_of_range();
  return some(t);
}
Outcome checked(std::int64_t days) {
  if (days < kFirstDay || days > kLastDay) return out_of_range();
  return some(time::Date{static_cast<std::int32_t>(days)});
}

// The n-th day with opening hours after (or before) the date.
Outcome move_business_days(time::Date date, int days, const time::Calendar& calendar) {
  int step = days < 0 ? -1 : 1;
  int closed = 0;
  constexpr int kTenYears = 3660;
  while (days != 0) {
    date = date + step;
    if (!in_range(date)) return out_of_range();
    if (calendar.day(date)) {
      days -= step;
      closed = 0;
    } else if (++closed > kTenYears) {
      return Problem{format("calendar {} has no open day within ten years", calendar.definition().name)};
    }
  }
  return some(date);
}

bool same_direction(std::int64_t a, std::int64_t b) {
  return a == 0 || b == 0 || (a < 0) == (b < 0);
}

Outcome sum_wall(const time::WallDuration& a, const time::WallDuration& b) {
  time::WallDuration total;
  if (__builtin_add_overflow(a.months, b.months, &total.months) ||
      __builtin_add_overflow(a.days, b.days, &total.days) ||
      __builtin_add_overflow(a.span.us, b.span.us, &total.span.us)) {
    return Problem{"the duration is too long"};
  }
  bool agree = same_direction(total.months, total.days) && same_direction(total.days, total.span.us) &&
               same_direction(total.months, total.span.us);
  if (!agree) return Problem{"the parts of the duration point in different directions"};
  return some(time::Duration(total));
}

Outcome sum_business(const time::BusinessDuration& a, const time::BusinessDuration& b) {
  time::BusinessDuration total;
  if (a.next != b.next) return Problem{"nbd does not add to other business time"};
  total.next = a.next;
  if (__builtin_add_overflow(a.days, b.days, &total.days) ||
      __builtin_add_overflow(a.seconds, b.seconds, &total.seconds)) {
    return Problem{"the duration is too long"};
  }
  if (!same_direction(total.days, total.seconds))
    return Problem{"the parts of the duration point in different directions"};
  return some(time::Duration(total));
}

}  // namespace

bool in_range(time::Instant t) {
  return t >= kFirstInstant && t <= kLastInstant;
}
bool in_range(time::Date date) {
  return date.days >= kFirstDay && date.days <= kLastDay;
}

time::Duration negated(const time::Duration& duration) {
  // Through unsigned arithmetic: the least number has no positive, and stays what it is.
  auto flip = [](auto n) {
    using Unsigned = std::make_unsigned_t<decltype(n)>;
    return static_cast<decltype(n)>(Unsigned{0} - static_cast<Unsigned>(n));
  };
  if (auto wall = std::get_if<time::WallDuration>(&duration)) {
    return time::WallDuration{flip(wall->months), flip(wall->days), {flip(wall->span.us)}};
  }
  const auto& business = std::get<time::BusinessDuration>(duration);
  return time::BusinessDuration{flip(business.days), flip(business.seconds), business.next};
}

Outcome move(time::Instant t, const time::Duration& duration, const time::Calendar& calendar) {
  if (too_long(duration)) return too_far(duration);
  if (!in_range(t)) return out_of_range();
  try {
    if (auto wall = std::get_if<time::WallDuration>(&duration))
      return checked(time::add_wall(t, *wall, calendar.zone()));
    return checked(calendar.add(t, std::get<time::BusinessDuration>(duration)));
  } catch (const Error& error) {
    return Problem{error.message};
  }
}

Outcome move(time::Date date, const time::Duration& duration, const time::Calendar& calendar) {
  if (too_long(duration)) return too_far(duration);
  if (!in_range(date)) return out_of_range();
  if (auto wall = std::get_if<time::WallDuration>(&duration)) {
    if (wall->span.us != 0) return Problem{format("a date moves by whole days, not by {}", time::to_text(duration))};
    time::Date moved = wall->months == 0 ? date : time::add_months(date, wall->months);
    return checked(std::int64_t{moved.days} + wall->days);
  }
  const auto& business = std::get<time::BusinessDuration>(duration);
  if (business.seconds != 0) return Problem{format("a date moves by whole days, not by {}", time::to_text(duration))};
  try {
    return move_business_days(date, business.days, calendar);
  } catch (const Error& error) {
    return Problem{error.message};
  }
}

Outcome sum(const time::Duration& a, const time::Duration& b) {
  if (a.index() != b.index()) return Problem{"wall-clock and business time do not mix"};
  if (auto wall = std::get_if<time::WallDuration>(&a)) return sum_wall(*wall, std::get<time::WallDuration>(b));
  return sum_business(std::get<time::BusinessDuration>(a), std::get<time::BusinessDuration>(b));
}

time::Date local_date(time::Instant t, const time::Calendar& calendar) {
  return calendar.zone().local(t).date;
}

Outcome at_time_of_day(const Value& base, std::int32_t second_of_day, const time::Calendar& calendar) {
  std::optional<time::Date> day;
  if (auto date = std::get_if<time::Date>(&base.data)) day = *date;
  if (auto t = std::get_if<time::Instant>(&base.data)) {
    if (!in_range(*t)) return out_of_range();
    day = local_date(*t, calendar);
  }
  if (!day) return Problem{format("@ needs a timestamp or a date, and this is {}", type_name(base))};
  if (!in_range(*day)) return out_of_range();
  return checked(calendar.zone().instant({*day, second_of_day, 0}, time::Choice::first));
}

}  // namespace spoc::expr
