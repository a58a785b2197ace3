#include "desk/explain_turn.h"

#include "base/format.h"
#include "desk/steps.h"
#include "domain/event.h"
#include "domain/fold.h"

namespace spoc::desk {
namespace {

using domain::Ticket;

/// What makes it somebody's turn, as the journal says it.
std::string turn_cause(const domain::Event& event) {
  if (std::holds_alternative<domain::TicketLogged>(event)) return "it was logged";
  if (const auto* routed = std::get_if<domain::TicketRouted>(&event))
    return format("it came to {}{}", routed->team, routed->vendor ? ", a vendor" : "");
  if (const auto* waits = std::get_if<domain::TicketWaiting>(&event)) return format("it waits on {}", domain::word(waits->on));
  if (const auto* resumed = std::get_if<domain::TicketResumed>(&event)) return format("it went on by {}", resumed->by);
  if (std::holds_alternative<domain::TicketResolved>(event)) return "an answer was offered";
  if (std::holds_alternative<domain::TicketReopened>(event)) return "it was reopened";
  if (std::holds_alternative<domain::TicketReleased>(event)) return "it was handed back";
  if (const auto* closed = std::get_if<domain::TicketClosed>(&event)) return format("it was closed by {}", closed->by);
  if (std::holds_alternative<domain::TicketCancelled>(event)) return "it was cancelled";
  return {};
}

}  // namespace

Answer turn_story(const Ticket& ticket, const std::vector<store::Entry>& entries) {
  Answer answer{"turn", {}};
  Ticket folded;
  folded.id = ticket.id;
  std::optional<domain::Turn> before;
  for (const store::Entry& entry : entries) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    domain::apply(folded, {entry.at, entry.actor, event});
    if (before == folded.turn) continue;
    before = folded.turn;
    const std::string text = format("the turn of {}", domain::word(folded.turn)), cause = turn_cause(event);
    answer.reasons.push_back({cause.empty() ? text : format("{}: {}", text, cause), {}, entry.at});
  }
  return answer;
}

Answer not_started(const Ticket& ticket, const std::vector<store::Entry>& entries, const policy::Policy& policy) {
  Answer answer{"workflow", {}};
  const policy::Service* service = policy.service(ticket.service);
  for (const store::Entry& entry : entries) {
    if (entry.kind != domain::TicketNoted::kKind || entry.actor.via != kWorkflowAccount) continue;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    answer.reasons.push_back({std::get<domain::TicketNoted>(event).text, service ? service->where : Where(), entry.at});
  }
  return answer;
}

}  // namespace spoc::desk
