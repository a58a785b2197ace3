// What the requester may know of a ticket, in plain words: nothing of who works on it, of notes, teams, priorities,
// hand-overs or policy is in these values, so nothing of it can leave through them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "time/zone.h"

namespace spoc::desk {

/// A message that the requester wrote or got.
struct PublicMessage {
  Instant at;
  bool from_requester = false;
  std::string text;
};

/// All of them, oldest first.
std::vector<PublicMessage> public_messages(store::Reading& reading, TicketId id);

struct PublicStatus {
  TicketId id;
  std::string subject;
  std::string status;  ///< "received", "in work", "waiting", "answered", "closed", "cancelled", "joined"
  std::string turn;    ///< who is to act: "we", "you", "others", "nobody"
  Instant since;       ///< of the turn
  Instant asked_at;
  std::optional<Instant> expected_at;  ///< when an answer is promised, as long as the promise can be kept
  bool late = false;                   ///< it was promised for earlier
  std::string question;                ///< what waits for an answer of theirs
  std::optional<PublicMessage> last_answer;
  std::optional<TicketId> continued_in;
};

/// Throws not_found.
PublicStatus public_status(const Desk& desk, TicketId id);

/// Ready to paste into a letter, a mail or a chat; times in that zone.
std::string to_text(const PublicStatus& status, const time::Zone& zone);

}  // namespace spoc::desk
