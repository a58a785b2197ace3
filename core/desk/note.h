// The conversation of a ticket.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

class Deciding;

struct Note {
  std::string text;
  bool is_public = false;
  bool as_requester = false;
  std::int64_t spent_s = 0;
  std::vector<intake::DraftFile> files;
  bool to_vendor = false;  ///< the vendor that has the ticket is sent the text
  std::int64_t publishes = 0;  ///< seq of an internal note of the ticket that the requester hears now, with its files; instead of a text
};

/// Adds it to each ticket. An answer of the requester resumes what waited on them; one that is only thanks closes what
/// was resolved (`lifecycle.thanks`), any other reopens what was resolved, or closed and still within the window. What
/// they say later begins a ticket that is related to the first and carries its story. What is said to a merged ticket
/// is said to the one that answers for it. Throws not_found where nothing internal has that seq, usage on an empty text without files and time, conflict where the
/// conversation has ended and where no vendor has what is for one.
Outcome note(Desk& desk, const std::vector<TicketId>& ids, const Note& note);

/// The same for one ticket, within a transaction. The ticket that has it: that one, the one it was merged into, or what
/// it begins in their place. A requester's answer where a conversation has ended begins another ticket instead of a
/// conflict when `always`.
domain::TicketChange& say(Deciding& deciding, domain::TicketChange& named, Note note, bool always = false);

/// The tickets that have it: those named, or what an answer began in their place.
std::vector<TicketId> told_in(const Outcome& outcome, const std::vector<TicketId>& ids);

}  // namespace spoc::desk
