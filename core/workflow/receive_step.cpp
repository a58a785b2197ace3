// What a stimulus does to one step: its answer, its end by hand, its next attempt or round.
#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "policy/field_type.h"
#include "workflow/receiver.h"
#include "workflow/values.h"

namespace spoc::workflow {

using domain::RunState;
using domain::StepKind;

[[noreturn]] void conflict(const StepDefinition& step, std::string_view what, std::string hint) {
  throw Error(Code::conflict, format("step {} {}", step.id, what), std::move(hint));
}

const Step& begun(const Advancing& run, const StepAt& at, int round) {
  const StepDefinition& definition = run.defined(at);
  if (definition.for_each && at.item.empty())
    conflict(definition, "is done for each of its items", format("name one: {}/ITEM", definition.id));
  const Step* step = run.step(at);
  if (!step || step->state == StepState::pending || step->state == StepState::scheduled)
    conflict(definition, "has not begun");
  if (round != 0 && round != step->round)
    conflict(definition, format("is in round {} by now, and this answers round {}", step->round, round));
  return *step;
}

void require_enabled(const Advancing& run, const StepAt& at, Instant now) {
  const StepDefinition& step = run.defined(at);
  const World world = run.world();
  if (!enabled(run.definition(), run.run(), step.id, at.item, world.policy, world.people, now))
    conflict(step, format("may be done only while {}", step.enabled_while->text));
}

namespace {

/// Outputs in the order of the form, without nulls; throws data naming everything that does not fit.
json::Object fitting(const StepDefinition& step, const json::Object& outputs) {
  std::string wrong;
  const auto add = [&](std::string_view field, std::string_view why) {
    wrong += format("{}{}: {}", wrong.empty() ? "" : "; ", field, why);
  };
  json::Object fitted;
  for (const auto& [name, type] : step.form) {
    const auto given = std::find_if(outputs.begin(), outputs.end(),
                                    [&wanted = name](const json::Member& m) { return m.first == wanted; });
    const json::Value value = given == outputs.end() ? json::Value() : given->second;
    if (const auto why = policy::mismatch(type, value)) add(name, *why);
    if (const auto large = too_large(value)) add(name, *large);
    if (!value.is_null()) fitted.emplace_back(name, value);
  }
  for (const auto& [name, value] : outputs) {
    const bool known = std::any_of(step.form.begin(), step.form.end(),
                                   [&wanted = name](const auto& field) { return field.first == wanted; });
    if (!known) add(name, "the form has no such field");
  }
  if (!wrong.empty())
    throw Error(Code::data, format("the form of step {} is not complete: {}", step.id, wrong), "--set field=value");
  return fitted;
}

}  // namespace

bool Receiver::on(const Completed& completed) {
  if (is_invariant(completed.step)) return run.accept_broken(completed.step, now, run.actor());
  if (!undone_by(completed.step).empty())
    return run.compensated(completed.step, completed.item, StepState::done, now, run.actor(), {});
  const StepAt at = run.position_of(completed.step, completed.item);
  const StepDefinition& definition = run.defined(at);
  const Step& step = begun(run, at, completed.round);
  if (definition.kind == StepKind::approval) conflict(definition, "is an approval", "spoc approve or spoc reject");
  json::Object outputs = fitting(definition, completed.outputs);
  if (step.state == StepState::done) {
    if (step.outputs == outputs) return false;
    conflict(definition, "was finished with another answer");
  }
  if (step.state == StepState::failed && step.looked_after) return mend(at, completed.ends_ticket, std::move(outputs));
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  require_enabled(run, at, now);
  if (completed.ends_ticket) run.end_ticket(at, true, "completed in its run", now);
  run.finish(at, StepState::done, now, run.actor(), {}, std::move(outputs));
  return true;
}

bool Receiver::mend(const StepAt& at, bool ends_ticket, json::Object outputs) {
  go_on("done by hand");
  if (!at.item.empty()) reopen(at.step);
  if (ends_ticket) run.end_failure(at, true, "done by hand", now);
  run.finish(at, StepState::done, now, run.actor(), {}, std::move(outputs));
  return true;
}

void Receiver::go_on(const std::string& reason) {
  if (run.run().state == RunState::failed)
    run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, reason});
  require_running(run.run());
}

bool Receiver::on(const Taken& taken) {
  if (!asks_when_taken(run.definition(), taken.step)) return false;
  const StepAt at = run.position_of(taken.step, taken.item);
  return run.round(at) == taken.round && run.taken(at, now);
}

