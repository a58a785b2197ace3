// Mail that comes in: a new ticket, or a part of one that is there, or kept for itself; once, however often it is
// handed in.
#pragma once

#include <string_view>

#include "desk/desk.h"
#include "intake/mail.h"

namespace spoc::desk {

/// What became of one mail.
struct Mailed {
  enum class Fate {
    known,    ///< it was there already
    logged,   ///< it began a ticket
    added,    ///< it is part of a ticket that was there
    recorded  ///< it belongs to no ticket: an automatic one
  };
  Fate fate = Fate::recorded;
  TicketId ticket;  ///< none when it was recorded
  Outcome outcome;
};

/// Takes it in one transaction, together with the bytes it came as. Which ticket it belongs to: decide/mail.h; what
/// nobody wrote: intake/mail_verdict.h; what is done by the lines in it: mail_orders.h. Throws refused to who may not
/// log mail, and what the store throws.
Mailed take_mail(Desk& desk, const intake::Mail& mail, std::string_view raw);

}  // namespace spoc::desk
