// Links between tickets, and what they mean: what blocks, what a parent waits for, what shares an answer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "decide/ladder.h"
#include "decide/situation.h"

namespace spoc::decide {

using domain::LinkKind;
using domain::TicketId;

/// The same link as the other ticket has it.
LinkKind inverse(LinkKind kind);

/// Asks for a ticket as it is now.
using Lookup = std::function<const Ticket&(TicketId)>;
/// Whether the ticket is there for who is answered: what is not counts, and is not named.
using Visible = std::function<bool(const Ticket&)>;

/// Throws conflict, naming the circle, when `from` with that link to `to` would be in one; usage for a link to itself;
/// conflict when it is the child of another ticket already. Only blocks, child_of, duplicates and relates are asked
/// for.
void require_link(const Ticket& from, LinkKind kind, const Ticket& to, const Lookup& lookup, const Visible& visible);

/// Open tickets that block it.
std::vector<TicketId> blocked_by(const Ticket& ticket, const Lookup& lookup);
/// Throws conflict, naming what blocks it, when anything does. `verb` is what is not possible.
void require_unblocked(std::string_view verb, const Ticket& ticket, const Lookup& lookup, const Visible& visible);

/// Since when an open ticket that blocks it counts as standing still, the earliest; nothing when none does. The fact
/// behind `stalled.blocked`.
struct StalledBlocker {
  TicketId ticket;
  policy::StalledKind kind;
  Instant since;       ///< it stands still
  Instant stalled_at;  ///< it counts as stalled
};
std::optional<StalledBlocker> stalled_blocker(const Ticket& ticket, const Lookup& lookup, const Situation& situation);

/// Records on a ticket that blocks others since when it counts as standing still at that instant, or that it does not
/// any more: once for each link.
void follow_stall(TicketChange& change, const Situation& situation, Instant at);
/// When the next such record is due of a ticket that goes on as it is; nothing when it blocks nothing, or all is said.
std::optional<Instant> next_stall(const Ticket& ticket, const policy::Policy& policy);
/// Tells who works on what was blocked that nothing open blocks it any more.
void tell_freed(const Ticket& blocked, const std::function<Ticket(TicketId)>& ticket_of, const Situation& situation,
                std::vector<domain::Effect>& effects);
/// Gives what is blocked the mark of what blocks it. Nothing when it has it, or they are not linked.
void copy_stall(const Ticket& blocker, TicketChange& blocked, const Situation& situation);

/// Open tickets that say they are duplicates of it, and of those, in order of number.
std::vector<TicketId> open_duplicates(const Ticket& ticket, const Lookup& lookup);

/// Records the link on both tickets (a child is a member of the child alone), or takes it away. Nothing when it is so
/// already.
void record_link(TicketChange& from, LinkKind kind, TicketChange& to, const Situation& situation);
void record_unlink(TicketChange& from, LinkKind kind, TicketChange& to, const Situation& situation);

/// Progress of a parent: how many of its children are over.
struct Progress {
  std::size_t over = 0, all = 0;
};
Progress progress_of(const std::vector<domain::Status>& children);

}  // namespace spoc::decide
