#include "workflow/engine.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/inputs.h"
#include "workflow/moment.h"

namespace spoc::workflow {

namespace {

using domain::RunState;
using domain::StepKind;

[[noreturn]] void conflict(const StepDefinition& step, std::string_view what, std::string hint = {}) {
  throw Error(Code::conflict, format("step {} {}", step.id, what), std::move(hint));
}

/// The step that a verb is about, which must have begun in that round.
const Step& begun(const Advancing& run, std::size_t position, int round) {
  const StepDefinition& definition = run.definition().steps[position];
  const Step* step = run.step(position);
  if (!step || step->state == StepState::pending || step->state == StepState::scheduled)
    conflict(definition, "has not begun");
  if (round != 0 && round != step->round)
    conflict(definition, format("is in round {} by now, and this answers round {}", step->round, round));
  return *step;
}

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

void require_running(const Run& run) {
  if (run.state == RunState::running) return;
  throw Error(Code::conflict, format("run {} is {}", to_text(run.id), domain::word(run.state)));
}

/// One stimulus at one instant. Each returns false when nothing changed.
struct Receiver {
  Advancing& run;
  Instant now;

  bool on(const Started& started) {
    const Definition& definition = run.definition();
    if (run.run().version > 0) throw Error(Code::conflict, format("run {} has been started", to_text(run.run().id)));
    domain::RunStarted event;
    event.workflow = definition.name;
    event.definition = definition.hash;
    event.bundle = started.bundle;
    event.inputs = started.inputs;
    event.parent = started.parent;
    event.parent_step = started.parent_step;
    event.for_ticket = started.for_ticket;
    // What follows from the inputs is asked of a run that has them.
    Run preview = run.run();
    preview.inputs = event.inputs;
    preview.opened_at = now;
    preview.starter = run.actor().on_behalf.empty() ? run.actor().person : run.actor().on_behalf;
    event.vars = preview.vars = variables_of(definition, preview, run.world(), now);
    event.key = key_of(definition, preview, run.world(), now);
    event.accountable = definition.owner;
    event.about = subject_of(definition, preview, run.world(), now);
    event.confidential = definition.confidential;
    event.anchor = preview.anchor = anchor_of(definition, RunScope(definition, preview, run.world(), now));
    event.target_at = target_of(definition, RunScope(definition, preview, run.world(), now));
    run.record(now, run.actor(), std::move(event));
    return true;
  }

  bool on(const Completed& completed) {
    const std::size_t position = run.position_of(completed.step);
    const StepDefinition& definition = run.definition().steps[position];
    const Step& step = begun(run, position, completed.round);
    if (definition.kind == StepKind::approval) conflict(definition, "is an approval", "spoc approve or spoc reject");
    json::Object outputs = fitting(definition, completed.outputs);
    if (step.state == StepState::done) {
      if (step.outputs == outputs) return false;
      conflict(definition, "was finished with another answer");
    }
    if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
    run.finish(position, StepState::done, now, run.actor(), {}, std::move(outputs));
    return true;
  }

  bool on(const Decided& decided) { return decide(run, decided, now); }
  static bool decide(Advancing& run, const Decided& decided, Instant now);

  bool on(const Woken&) { return true; }

  bool on(const Skipped& skipped) {
    const std::size_t position = run.position_of(skipped.step);
    const StepDefinition& definition = run.definition().steps[position];
    const StepState state = run.state(position);
    if (state == StepState::skipped) return false;
    if (run.run().state != RunState::held) require_running(run.run());
    if (domain::is_final(state)) conflict(definition, format("is {}", domain::word(state)));
    if (!definition.skippable)
      throw Error(Code::refused, format("the workflow does not let step {} be skipped", definition.id),
                  "skippable = true in its file");
    run.end_ticket(position, false, skipped.reason, now);
    run.finish(position, StepState::skipped, now, run.actor(), skipped.reason);
    return true;
  }

  bool on(const Begun& early) {
    const std::size_t position = run.position_of(early.step);
    const StepDefinition& definition = run.definition().steps[position];
    if (run.state(position) == StepState::active) return false;
    require_running(run.run());
    if (run.state(position) != StepState::scheduled)
      conflict(definition, format("is {}", domain::word(run.state(position))));
    if (!definition.early)
      throw Error(Code::refused, format("the workflow does not let step {} begin early", definition.id),
                  "early = true in its file");
    run.activate(position, now);
    return true;
  }

