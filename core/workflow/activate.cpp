// How a step begins, by its kind.
#include <algorithm>

#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

using domain::StepKind;

void Advancing::activate_silently(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  if (step.for_each && at.item.empty()) return expand(at.step, when);
  if (!step.mutex.empty() && !mutex_is_free(at)) {
    if (waits_for_anchor(definition_, run(), at.step)) return;  // it could not take it, and stands in nobody's way
    const Step* queued = this->step(at);
    if (queued && !queued->mutex.empty()) return;
    return record(when, workflow_actor(), domain::StepQueued{step.id, at.item, round(at), step.kind, step.mutex});
  }
  switch (step.kind) {
    case StepKind::task:
    case StepKind::approval:
      return activate_ticket(at, when);
    case StepKind::wait:
      return step.event ? activate_event(at, when) : activate_wait(at, when);
    case StepKind::call:
      return activate_call(at, when);
    case StepKind::gate:
      return finish(at, StepState::done, when, workflow_actor(), {});
    case StepKind::end:
      if (takes_back(run())) return;  // what was begun and is not wanted any more comes first
      finish(at, StepState::done, when, workflow_actor(), {});
      return stop(domain::RunState::done, when, workflow_actor(), step.result, format("{} was reached", step.id));
    case StepKind::action:
      return activate_action(at, when);
  }
}

void Advancing::activate_wait(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  RunScope names = scope(at, when);
  const Moment until = moment_of(*step.until, names.activated_at(when), Edge::opening, step.roll);
  if (const auto* open = std::get_if<Undecided>(&until)) return undecided(at, when, open->because);
  if (const auto* nothing = std::get_if<NoValue>(&until)) return fail(at, when, nothing->why);
  const Instant end = std::get<Instant>(until);
  if (end <= when) return finish(at, StepState::done, when, workflow_actor(), {});
  TicketOrder order;
  order.title = step.title.text.empty() ? step.id : step.title.text;
  order.due_at = end;
  record(when, workflow_actor(), activation(at, order));
}

void Advancing::activate_ticket(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  RunScope names = scope(at, when);
  names.activated_at(when);
  TicketOrder order;
  if (step.due) {
    Moment due = moment_of(*step.due, names, Edge::closing, step.roll);
    const auto* open = std::get_if<Undecided>(&due);
    // What counts from its being taken has no date until somebody takes it.
    const bool until_taken =
        open && asks_when_taken(definition_, step.id) && !waits_for_anchor(definition_, run(), at.step);
    if (open && !until_taken) return undecided(at, when, open->because);
    if (const auto* nothing = std::get_if<NoValue>(&due)) return fail(at, when, nothing->why);
    if (!until_taken) order.due_at = not_too_early(definition_, std::get<Instant>(due), names);
  }
  if (const auto problem = make_order(*this, at, names, order)) {
    const bool waits = waits_for_anchor(definition_, run(), at.step);
    return waits ? undecided(at, when, "anchor") : fail(at, when, *problem);
  }
  order.at = when;
  order.id = services_.new_ticket();
  record(when, workflow_actor(), activation(at, order));
  result_.tickets.push_back(std::move(order));
}

domain::StepActivated Advancing::activation(const StepAt& at, const TicketOrder& order) const {
  const StepDefinition& step = defined(at);
  domain::StepActivated event;
  event.step = step.id;
  event.item = at.item;
  event.round = round(at);
  event.kind = step.kind;
  event.ticket = order.id;
  event.title = order.title;
  event.team = step.team;
  event.assignee = order.assignee;
  event.contact = order.contact;
  event.due_at = order.due_at;
  event.approvers = order.approvers;
  if (!step.for_each || !at.item.empty()) event.mutex = step.mutex;  // each item takes it by itself
  return event;
}

}  // namespace spoc::workflow
