// Holidays from an iCalendar file (RFC 5545): all-day events become closed days. A reviewed file, never a live feed.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "time/date.h"

namespace spoc::time {

struct Holidays {
  std::map<Date, std::string> days;
  Diagnostics diagnostics;  ///< what could not be used, with file and line; the rest is used
};

/// VEVENTs with a DATE start: each day from DTSTART to before DTEND (or DURATION; one day without), yearly RRULEs
/// (FREQ=YEARLY with COUNT, UNTIL, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY like 1MO or -1MO) expanded up to `last`, less
/// EXDATE. Cancelled events are left out; anything else that cannot be expanded is a warning. Never throws on hostile
/// bytes.
Holidays parse_holidays(std::string_view bytes, std::string_view file, Date first, Date last);

}  // namespace spoc::time
