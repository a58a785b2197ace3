// Taking back what a run has done: in reverse order, one at a time, as tickets of people.
#include <algorithm>

#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

using domain::Actor;
using domain::RunState;

namespace {

constexpr std::string_view kUndo = "undo:";

std::optional<std::string> fill(const Wording& wording, const RunScope& scope, std::string& to) {
  if (wording.text.empty()) return std::nullopt;
  auto filled = wording.filled.fill(scope, {});
  if (const auto* failure = std::get_if<expr::Failure>(&filled))
    return format("\"{}\": {}", wording.text, failure->message);
  to = std::get<std::string>(std::move(filled));
  return std::nullopt;
}

/// What the ticket says, for whom and until when; or why that cannot be said.
std::optional<std::string> fill_order(const Compensation& compensation, const RunScope& scope, TicketOrder& order) {
  if (auto problem = fill(compensation.title, scope, order.title)) return problem;
  if (auto problem = fill(compensation.text, scope, order.text)) return problem;
  if (compensation.assign) {
    const expr::Result who = compensation.assign->program.evaluate(scope);
    const expr::Value* value = std::get_if<expr::Value>(&who);
    const domain::Person* person = value ? person_of(*value, scope.world().people) : nullptr;
    if (!person) return format("\"{}\" names nobody in the directory", compensation.assign->text);
    order.assignee = person->id;
  }
  if (!compensation.due) return std::nullopt;
  const Moment due = moment_of(*compensation.due, scope, Edge::closing);
  const auto* t = std::get_if<Instant>(&due);
  if (!t) return format("\"{}\" is no point in time", compensation.due->text);
  order.due_at = *t;
  return std::nullopt;
}

}  // namespace

std::string_view undone_by(std::string_view step) {
  return step.starts_with(kUndo) ? step.substr(kUndo.size()) : std::string_view();
}

void Advancing::cancel(Instant when, const Actor& actor, const std::string& reason) {
  stop(definition_.compensates ? RunState::cancelling : RunState::cancelled, when, actor, {}, reason);
  if (definition_.compensates) compensate_next(when, actor);
}

/// The step that was done last and is not taken back yet; the run is cancelled when there is none.
void Advancing::compensate_next(Instant when, const Actor& actor) {
  while (true) {
    const Step* last = nullptr;
    for (const Step& step : run().steps) {
      const auto position = definition_.find(step.id);
      const bool counts = position && step.state == StepState::done && definition_.steps[*position].compensate &&
                          !(definition_.steps[*position].for_each && step.item.empty()) &&
                          !run().step(std::string(kUndo) + step.id, step.item);
      if (counts && (!last || *step.finished_at >= *last->finished_at)) last = &step;
    }
    if (!last) break;
    if (order_compensation(Step(*last), when)) return;
  }
  record(when, actor, domain::RunMoved{RunState::cancelled, {}, "everything was taken back"});
}

/// A program takes it back.
bool Advancing::queue_compensation(const Step& done, Instant when) {
  domain::StepActivated event;
  event.step = std::string(kUndo) + done.id;
  event.item = done.item;
  event.kind = domain::StepKind::action;
  event.title = "Take back: " + done.title;
  event.team = defined(done).compensate->team;
  event.try_at = when;
  record(when, workflow_actor(), std::move(event));
  return true;
}

/// False when it could not be ordered: then it has failed, and the next one goes on.
bool Advancing::order_compensation(const Step& done, Instant when) {
  const StepAt at(*definition_.find(done.id), done.item);
  RunScope names = scope(at, when);
  names.activated_at(when);
  if (defined(at).compensate->action) return queue_compensation(done, when);
  TicketOrder order;
  order.step = std::string(kUndo) + done.id;
  order.item = done.item;
  order.title = "Take back: " + done.title;
  order.team = defined(at).compensate->team;
  order.calendar = names.calendar().definition().name;
  order.at = when;
  if (const auto problem = fill_order(*defined(at).compensate, names, order)) {
    record(when, workflow_actor(),
           domain::StepFinished{order.step, order.item, 1, domain::StepKind::task, StepState::failed, {}, *problem});
    return false;
  }
  order.id = services_.new_ticket();
  domain::StepActivated event;
  event.step = order.step;
  event.item = order.item;
  event.ticket = order.id;
  event.title = order.title;
  event.team = order.team;
  event.assignee = order.assignee;
  event.due_at = order.due_at;
  record(when, workflow_actor(), std::move(event));
  result_.tickets.push_back(std::move(order));
  return true;
}

bool Advancing::compensated(const std::string& id, const std::string& item, StepState state, Instant when,
                            const Actor& actor, const std::string& reason, TicketId failure) {
  const Step* found = run().step(id, item);
  if (!found || found->state != StepState::active || run().state != RunState::cancelling) return false;
  if (state != StepState::done && found->ticket) result_.ends.push_back({found->ticket, false, reason, when});
  record(when, actor, domain::StepFinished{id, item, 1, found->kind, state, {}, reason, failure, {}});
  compensate_next(when, actor);
  return true;
}

}  // namespace spoc::workflow