  bool on(const Retried& retried) {
    const std::size_t position = run.position_of(retried.step);
    const StepDefinition& definition = run.definition().steps[position];
    if (run.state(position) != StepState::failed)
      conflict(definition, format("is {}", domain::word(run.state(position))));
    if (run.run().state == RunState::failed)
      run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, retried.reason});
    require_running(run.run());
    run.record(position, now, run.actor(),
               domain::StepReset{definition.id, {}, run.round(position) + 1, retried.reason});
    run.consider(position);
    return true;
  }

  bool on(const Cancelled& cancelled) {
    if (run.run().state == RunState::cancelled) return false;
    if (run.run().state != RunState::running && run.run().state != RunState::held) require_running(run.run());
    run.stop(RunState::cancelled, now, run.actor(), {}, cancelled.reason);
    return true;
  }
  bool on(const Held& held) {
    if (run.run().state == RunState::held) return false;
    require_running(run.run());
    run.record(now, run.actor(), domain::RunMoved{RunState::held, {}, held.reason});
    return true;
  }
  bool on(const Released& released) {
    if (run.run().state == RunState::running) return false;
    if (run.run().state != RunState::held) require_running(run.run());
    run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, released.reason});
    run.consider_all();
    return true;
  }
};

/// For whom the actor decides: themselves, or the approver they stand in for.
std::string approver_of(const Step& step, const domain::Actor& actor) {
  for (const std::string* who : {&actor.person, &actor.on_behalf})
    if (std::find(step.approvers.begin(), step.approvers.end(), *who) != step.approvers.end()) return *who;
  throw Error(Code::refused,
              format("{} may not decide step {}", actor.person.empty() ? "a program" : actor.person, step.id),
              "its approvers are in spoc run show");
}

/// Four eyes hold for whoever acts and for whoever they act for.
void check_four_eyes(const Advancing& run, const StepDefinition& definition) {
  for (const std::size_t other : definition.not_by) {
    const Step* done = run.step(other);
    if (!done) continue;
    for (const std::string& who : done->done_by)
      if (who == run.actor().person || who == run.actor().on_behalf)
        throw Error(Code::refused, format("{} did step {} and may not decide step {}", who, done->id, definition.id));
  }
}

json::Object decision_outputs(const Step& step, const std::string& why) {
  std::string by;
  for (const auto& decision : step.decisions)
    if (decision.approved) by += (by.empty() ? "" : ", ") + decision.person;
  return {{"approved", true}, {"by", by}, {"why", why}};
}

bool Receiver::decide(Advancing& run, const Decided& decided, Instant now) {
  const std::size_t position = run.position_of(decided.step);
  const StepDefinition& definition = run.definition().steps[position];
  if (definition.kind != StepKind::approval) conflict(definition, "is no approval");
  const Step& step = begun(run, position, decided.round);
  check_four_eyes(run, definition);
  const std::string approver = approver_of(step, run.actor());
  const auto before =
      std::find_if(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == approver; });
  if (before != step.decisions.end()) {
    if (before->approved == decided.approved) return false;
    conflict(definition, format("was already {} by {}", before->approved ? "approved" : "rejected", approver));
  }
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  run.record(position, now, run.actor(),
             domain::StepDecided{definition.id, {}, approver, decided.approved, decided.why});

  const Step& after = *run.step(position);
  const std::size_t all = after.approvers.size();
  const std::size_t wanted = definition.quorum == 0 ? all : definition.quorum;
  const auto approvals = static_cast<std::size_t>(
      std::count_if(after.decisions.begin(), after.decisions.end(), [](const auto& d) { return d.approved; }));
  const std::size_t rejections = after.decisions.size() - approvals;
  if (approvals >= wanted) {
    run.end_ticket(position, true, "approved", now);
    run.finish(position, StepState::done, now, run.actor(), {}, decision_outputs(after, decided.why));
  } else if (rejections > 0 && (definition.quorum == 1 || all - rejections < wanted)) {
    run.reject(position, now, run.actor(), decided.why);
  }
  return true;
}

}  // namespace

Advanced advance(const Definition& definition, RunChange& change, const Stimulus& stimulus, const domain::Actor& actor,
                 Instant now, const Services& services) {
  Advancing run(definition, change, actor, services);
  if (change.after.version > 0) {
    now = std::max(now, change.after.last_at);
    run.catch_up(now, std::holds_alternative<Woken>(stimulus));
  }
  const bool changed = std::visit([&](const auto& received) { return Receiver{run, now}.on(received); }, stimulus);
  run.rest(now);
  run.catch_up(now, true);
  run.result().repeated = !changed;
  change.wake_at = wake_at(definition, change.after);
  return std::move(run.result());
}

}  // namespace spoc::workflow
