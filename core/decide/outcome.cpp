#include "decide/outcome.h"

#include "decide/attainment.h"
#include "domain/change.h"

namespace spoc::decide {
namespace {

using domain::Outcome;
using time::Instant;

std::optional<Outcome::Took> took(const domain::Ticket& ticket, const std::optional<Instant>& end, const time::Calendar& calendar) {
  if (!end) return std::nullopt;
  return Outcome::Took{(*end - ticket.created_at).whole_seconds(), calendar.open_between(ticket.created_at, *end).whole_seconds()};
}

}  // namespace

void assess(const domain::Ticket& ticket, const policy::Policy& policy, const time::Calendar& calendar, Instant as_of, Outcome& outcome) {
  outcome.ticket = ticket.id;
  outcome.type = ticket.type;
  outcome.priority = ticket.priority;
  outcome.team = ticket.team;
  outcome.channel = ticket.channel;
  outcome.created_at = ticket.created_at;
  outcome.resolved_at = ticket.resolved_at;
  outcome.closed_at = ticket.closed_at;
  outcome.acknowledgement = took(ticket, ticket.acknowledged_at, calendar);
  outcome.response = took(ticket, ticket.responded_at, calendar);
  outcome.resolution = took(ticket, ticket.resolved_at, calendar);
  outcome.reopens = ticket.reopens;
  outcome.score = ticket.rating ? static_cast<int>(ticket.rating->score) : 0;
  outcome.spells = ticket.spells;
  outcome.promises.clear();
  for (const domain::Clock& clock : ticket.clocks) outcome.promises.push_back(judge(ticket, clock, policy, as_of));
}

std::optional<Outcome> last_outcome(const domain::Ticket& ticket, const policy::Policy& policy, Instant settled_at) {
  if (is_open(ticket.status) || ticket.bundle.empty() || settled_at == domain::kNever) return std::nullopt;
  const policy::Sla* sla = policy.sla(ticket.sla);
  Outcome outcome;
  assess(ticket, policy, policy.calendar(sla ? std::string_view(sla->calendar) : std::string_view()), settled_at, outcome);
  return outcome;
}

}  // namespace spoc::decide
