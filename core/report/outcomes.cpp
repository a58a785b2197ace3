#include "report/outcomes.h"

#include <algorithm>
#include <iterator>

#include "decide/outcome.h"

namespace spoc::report {
namespace {

/// Whether every ticket is asked for, whatever it is like.
bool asks_for_all(const Request& request) {
  const store::TicketQuery& q = request.query;
  const auto none = [](const auto&... lists) { return (lists.empty() && ...); };
  return !request.matches && !q.assignee_none && !q.team_none && !q.run && !q.created_from && !q.created_to && !q.resolved_from &&
         !q.resolved_to && !q.due_before &&
         none(q.statuses, q.teams, q.departments, q.assignees, q.owners, q.services, q.categories, q.priorities, q.types, q.channels,
              q.tags, q.ids, q.requester, q.key, q.terms);
}

}  // namespace

void Assessing::assess(const domain::Ticket& ticket, domain::Outcome& outcome) {
  decide::assess(ticket, held_to_.of(ticket), held_to_.calendar(ticket), request_.as_of, outcome);
}

const domain::Outcome& Assessing::of(const domain::Ticket& ticket) {
  assess(ticket, outcome_);
  return outcome_;
}

store::TicketParts outcome_parts() {
  return {.columns = {"status", "type", "priority", "team", "channel", "bundle", "sla", "created_at", "acknowledged_at", "responded_at",
                      "resolved_at", "closed_at", "reopens", "last_at"},
          .rating = true,
          .clocks = true,
          .waits = true,
          .spells = true};
}

void each_outcome(store::Reading& reading, const Request& request, std::optional<Instant> since, const EachOutcome& each) {
  store::TicketParts parts = outcome_parts();
  parts.counting = counting_since(reading, request, since);
  Assessing assessing(request);
  if (asks_for_all(request)) {
    const auto changed = changed_since(reading, request.upto, domain::SubjectKind::ticket);
    // What is known of these now was not known then. One thread fills the one, another the other.
    std::vector<domain::TicketId> settled_since, touched_since;
    const bool shown = reading.outcomes(
        parts,
        [&](const store::StoredTicket& stored, domain::Outcome& outcome) {
          const domain::Ticket& ticket = stored.ticket;
          const bool known = ticket.last_at <= request.as_of && !changed.contains(ticket.id.number);
          known ? assessing.assess(ticket, outcome) : touched_since.push_back(ticket.id);
          return known;
        },
        [&](const domain::Outcome& outcome, std::optional<Instant> settled_at) {
          const bool known = !settled_at || (*settled_at <= request.as_of && !changed.contains(outcome.ticket.number));
          known ? each(outcome) : settled_since.push_back(outcome.ticket);
        });
    if (shown) {
      parts.only.emplace();
      std::merge(settled_since.begin(), settled_since.end(), touched_since.begin(), touched_since.end(), std::back_inserter(*parts.only));
      if (parts.only->empty()) return;
    }
  }
  each_ticket(reading, request, parts, [&](const domain::Ticket& ticket) { each(assessing.of(ticket)); });
}

}  // namespace spoc::report
