// What a stimulus does to a run, before it goes on to rest: beginning it, other inputs, another version, holding and
// cancelling.
#include "base/error.h"
#include "base/format.h"
#include "workflow/inputs.h"
#include "workflow/moment.h"
#include "workflow/plan/migrate.h"
#include "workflow/receiver.h"

namespace spoc::workflow {

using domain::RunState;

void require_running(const Run& run) {
  if (run.state == RunState::running) return;
  throw Error(Code::conflict, format("run {} is {}", to_text(run.id), domain::word(run.state)));
}

bool Receiver::on(const Started& started) {
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
  event.attachments = files_of(definition, event.inputs);
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
  if (!started.event.empty())
    run.record(now, run.actor(), domain::EventMatched{started.event, started.event_id, {}, {}});
  run.listen(now);
  return true;
}

bool Receiver::on(const Amended& amended) {
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
             domain::RunAmended{preview.inputs, preview.vars, preview.anchor, preview.target_at, amended.reason,
                                files_of(definition, preview.inputs)});
  run.replan(definition, before, now, amended.reason);
  return true;
}

bool Receiver::on(const Identified& known) {
  if (run.run().state != RunState::held) require_running(run.run());
  return run.identify(known, now);
}

bool Receiver::on(const Migrated& migrated) {
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
  std::vector<domain::Attachment> files = files_of(definition, after.inputs);
  const domain::RunAmended with_files{after.inputs, after.vars, after.anchor, event.target_at, migrated.reason, files};
  run.record(now, run.actor(), std::move(event));
  // A version that asks for a file is given one with it: the run keeps that as it keeps any other.
  if (!files.empty() && files != files_of(*migrated.from, before.inputs)) run.record(now, run.actor(), with_files);
  run.migrate(*migrated.from, before, now, migrated.reason);
  return true;
}

bool Receiver::on(const Cancelled& cancelled) {
  if (run.run().state == RunState::cancelled) return false;
  if (run.run().state == RunState::cancelling) return false;
  if (run.run().state != RunState::running && run.run().state != RunState::held) require_running(run.run());
  run.cancel(now, run.actor(), cancelled.reason);
  return true;
}

bool Receiver::on(const Held& held) {
  if (run.run().state == RunState::held) return false;
  require_running(run.run());
  run.record(now, run.actor(), domain::RunMoved{RunState::held, {}, held.reason});
  return true;
}

bool Receiver::on(const Released& released) {
  if (run.run().state == RunState::running) return false;
  if (run.run().state != RunState::held) require_running(run.run());
  run.record(now, run.actor(), domain::RunMoved{RunState::running, {}, released.reason});
  run.consider_all();
  run.take_all_kept(now);
  return true;
}

bool receive(Advancing& run, const Stimulus& stimulus, Instant now) {
  return std::visit([&](const auto& received) { return Receiver{run, now}.on(received); }, stimulus);
}

}  // namespace spoc::workflow