bool Receiver::may_end(const StepAt& at, StepState wanted) const {
  const StepState state = run.state(at);
  if (state == wanted) return false;
  if (run.run().state != RunState::held) require_running(run.run());
  if (domain::is_final(state)) conflict(run.defined(at), format("is {}", domain::word(state)));
  return true;
}

bool Receiver::on(const Skipped& skipped) {
  const StepAt at = run.position_of(skipped.step, skipped.item);
  if (!may_end(at, StepState::skipped)) return false;
  if (!run.defined(at).skippable)
    throw Error(Code::refused, format("the workflow does not let step {} be skipped", skipped.step),
                "skippable = true in its file");
  run.end(at, StepState::skipped, now, run.actor(), skipped.reason);
  return true;
}

bool Receiver::on(const Withdrawn& withdrawn) {
  if (!undone_by(withdrawn.step).empty())
    return run.compensated(withdrawn.step, withdrawn.item, StepState::failed, now, run.actor(), withdrawn.reason);
  const StepAt at = run.position_of(withdrawn.step, withdrawn.item);
  if (run.state(at) == StepState::failed) return let_go(at, withdrawn.reason);
  if (!may_end(at, StepState::withdrawn)) return false;
  run.end(at, StepState::withdrawn, now, run.actor(), withdrawn.reason);
  return true;
}

bool Receiver::let_go(const StepAt& at, const std::string& reason) {
  if (run.run().state != RunState::held) go_on(reason);
  if (!at.item.empty()) reopen(at.step);
  run.end_failure(at, false, reason, now);
  if (at.item.empty())
    for (const StepAt& item : run.items(at.step)) run.end_failure(item, false, reason, now);
  run.finish(at, StepState::withdrawn, now, run.actor(), reason);
  return true;
}

bool Receiver::on(const ItemAdded& added) {
  const StepAt at = run.position_of(added.step);
  const StepDefinition& definition = run.defined(at);
  require_running(run.run());
  if (!definition.for_each || !definition.for_each->open)
    throw Error(Code::refused, format("the workflow does not let items be added to step {}", added.step),
                "for_each and open = true in its file");
  if (run.state(at) != StepState::active) conflict(definition, format("is {}", domain::word(run.state(at))));
  run.add_item(at.step, added.item, now);
  return true;
}

bool Receiver::on(const Begun& early) {
  const StepAt at = run.position_of(early.step, early.item);
  const StepDefinition& definition = run.defined(at);
  if (run.state(at) == StepState::active) return false;
  require_running(run.run());
  if (run.state(at) != StepState::scheduled) conflict(definition, format("is {}", domain::word(run.state(at))));
  if (!definition.early)
    throw Error(Code::refused, format("the workflow does not let step {} begin early", definition.id),
                "early = true in its file");
  run.activate(at, now);
  return true;
}

bool Receiver::on(const Retried& retried) {
  if (!undone_by(retried.step).empty())
    throw Error(Code::conflict, format("{} is not tried again by itself", retried.step),
                "take it back by hand, and resolve the ticket of its failure");
  const StepAt at = run.position_of(retried.step, retried.item);
  if (run.state(at) != StepState::failed) conflict(run.defined(at), format("is {}", domain::word(run.state(at))));
  go_on(retried.reason);
  if (!at.item.empty()) reopen(at.step);
  run.reset(at, now, run.actor(), retried.reason);
  return true;
}

bool Receiver::on(const Redone& redone) {
  const StepAt at = run.position_of(redone.step, redone.item);
  if (!domain::is_final(run.state(at))) conflict(run.defined(at), "is not over", "retry is for a step that failed");
  const RunState state = run.run().state;
  if (state == RunState::done || state == RunState::failed)
    run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, redone.reason});
  else if (state != RunState::held)
    require_running(run.run());
  if (!at.item.empty()) reopen(at.step);
  run.redo(at, now, run.actor(), redone.reason);
  return true;
}

void Receiver::reopen(std::size_t position) {
  if (run.state(position) == StepState::active) return;
  const Step& over = *run.step(position);
  domain::StepActivated again;
  again.step = over.id;
  again.round = over.round;
  again.kind = over.kind;
  again.title = over.title;
  again.team = over.team;
  run.record(now, run.actor(), std::move(again));
}

bool Receiver::on(const Returned& returned) {
  const StepAt at = run.position_of(returned.step, returned.item);
  const Step* step = run.step(at);
  if (!step || step->state != StepState::active || step->run != returned.run) return false;
  run.returned(at, returned, now);
  return true;
}

}  // namespace spoc::workflow
