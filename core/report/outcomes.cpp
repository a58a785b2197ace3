#include "report/outcomes.h"

#include <algorithm>

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

const domain::Outcome& Assessing::of(const domain::Ticket& ticket) {
  decide::assess(ticket, held_to_.of(ticket), held_to_.calendar(ticket), request_.as_of, outcome_);
  return outcome_;
}

store::TicketParts outcome_parts() {
  return {.columns = {"status", "type", "priority", "team", "channel", "bundle", "sla", "created_at", "acknowledged_at", "responded_at",
                      "resolved_at", "closed_at", "reopens"},
          .rating = true,
          .clocks = true,
          .waits = true};
}

void each_outcome(store::Reading& reading, const Request& request, std::optional<Instant> since, const EachOutcome& each) {
  const auto counting = counting_since(reading, request, since);
  store::TicketParts parts = outcome_parts();
  parts.counting = counting;
  if (asks_for_all(request)) {
    const auto changed = changed_since(reading, request.upto, domain::SubjectKind::ticket);
    std::vector<domain::TicketId> then;  // what is known of them now was not known then
    parts.only = reading.outcomes(counting, [&](const domain::Outcome& outcome, Instant settled_at) {
      if (settled_at > request.as_of || changed.contains(outcome.ticket.number)) return then.push_back(outcome.ticket);
      each(outcome);
    });
    if (parts.only) {
      const auto middle = static_cast<std::ptrdiff_t>(parts.only->size());
      parts.only->insert(parts.only->end(), then.begin(), then.end());
      std::inplace_merge(parts.only->begin(), parts.only->begin() + middle, parts.only->end());
    }
  }
  Assessing assessing(request);
  each_ticket(reading, request, parts, [&](const domain::Ticket& ticket) { each(assessing.of(ticket)); });
}

}  // namespace spoc::report
