// The history of another desk becomes a ticket's: what its log says of a case, as the events they are here, at the
// times of the log. Nobody is told anything and nothing is sent: it has happened already.
#pragma once

#include <string>

#include "decide/situation.h"
#include "domain/history_row.h"

namespace spoc::decide {

/// Which promises are measured: none, those that the log says were kept or broken, or those of this desk's policy.
enum class Promises { none, log, desk };

struct Recounting {
  std::string log;  ///< what the log is called
  domain::HistoryColumns columns;
  Promises promises = Promises::desk;
};

/// The key of the ticket that stands for that case of that log.
std::string history_key(const Recounting& recounting, const std::string& case_id);

/// Appends the case's rows, those of one instant in the order of the file. A ticket that is new is logged first. Teams,
/// people and services are the log's: they need not be of the desk. A row whose time lies before what an earlier
/// import has told is kept, with its own time in its entry, and changes nothing: what came of it is told already. The
/// schedule of the change is set.
///
/// A promise as the log tells it is a clock from the ticket's beginning to its end, met or broken there: the log does
/// not say what the target was. The desk's own are broken at their due instants, as if a sweep had come by at each. A
/// case without rows changes nothing of a ticket that is new.
void recount(TicketChange& change, const Situation& situation, const Recounting& recounting,
             const domain::HistoryCase& history);

}  // namespace spoc::decide
