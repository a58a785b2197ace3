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

/// The ticket after its events up to `as_of` and entry `upto`; nothing when it was not logged then. The schedule is
/// empty.
std::optional<store::StoredTicket> replay(store::Reading& reading, domain::TicketId id, Instant as_of, std::int64_t upto);

/// True when the ticket has every member that the query asks for. Whether it is overdue is asked by `Request::matches`;
/// terms, order and limit are not looked at.
bool matches(const store::TicketQuery& query, const domain::Ticket& ticket);

/// What has to be read to know everything that counts from `since` on, as it was known then; all without it.
std::optional<store::StillCounting> counting_since(store::Reading& reading, const Request& request,
                                                   std::optional<Instant> since);

/// Streams the tickets that match the request as they were known then, in no particular order: these parts and their spells,
/// of those tickets that the parts name. The fewer these are, the faster.
using EachTicket = std::function<void(const domain::Ticket&)>;
void each_ticket(store::Reading& reading, const Request& request, const store::TicketParts& parts, const EachTicket& each);

}  // namespace spoc::report
