// Due dates and absences as a calendar (iCalendar, RFC 5545), for other programs to show.
#pragma once

#include <functional>
#include <string_view>

#include "report/request.h"

namespace spoc::report {

/// An event for each open ticket that falls due, at that instant, and one for each absence that is known. The same
/// again has the same identifiers, so that a program that reads it again replaces what it knows.
void write_calendar(store::Reading& reading, std::string_view desk, Instant now,
                    const std::function<void(std::string_view)>& write);

}  // namespace spoc::report
