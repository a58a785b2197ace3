#include "decide/priority.h"

#include "base/format.h"

namespace spoc::decide {

Prioritised derive_priority(const Ticket& ticket, const policy::Policy& policy) {
  const auto& cell =
      policy.priority.matrix[static_cast<std::size_t>(ticket.impact)][static_cast<std::size_t>(ticket.urgency)];
  return {cell, {matrix_reason(ticket, cell), {}}};
}

std::string matrix_reason(const Ticket& ticket, const std::string& priority) {
  return format("impact {} and urgency {} give {} by the matrix", domain::word(ticket.impact),
                domain::word(ticket.urgency), priority);
}

void reprioritise(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  if (change.after.priority_overridden) return;
  auto derived = derive_priority(change.after, situation.held_to(change.after));
  if (derived.priority == change.after.priority) return;
  change.record(at, actor, domain::TicketPrioritised{derived.priority, false, std::move(derived.reason.text)});
}

std::optional<std::string> raised(const std::string& priority, const policy::Policy& policy) {
  const auto rank = policy.priority.rank(priority);
  if (!rank || *rank == 0) return std::nullopt;
  return policy.priority.levels[*rank - 1];
}

}  // namespace spoc::decide
