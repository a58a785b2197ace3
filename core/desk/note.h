// The conversation of a ticket.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

struct Note {
  std::string text;
  bool is_public = false;
  bool as_requester = false;
  std::int64_t spent_s = 0;
  std::vector<intake::DraftFile> files;
};

/// Adds it to each ticket. An answer of the requester resumes what waited on them, and reopens what was resolved, or closed
/// and still within the window; what they say later is a conflict: it is another ticket. Throws data on an empty text without files and time.
Outcome note(Desk& desk, const std::vector<TicketId>& ids, const Note& note);

}  // namespace spoc::desk
