// What monitoring asks of a store every minute: answered from indexes, counters and the last entries, never by reading
// a table.
#pragma once

#include "store/session.h"

namespace spoc::store {

Vitals vitals_of(Session& session, Instant now);

/// Keeps that a sweep went through. False, and nothing is written, when one did so less than a minute before.
bool note_sweep(sql::Connection& connection, Instant at);

/// Calls found(what) for every row that is not as it was written.
void check_pulse(sql::Connection& connection, const std::function<void(std::string_view)>& found);

}  // namespace spoc::store
