// Open tickets that may be about the same as this one: what a new ticket lists, and nobody merges but people.
#pragma once

#include <vector>

#include "decide/duplicates.h"
#include "desk/desk.h"

namespace spoc::desk {

struct LikelyDuplicate {
  decide::Likeness likeness;
  domain::Ticket ticket;
};

/// The most alike first, at most five. Candidates are what the index of texts has for the ticket's telling words.
std::vector<LikelyDuplicate> likely_duplicates(store::Reading& reading, const domain::Ticket& ticket);

}  // namespace spoc::desk
