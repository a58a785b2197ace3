// Taking back what a run has done, or has begun and does not want any more: in reverse order, one at a time, as tickets
// of people or by programs.
#include <algorithm>

#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

using domain::Actor;
using domain::RunState;

namespace {

constexpr std::string_view kUndo = "undo:";

/// What was begun and not finished may have no answers: people read there that nobody knows.
bool fill_unfinished(const Wording& wording, const RunScope& scope, std::string& to) {
  bool complete = true;
  to.clear();
  for (const expr::Template::Piece& piece : wording.filled.pieces()) {
    Wording one;
    one.filled.pieces_ = {piece};
    std::string text = "(not known)";
    complete = !fill(one, scope, text) && complete;
    to += text;
  }
  return complete;
}

std::optional<std::string> fill_texts(const Compensation& compensation, const RunScope& scope, const Step& done,
                                      TicketOrder& order) {
  if (done.state == StepState::done) {
    if (!compensation.title.text.empty())
      if (auto problem = fill(compensation.title, scope, order.title)) return problem;
    return fill(compensation.text, scope, order.text);
  }
  const bool titled = compensation.title.text.empty() || fill_unfinished(compensation.title, scope, order.title);
  if (fill_unfinished(compensation.text, scope, order.text) && titled) return std::nullopt;
  order.text += format("{}It was begun and not finished{}: see what there is to take back.",
                       order.text.empty() ? "" : "\n\n", done.ticket ? ", in ticket " + to_text(done.ticket) : "");
  return std::nullopt;
}

/// What the ticket says, for whom and until when; or why that cannot be said. Who is not known because the step was not
/// finished is nobody where a team is there.
std::optional<std::string> fill_order(const Compensation& compensation, const RunScope& scope, const Step& done,
                                      TicketOrder& order) {
  if (auto problem = fill_texts(compensation, scope, done, order)) return problem;
  if (compensation.assign) {
    const expr::Result who = compensation.assign->program.evaluate(scope);
    const expr::Value* value = std::get_if<expr::Value>(&who);
    const domain::Person* person = value ? person_of(*value, scope.world().people) : nullptr;
    const bool may_be_nobody = done.state != StepState::done && !order.team.empty();
    if (!person && !may_be_nobody) return format("\"{}\" names nobody in the directory", compensation.assign->text);
    if (person) order.assignee = person->id;
  }
  if (!compensation.due) return std::nullopt;
  const Moment due = moment_of(*compensation.due, scope, Edge::closing);
  const auto* t = std::get_if<Instant>(&due);
  if (!t && done.state == StepState::done) return format("\"{}\" is no point in time", compensation.due->text);
  if (t) order.due_at = *t;
  return std::nullopt;
}

}  // namespace

std::string_view undone_by(std::string_view step) {
  return step.starts_with(kUndo) ? step.substr(kUndo.size()) : std::string_view();
}

bool takes_back(const Run& run) {
  return std::any_of(run.steps.begin(), run.steps.end(),
                     [](const Step& step) { return step.id.starts_with(kUndo) && !domain::is_final(step.state); });
}

void Advancing::cancel(Instant when, const Actor& actor, const std::string& reason) {
  stop(definition_.compensates ? RunState::cancelling : RunState::cancelled, when, actor, {}, reason);
  if (definition_.compensates) compensate_next(when, actor);
}

const Step* Advancing::undo_of(const Step& step) const {
  return run().step(std::string(kUndo) + step.id, step.item);
}

/// The step that ended last of those that are to be taken back: what was withdrawn for that, and when the run is
/// cancelled what was done.
const Step* Advancing::next_to_compensate() const {
  const Step* last = nullptr;
  for (const Step& step : run().steps) {
    const auto position = definition_.find(step.id);
    if (!position || !definition_.steps[*position].compensate || !step.finished_at) continue;
    if (definition_.steps[*position].for_each && step.item.empty()) continue;
    const Step* undo = undo_of(step);
    const bool queued = undo && undo->state == StepState::pending;
    const bool cancelled =
        run().state == RunState::cancelling && step.state == StepState::done && !(undo && undo->round >= step.round);
    if ((queued || cancelled) && (!last || *step.finished_at >= *last->finished_at)) last = &step;
  }
  return last;
}

