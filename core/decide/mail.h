// What a mail has to do with a ticket: whether it belongs there, and as what its sender speaks. Pure: what the store
// knows comes in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ticket.h"
#include "policy/policy.h"

namespace spoc::decide {

/// Who sent a mail: an id when the address is somebody's of the directory.
struct MailSender {
  std::string person, address;
};

/// As what somebody speaks about a ticket.
enum class Voice { requester, vendor, participant, colleague, stranger };

/// `colleague` is somebody of the directory who is none of the others. Addresses are compared without regard to case.
Voice voice_of(const domain::Ticket& ticket, const MailSender& sender, const policy::Policy& policy);
/// Whether they are in it: who asked, follows it, works on it, owns it, or is the vendor that has it.
bool takes_part(const domain::Ticket& ticket, const MailSender& sender, const policy::Policy& policy);

/// A ticket that a mail may belong to, and what says so.
struct MailTrail {
  enum class By {
    answer,  ///< it answers a message of the desk: nobody can guess its Message-ID
    mail,    ///< it answers a mail that is part of the ticket
    thread,  ///< it names the ticket's thread, which can be guessed
    number   ///< the ticket's number stands in its subject
  };
  domain::TicketId ticket;
  By by = By::answer;
  bool takes_part = false;  ///< the sender already does
};
std::string_view word(MailTrail::By by);

/// The ticket that it belongs to: what cannot be guessed counts for everybody, thread and number for who takes part
/// only; in that order, and of equals the first.
std::optional<MailTrail> chosen(const std::vector<MailTrail>& trails);

/// Until when nobody who was told of a mail of theirs at that instant is told of another one
/// (`messages.acknowledge_every`).
time::Instant acknowledged_until(time::Instant at, const policy::Policy& policy);

/// Whether who asked for the ticket, and writes now, is to be told when somebody is there again: it is open, nobody is
/// there, and nothing that `told` has was said since that is so. `told` are the instants at which they were told of a
/// mail; logging it by another way tells them, too.
bool tells_opening(const domain::Ticket& ticket, const std::vector<time::Instant>& told, time::Instant now,
                   const policy::Policy& policy);

/// Numbers in a subject as the desk writes them, "[#42]", in order; at most ten.
std::vector<domain::TicketId> numbers_in(std::string_view subject);

}  // namespace spoc::decide
