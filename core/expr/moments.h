// Timestamps and dates that move by durations, in the zone and the opening hours of a calendar.
#pragma once

#include "expr/outcome.h"
#include "time/calendar.h"

namespace spoc::expr {

/// Years 0001 to 9999.
bool in_range(time::Instant t);
bool in_range(time::Date date);

time::Duration negated(const time::Duration& duration);

/// Wall-clock keeps the local time of day, business time counts opening hours.
Outcome move(time::Instant t, const time::Duration& duration, const time::Calendar& calendar);
/// By whole days only: `bd` counts days with opening hours.
Outcome move(time::Date date, const time::Duration& duration, const time::Calendar& calendar);
/// A problem when the parts point in different directions, or one leaves its range.
Outcome sum(const time::Duration& a, const time::Duration& b);

/// The local day of a timestamp, or the date itself, at a time of that day.
Outcome at_time_of_day(const Value& base, std::int32_t second_of_day, const time::Calendar& calendar);
time::Date local_date(time::Instant t, const time::Calendar& calendar);

}  // namespace spoc::expr
