// How a step ends, and what follows from that: outputs, failures, rejections, rework, deadlines, withdrawals.
#include <algorithm>

#include "base/format.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/graph.h"
#include "workflow/moment.h"

namespace spoc::workflow {

using domain::Actor;
using domain::RunState;
using domain::StepKind;

void Advancing::finish(const StepAt& at, StepState state, Instant when, const Actor& actor, std::string reason,
                       json::Object outputs, const LookedAfter& by) {
  const StepDefinition& step = defined(at);
  free_mutex(at);
  std::vector<domain::Attachment> files = policy::files_in(step.form, outputs);
  record(when, actor,
         domain::StepFinished{step.id, at.item, round(at), step.kind, state, std::move(outputs), std::move(reason),
                              by.ticket, by.step, std::move(files)});
  if (state == StepState::done && repeats(at, when)) return;
  if (!at.item.empty()) return consider(at.step);
  for (const std::size_t next : definition_.successors[at.step]) consider(next);
  if (state == StepState::done) follow_cancels(at.step, when);
  learn_anchor(when);
}

void Advancing::fail(const StepAt& at, Instant when, std::string reason) {
  end_ticket(at, false, reason, when);
  if (at.item.empty()) end_items(at.step, when, reason);
  Step failed;
  failed.id = defined(at).id;
  failed.item = at.item;
  failed.round = round(at);
  const TicketId ticket = order_failure(failed, defined(at), reason, {}, when);
  finish(at, StepState::failed, when, workflow_actor(), std::move(reason), {}, {ticket, {}});
}

void Advancing::withdraw(const StepAt& at, Instant when, const std::string& reason) {
  if (!domain::is_final(state(at))) end(at, StepState::withdrawn, when, workflow_actor(), reason);
}

void Advancing::end(const StepAt& at, StepState state, Instant when, const Actor& actor, const std::string& reason) {
  end_ticket(at, false, reason, when);
  if (at.item.empty()) end_items(at.step, when, reason);
  finish(at, state, when, actor, reason);
}

void Advancing::follow_cancels(std::size_t position, Instant when) {
  const StepDefinition& step = definition_.steps[position];
  for (const std::size_t other : step.cancels) withdraw(other, when, format("{} is done", step.id));
}

void Advancing::end_ticket(const StepAt& at, bool resolved, const std::string& reason, Instant when) {
  const Step* found = step(at);
  if (!found || found->state != StepState::active) return;
  if (found->ticket) result_.ends.push_back({found->ticket, resolved, reason, when});
  if (found->run && defined(at).call && !defined(at).call->detached)
    result_.cancelled_runs.emplace_back(found->run, reason);
}

void Advancing::reject(const StepAt& at, Instant when, const Actor& actor, const std::string& why) {
  const StepDefinition& step = defined(at);
  const bool approval = step.kind == StepKind::approval;
  const std::string word = approval ? "rejected" : "declined";
  const std::string reason = why.empty() ? word : format("{}: {}", word, why);
  end_ticket(at, approval, reason, when);
  const bool rework_left = step.on_reject == Rejection::rework && round(at) < step.max_rounds;
  if (rework_left) {
    // Its ticket has ended, and must not end again with those of the other items.
    if (!at.item.empty()) finish(at, StepState::withdrawn, when, actor, reason);
    return rework(at, when, why);
  }
  if (step.on_reject == Rejection::cancel) {
    finish(at, StepState::cancelled, when, actor, reason);
    return cancel(when, actor, format("{} was {}", step.id, reason));
  }
  finish(
      at, StepState::failed, when, actor,
      step.on_reject == Rejection::rework ? format("{} (round {} of {})", reason, round(at), step.max_rounds) : reason);
}

void Advancing::reset(const StepAt& at, Instant when, const Actor& actor, const std::string& why) {
  free_mutex(at);
  forget_undoing(at, when, why);
  const std::string again = why.empty() ? std::string("tried again") : format("tried again: {}", why);
  end_failure(at, true, again, when);
  if (at.item.empty())
    for (const StepAt& item : items(at.step)) end_failure(item, true, again, when);
  // Its items begin in its round, and no ticket of theirs may be taken for one of an item that was done again by itself.
  int latest = round(at);
  if (at.item.empty())
    for (const StepAt& item : items(at.step)) latest = std::max(latest, round(item));
  record(when, actor, domain::StepReset{defined(at).id, at.item, latest + 1, why});
  consider(at.step);
}

void Advancing::redo(const StepAt& at, Instant when, const Actor& actor, const std::string& why) {
  for (const std::size_t again : behind(definition_, at.step)) {
    consider(again);
    if (!step(again)) continue;
    const bool only_item = again == at.step && !at.item.empty();
    end_ticket(again, false, "done again", when);
    if (!only_item) end_items(again, when, "done again");
    reset(only_item ? at : StepAt(again), when, actor, why);
  }
}

void Advancing::rework(const StepAt& at, Instant when, const std::string& why) {
  for (const std::size_t again : between(definition_, defined(at).rework_to, at.step)) {
    consider(again);
    if (!step(again)) continue;
    if (again != at.step) end_ticket(again, false, "sent back for rework", when);
    end_items(again, when, "sent back for rework");
    reset(again, when, workflow_actor(), why);
  }
}

/// Done again: true unless it has been done often enough.
bool Advancing::repeats(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  if (!step.repeat || round(at) >= step.repeat->most) return false;
  if (step.repeat->until) {
    const json::Value outputs(this->step(at)->outputs);
    expr::Type type;
    type.kind = expr::Kind::record;
    type.record = step.for_each ? nullptr : definition_.vocabulary->step(at.step).members[0].type.record;
    RunScope names = scope(at, when);
    const Truth truth = truth_of(*step.repeat->until, names.with_value(outputs, type));
    if (const auto* nothing = std::get_if<NoValue>(&truth)) {
      record(when, workflow_actor(), domain::StepReset{step.id, at.item, round(at) + 1, nothing->why});
      fail(at, when, nothing->why);
      return true;
    }
    if (const bool* over = std::get_if<bool>(&truth); over && *over) return false;
  }
  reset(at, when, workflow_actor(), format("time {} of {}", round(at) + 1, step.repeat->most));
  if (!step.repeat->every) return true;
  const auto* open = std::get_if<time::BusinessDuration>(&*step.repeat->every);
  const RunScope names(definition_, run(), world(), when);
  const Instant next =
      open ? names.calendar().add(when, *open)
           : time::add_wall(when, std::get<time::WallDuration>(*step.repeat->every), names.calendar().zone());
  record(when, workflow_actor(), domain::StepScheduled{step.id, at.item, round(at), step.kind, next});
  return true;
}

bool Advancing::time_out(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  constexpr const char* kReason = "its deadline passed";
  if (step.kind == StepKind::wait && !step.event) {
    finish(at, StepState::done, when, workflow_actor(), {});
    return true;
  }
  switch (step.on_timeout) {
    case Timeout::none:
      return false;
    case Timeout::escalate:
      return step.event && ask_for_event(at, when);
    case Timeout::skip:
      end_ticket(at, false, kReason, when);
      finish(at, StepState::skipped, when, workflow_actor(), kReason);
      return true;
    case Timeout::fail:
      end(at, StepState::failed, when, workflow_actor(), kReason);
      return true;
    case Timeout::reject:
      reject(at, when, workflow_actor(), kReason);
      return true;
    case Timeout::approve:
      end_ticket(at, true, kReason, when);
      finish(at, StepState::done, when, workflow_actor(), kReason, {{"approved", true}, {"by", ""}, {"why", kReason}});
      return true;
  }
  return false;
}

}  // namespace spoc::workflow
