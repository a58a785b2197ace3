// A period in weeks or months of the desk's zone.
#pragma once

#include <vector>

#include "report/request.h"
#include "time/date.h"
#include "time/zone.h"

namespace spoc::report {

/// When the day begins there; of two such instants the first.
Instant midnight(time::Date date, const time::Zone& zone);

/// The Monday of its week.
time::Date monday_of(Instant t, const time::Zone& zone);

/// The weeks of a period of up to 14 weeks, the months of a longer one, unless one of them is asked for; the first and the
/// last are cut by it. Nothing of an empty period.
std::vector<Bounds> sliced(const Bounds& period, const time::Zone& zone, Slicing slicing = Slicing::by_length);

}  // namespace spoc::report
