// What a stimulus does to a run, before it goes on to rest.

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "domain/cover.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/inputs.h"
#include "workflow/moment.h"
#include "workflow/plan/migrate.h"

namespace spoc::workflow {

namespace {

using domain::RunState;
using domain::StepKind;

[[noreturn]] void conflict(const StepDefinition& step, std::string_view what, std::string hint = {}) {
  throw Error(Code::conflict, format("step {} {}", step.id, what), std::move(hint));
}

/// The step that a verb is about, which must have begun in that round.
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

/// What answers a step does so while its milestone holds.
void require_enabled(const Advancing& run, const StepAt& at, Instant now) {
  const StepDefinition& step = run.defined(at);
  const World world = run.world();
  if (!enabled(run.definition(), run.run(), step.id, at.item, world.policy, world.people, now))
    conflict(step, format("may be done only while {}", step.enabled_while->text));
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
    event.parent_item = started.parent_item;
    event.depth = started.depth;
    event.because = started.because;
    if (!started.event.empty()) event.because = format("event {} {}", started.event, started.event_id);
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
    if (!started.event.empty()) run.record(now, run.actor(), domain::EventMatched{started.event, started.event_id, {}, {}});
    run.listen(now);
    return true;
  }

  bool on(const Completed& completed) {
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

  /// What failed was done by hand.
  bool mend(const StepAt& at, bool ends_ticket, json::Object outputs) {
    go_on("done by hand");
    if (!at.item.empty()) reopen(at.step);
    if (ends_ticket) run.end_failure(at, true, "done by hand", now);
    run.finish(at, StepState::done, now, run.actor(), {}, std::move(outputs));
    return true;
  }

  /// A run that failed runs again.
  void go_on(const std::string& reason) {
    if (run.run().state == RunState::failed)
      run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, reason});
    require_running(run.run());
  }

  bool on(const AttemptBegun& begun) { return run.begin_attempt(begun, now); }
  bool on(const AttemptEnded& ended) { return run.end_attempt(ended, now); }

  bool on(const Decided& decided) { return decide(run, decided, now); }
  static bool decide(Advancing& run, const Decided& decided, Instant now);
  static bool decline(Advancing& run, const StepAt& at, const Decided& declined, Instant now);

  bool on(const HandedOver& handed);

  bool on(const Woken&) { return true; }

  bool on(const Taken& taken) {
    if (!asks_when_taken(run.definition(), taken.step)) return false;
    const StepAt at = run.position_of(taken.step, taken.item);
    return run.round(at) == taken.round && run.taken(at, now);
  }

  /// What ends a step by hand: also in a run that is held, and not twice.
  bool may_end(const StepAt& at, StepState wanted) const {
    const StepState state = run.state(at);
    if (state == wanted) return false;
    if (run.run().state != RunState::held) require_running(run.run());
    if (domain::is_final(state)) conflict(run.defined(at), format("is {}", domain::word(state)));
    return true;
  }

  bool on(const Skipped& skipped) {
    const StepAt at = run.position_of(skipped.step, skipped.item);
    if (!may_end(at, StepState::skipped)) return false;
    if (!run.defined(at).skippable)
      throw Error(Code::refused, format("the workflow does not let step {} be skipped", skipped.step),
                  "skippable = true in its file");
    run.end(at, StepState::skipped, now, run.actor(), skipped.reason);
    return true;
  }

  bool on(const Withdrawn& withdrawn) {
    if (!undone_by(withdrawn.step).empty())
      return run.compensated(withdrawn.step, withdrawn.item, StepState::failed, now, run.actor(), withdrawn.reason);
    const StepAt at = run.position_of(withdrawn.step, withdrawn.item);
    if (run.state(at) == StepState::failed) return let_go(at, withdrawn.reason);
    if (!may_end(at, StepState::withdrawn)) return false;
    run.end(at, StepState::withdrawn, now, run.actor(), withdrawn.reason);
    return true;
  }

