// The requester's satisfaction.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

struct Score {
  std::int64_t score = 0;  ///< 1 to 5
  std::string comment;
};

class Deciding;

/// Rates what was answered. A resolved ticket is closed by it: who rates an answer has taken it. Later a rating
/// replaces the one before. Throws data outside 1 to 5; conflict before there is an answer, and on steps of runs.
Outcome rate(Desk& desk, const std::vector<TicketId>& ids, const Score& score);
/// The same for one ticket, within a transaction; the score is in range.
void rate_ticket(Deciding& deciding, domain::TicketChange& change, const Score& score);

}  // namespace spoc::desk