/// One at a time. A run that is cancelled is over when nothing is left.
void Advancing::compensate_next(Instant when, const Actor& actor) {
  const bool busy = std::any_of(run().steps.begin(), run().steps.end(), [](const Step& step) {
    return step.id.starts_with(kUndo) && step.state == StepState::active;
  });
  if (busy || run().state == RunState::held) return;
  while (const Step* next = next_to_compensate())
    if (order_compensation(Step(*next), when)) return;
  if (run().state == RunState::cancelling)
    record(when, actor, domain::RunMoved{RunState::cancelled, {}, "everything was taken back"});
  else
    consider_all();
}

std::vector<StepAt> Advancing::begun_to_take_back(const StepAt& at) const {
  std::vector<StepAt> found;
  if (!defined(at).compensate) return found;
  const bool each = defined(at).for_each && at.item.empty();
  for (const StepAt& one : each ? items(at.step) : std::vector<StepAt>{at}) {
    const Step* begun = step(one);
    // A program that was never tried has done nothing.
    const bool tried = begun && (!defined(one).action || begun->attempts > 0);
    if (begun && (begun->state == StepState::done || (begun->state == StepState::active && tried)))
      found.push_back(one);
  }
  return found;
}

void Advancing::queue_undoing(const StepAt& at, Instant when, const std::string& reason) {
  const Step& begun = *step(at);
  const Step* undo = undo_of(begun);
  const std::string id = std::string(kUndo) + begun.id;
  const int round = begun.round;
  if (undo && undo->round >= round) return;
  if (undo)
    record(when, workflow_actor(), domain::StepReset{id, at.item, round, reason});
  else
    record(when, workflow_actor(),
           domain::StepQueued{id,
                              at.item,
                              round,
                              defined(at).compensate->action ? domain::StepKind::action : domain::StepKind::task,
                              {}});
}

void Advancing::forget_undoing(const StepAt& at, Instant when, const std::string& reason) {
  if (at.item.empty())
    for (const StepAt& item : items(at.step)) forget_undoing(item, when, reason);
  const Step* undo = step(at) ? undo_of(*step(at)) : nullptr;
  if (!undo || undo->state != StepState::pending) return;
  record(when, workflow_actor(),
         domain::StepFinished{undo->id, undo->item, undo->round, undo->kind, StepState::withdrawn, {}, reason, {}, {}});
}

/// A program takes it back.
bool Advancing::queue_compensation(const Step& done, Instant when) {
  domain::StepActivated event;
  event.step = std::string(kUndo) + done.id;
  event.item = done.item;
  event.round = done.round;
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
  order.round = done.round;
  order.title = "Take back: " + done.title;
  order.team = defined(at).compensate->team;
  order.calendar = names.calendar().definition().name;
  order.at = when;
  if (const auto problem = fill_order(*defined(at).compensate, names, done, order)) {
    Step failed;
    failed.id = order.step;
    failed.item = order.item;
    failed.round = order.round;
    const TicketId ticket = order_failure(failed, defined(at), *problem, {}, when);
    record(
        when, workflow_actor(),
        domain::StepFinished{
            order.step, order.item, order.round, domain::StepKind::task, StepState::failed, {}, *problem, ticket, {}});
    return false;
  }
  order.id = services_.new_ticket();
  domain::StepActivated event;
  event.step = order.step;
  event.item = order.item;
  event.round = order.round;
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
  if (!found || found->state != StepState::active) return false;
  if (state != StepState::done && found->ticket) result_.ends.push_back({found->ticket, false, reason, when});
  record(when, actor, domain::StepFinished{id, item, found->round, found->kind, state, {}, reason, failure, {}});
  compensate_next(when, actor);
  return true;
}

}  // namespace spoc::workflow