  /// What failed is not needed any more, and stands in nobody's way.
  bool let_go(const StepAt& at, const std::string& reason) {
    if (run.run().state != RunState::held) go_on(reason);
    if (!at.item.empty()) reopen(at.step);
    run.end_failure(at, false, reason, now);
    if (at.item.empty())
      for (const StepAt& item : run.items(at.step)) run.end_failure(item, false, reason, now);
    run.finish(at, StepState::withdrawn, now, run.actor(), reason);
    return true;
  }

  bool on(const ItemAdded& added) {
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

  bool on(const Begun& early) {
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

  bool on(const Retried& retried) {
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

  bool on(const Redone& redone) {
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

  /// A `for_each` step that was over goes on for one of its items.
  void reopen(std::size_t position) {
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

  bool on(const Happened& happened) { return run.run().state == RunState::running && run.arrive(happened, now); }

  bool on(const Returned& returned) {
    const StepAt at = run.position_of(returned.step, returned.item);
    const Step* step = run.step(at);
    if (!step || step->state != StepState::active || step->run != returned.run) return false;
    run.returned(at, returned, now);
    return true;
  }

  bool on(const Amended& amended) {
    const Definition& definition = run.definition();
    if (run.run().state != RunState::held) require_running(run.run());
    if (run.run().inputs == amended.inputs) return false;
    const Run before = run.run();
    Run preview = run.run();
    preview.inputs = amended.inputs;
    preview.vars = variables_of(definition, preview, run.world(), now);
    if (key_of(definition, preview, run.world(), now) != run.run().key)
      throw Error(Code::conflict, "the key of a run cannot be amended", "cancel it, and start another");
    preview.anchor = anchor_of(definition, RunScope(definition, preview, run.world(), now));
    preview.target_at = target_of(definition, RunScope(definition, preview, run.world(), now));
    run.record(now, run.actor(),
               domain::RunAmended{preview.inputs, preview.vars, preview.anchor, preview.target_at, amended.reason});
    run.replan(definition, before, now, amended.reason);
    return true;
  }

  bool on(const Identified& known) {
    if (run.run().state != RunState::held) require_running(run.run());
    return run.identify(known, now);
  }

  bool on(const Migrated& migrated) {
    const Definition& definition = run.definition();
    if (run.run().definition == definition.hash && run.run().inputs == migrated.inputs) return false;
    const World world = run.world();
    MigrationJudgement judged = judge_migration(*migrated.from, definition, run.run(), migrated.inputs, world, now);
    for (const MigrationFinding& finding : judged.findings)
      if (finding.hinders) {
        const std::string of = finding.step.empty() ? std::string() : finding.step + ": ";
        throw Error(Code::conflict, format("run {} cannot be migrated: {}{}", to_text(run.run().id), of, finding.why),
                    finding.hint);
      }
    const Run before = run.run();
    Run after = before;
    after.inputs = std::move(judged.inputs);
    after.vars = variables_of(definition, after, world, now);
    after.anchor = anchor_of(definition, RunScope(definition, after, world, now));
    domain::RunMigrated event;
    event.definition = definition.hash;
    event.bundle = world.policy.hash;
    event.inputs = after.inputs;
    event.vars = after.vars;
    event.anchor = after.anchor;
    event.target_at = target_of(definition, RunScope(definition, after, world, now));
    event.accountable = definition.owner;
    event.about = subject_of(definition, after, world, now);
    event.confidential = definition.confidential;
    event.reason = migrated.reason;
    run.record(now, run.actor(), std::move(event));
    run.migrate(*migrated.from, before, now, migrated.reason);
    return true;
  }

  bool on(const Cancelled& cancelled) {
    if (run.run().state == RunState::cancelled) return false;
    if (run.run().state == RunState::cancelling) return false;
    if (run.run().state != RunState::running && run.run().state != RunState::held) require_running(run.run());
    run.cancel(now, run.actor(), cancelled.reason);
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
    run.take_all_kept(now);
    return true;
  }
};

/// For whom the actor decides: themselves, the approver on whose behalf they act, or one who is away and whom they cover.
std::string approver_of(const Advancing& run, const Step& step, Instant now) {
  const domain::Actor& actor = run.actor();
  for (const std::string* who : {&actor.person, &actor.on_behalf})
    if (std::find(step.approvers.begin(), step.approvers.end(), *who) != step.approvers.end()) return *who;
  const std::string& acting = actor.on_behalf.empty() ? actor.person : actor.on_behalf;
  for (const std::string& approver : step.approvers)
    if (const domain::Person* cover = domain::covering(run.world().people, approver, now); cover && cover->id == acting) return approver;
  throw Error(Code::refused, format("{} may not decide step {}", actor.person.empty() ? "a program" : actor.person, step.id),
              format("who may: {}, or who covers for them; they can hand it over: spoc assign {} --to", join(step.approvers, ", "), to_text(step.ticket)));
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

bool Receiver::on(const HandedOver& handed) {
  const StepAt at = run.position_of(handed.step, handed.item);
  const StepDefinition& definition = run.defined(at);
  const Step& step = begun(run, at, 0);
  const auto has = [&](const std::string& who) { return std::find(step.approvers.begin(), step.approvers.end(), who) != step.approvers.end(); };
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  if (!has(handed.from)) conflict(definition, format("is not for {} to decide", handed.from));
  if (has(handed.to)) conflict(definition, format("is for {} to decide already", handed.to), "two of its approvals would come from one person");
  if (std::any_of(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == handed.from; }))
    conflict(definition, format("was decided by {}", handed.from), "a decision is final");
  for (const std::size_t other : definition.not_by)
    if (const Step* done = run.step(other); done && std::find(done->done_by.begin(), done->done_by.end(), handed.to) != done->done_by.end())
      throw Error(Code::refused, format("{} did step {} and may not decide step {}", handed.to, done->id, definition.id));
  run.record(now, run.actor(), domain::StepHandedOver{definition.id, at.item, handed.from, handed.to, handed.reason});
  return true;
}

/// Who has the task says that it cannot be done.
bool Receiver::decline(Advancing& run, const StepAt& at, const Decided& declined, Instant now) {
  const Step& step = begun(run, at, declined.round);
  if (step.state == StepState::failed) return false;
  if (step.state != StepState::active) conflict(run.defined(at), format("is {}", domain::word(step.state)));
  run.reject(at, now, run.actor(), declined.why);
  return true;
}

bool Receiver::decide(Advancing& run, const Decided& decided, Instant now) {
  const StepAt at = run.position_of(decided.step, decided.item);
  const StepDefinition& definition = run.defined(at);
  if (definition.declinable && !decided.approved) return decline(run, at, decided, now);
  if (definition.kind != StepKind::approval) conflict(definition, "is no approval");
  const Step& step = begun(run, at, decided.round);
  check_four_eyes(run, definition);
  const std::string approver = approver_of(run, step, now);
  const auto before =
      std::find_if(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == approver; });
  if (before != step.decisions.end()) {
    if (before->approved == decided.approved) return false;
    conflict(definition, format("was already {} by {}", before->approved ? "approved" : "rejected", approver));
  }
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  require_enabled(run, at, now);
  run.record(now, run.actor(), domain::StepDecided{definition.id, at.item, approver, decided.approved, decided.why});

  const Step& after = *run.step(at);
  const std::size_t all = after.approvers.size();
  const std::size_t wanted = definition.quorum == 0 ? all : definition.quorum;
  const auto approvals = static_cast<std::size_t>(
      std::count_if(after.decisions.begin(), after.decisions.end(), [](const auto& d) { return d.approved; }));
  const std::size_t rejections = after.decisions.size() - approvals;
  if (approvals >= wanted) {
    run.end_ticket(at, true, "approved", now);
    run.finish(at, StepState::done, now, run.actor(), {}, decision_outputs(after, decided.why));
  } else if (rejections > 0 && (definition.quorum == 1 || all - rejections < wanted)) {
    run.reject(at, now, run.actor(), decided.why);
  }
  return true;
}

}  // namespace

bool receive(Advancing& run, const Stimulus& stimulus, Instant now) {
  return std::visit([&](const auto& received) { return Receiver{run, now}.on(received); }, stimulus);
}

}  // namespace spoc::workflow
