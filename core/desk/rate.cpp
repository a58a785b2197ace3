#include "desk/rate.h"

#include "base/format.h"
#include "base/text.h"
#include "desk/deciding.h"

namespace spoc::desk {

using domain::Status;

void rate_ticket(Deciding& deciding, domain::TicketChange& change, const Score& score) {
  const domain::Ticket& ticket = change.after;
  if (ticket.run)
    throw Error(
        Code::conflict,
        format("ticket {} is a step of run {}: nobody is asked how it was", to_text(ticket.id), to_text(ticket.run)),
        "rate the ticket that asked for the run");
  if (ticket.status != Status::resolved && ticket.status != Status::closed)
    throw Error(Code::conflict,
                format("ticket {} is {}: there is no answer to rate", to_text(ticket.id), domain::word(ticket.status)),
                "a resolved or closed one can be rated");
  deciding.record(change, domain::TicketRated{score.score, to_utf8(score.comment)});
  if (ticket.status == Status::resolved) deciding.record(change, domain::TicketClosed{"rating", {}});
}

Outcome rate(Desk& desk, const std::vector<TicketId>& ids, const Score& score) {
  if (score.score < 1 || score.score > 5)
    throw Error(Code::data, format("a score cannot be {}", score.score), "from 1, the worst, to 5");
  return each_ticket(desk, decide::Verb::rate, ids,
                     [&](Deciding& deciding, domain::TicketChange& change) { rate_ticket(deciding, change, score); });
}

}  // namespace spoc::desk
