// The event log of a desk in XES (IEEE 1849-2016), for process mining: a trace per ticket, an event per entry.
#pragma once

#include <functional>
#include <string_view>

#include "report/request.h"

namespace spoc::report {

/// Writes the tickets that match the request. An event is called by its kind; what came from the log of another desk is
/// called as that log calls it, and stands for the entries that say what it means here. Times are UTC, of imported
/// entries those of their log.
void write_xes(store::Reading& reading, const Request& request, const std::function<void(std::string_view)>& write);

}  // namespace spoc::report
