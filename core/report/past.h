// Tickets as they were known at an instant and a position of the journal: from their rows where nothing has happened
// since, else from their events.
#pragma once

#include <functional>
#include <optional>
#include <unordered_set>
#include <vector>

#include "report/request.h"

namespace spoc::report {

/// Subjects of that kind with entries behind `upto`.
std::unordered_set<std::int64_t> changed_since(store::Reading& reading, std::int64_t upto, domain::SubjectKind kind);

/// How a ticket came to be open, and how it ceased to be.
enum class Entered { created, reopened };
enum class Left { resolved, closed, cancelled, merged };

/// A time in which the desk owed an answer: [from, to), for ever without `to`.
struct Spell {
  Instant from;
  Entered entered = Entered::created;
  std::optional<Instant> to;
  Left left = Left::resolved;
  /// Open when everything before t had happened.
  bool open_at(Instant t) const { return from < t && (!to || *to >= t); }
  bool operator==(const Spell&) const = default;
};

/// Adds what an event did to the spells: `was_open` before it, `now` after it.
void follow(std::vector<Spell>& spells, bool was_open, const domain::Ticket& now, Instant at);

/// A ticket as it was, with its spells in order.
struct Past {
  store::StoredTicket stored;
  std::vector<Spell> spells;
};

/// The ticket after its events up to `as_of` and entry `upto`; nothing when it was not logged then. The schedule is
/// empty.
std::optional<Past> replay(store::Reading& reading, domain::TicketId id, Instant as_of, std::int64_t upto);

/// True when the ticket has every member that the query asks for. Whether it is overdue is asked by `Request::matches`;
/// terms, order and limit are not looked at.
bool matches(const store::TicketQuery& query, const domain::Ticket& ticket);

/// What has to be read to know everything that counts from `since` on, as it was known then; all without it.
std::optional<store::StillCounting> counting_since(store::Reading& reading, const Request& request,
                                                   std::optional<Instant> since);

/// Streams the tickets that match the request as they were known then, with their spells, in no particular order: these
/// parts, of those tickets that the parts name. The fewer these are, the faster.
using EachTicket = std::function<void(const domain::Ticket&, const std::vector<Spell>&)>;
void each_ticket(store::Reading& reading, const Request& request, const store::TicketParts& parts, const EachTicket& each);

}  // namespace spoc::report
