// What the first line solves by itself, and at the first contact.
#pragma once

#include "report/measure.h"

namespace spoc::report {

/// Tables `first_line` and `by_service` over tickets that were resolved in the period, whose reopening window has
/// passed, and that the first line could have solved: those that came to it first. First contact resolution: resolved
/// by the first person who touched it, in the first line, with at most one public message after logging, no transfer
/// and no reopening. First level resolution: resolved in the first line without a transfer.
Measure first_line(const Request& request);

}  // namespace spoc::report
