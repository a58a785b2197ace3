#include "desk/note.h"

#include "base/text.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "desk/deciding.h"
#include "desk/status.h"

namespace spoc::desk {
namespace {

using domain::Status;
using domain::TicketChange;

/// An answer moves what stood still because of the requester.
void follow_answer(Deciding& deciding, TicketChange& change) {
  const domain::Wait* wait = change.after.waiting();
  if (wait && change.after.status == Status::waiting && wait->on == domain::WaitingOn::requester) {
    deciding.record(change, domain::TicketResumed{"answer"});
    decide::rearm(change, deciding.situation(), deciding.now(), deciding.actor());
  } else if (decide::may_reopen(change.after, deciding.policy(), deciding.now())) {
    deciding.record(change, domain::TicketReopened{"the requester answered"});
  }
}

}  // namespace

Outcome note(Desk& desk, const std::vector<TicketId>& ids, const Note& note) {
  if (trim(note.text).empty() && note.files.empty() && note.spent_s == 0)
    throw Error(Code::usage, "a note needs a text", "say it with -m TEXT or -F FILE");
  return each_ticket(desk, ids, [&](Deciding& deciding, TicketChange& change) {
    const bool heard = note.is_public || note.as_requester;
    const bool reopens = note.as_requester && decide::may_reopen(change.after, deciding.policy(), deciding.now());
    if (heard && !reopens) require_conversation(change.after);
    domain::TicketNoted noted{to_utf8(note.text), heard, note.as_requester, false, note.spent_s, {}};
    for (const intake::DraftFile& file : note.files)
      noted.attachments.push_back({file.name, {}, static_cast<std::int64_t>(file.bytes.size()), deciding.put_blob(file.bytes)});
    deciding.record(change, std::move(noted));
    if (note.as_requester) follow_answer(deciding, change);
  });
}

}  // namespace spoc::desk
