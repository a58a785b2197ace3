#include "desk/plan.h"

#include "desk/definitions.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

/// Trials may take a while: they read, so that nobody waits for them.
workflow::Simulation simulated(store::Reading& reading, const workflow::Definition& definition, const domain::Run& run,
                               const workflow::World& world, Instant now, const workflow::Trials& trials) {
  std::vector<workflow::Past> past;
  reading.past_steps(definition.name, [&](const store::PastStep& step) {
    past.push_back({step.step, step.skipped, step.activated_at, step.finished_at, step.round});
  });
  return workflow::simulate(definition, run, world, now, past, trials);
}

}  // namespace

PlannedRun plan_start(Desk& desk, const StartRun& start, const std::optional<workflow::Trials>& trials) {
  PlannedRun result;
  std::shared_ptr<const workflow::Definition> definition;
  domain::Run run;
  Desk trial{desk.store, desk.caller, true};
  transact(trial, [&](Deciding& deciding, Outcome&) {
    definition = workflow_in_force(start.workflow, deciding.policy());
    const workflow::World world{deciding.policy(), deciding.situation().people};
    run = run_to_start(deciding, start, *definition);
    result.plan = workflow::plan(*definition, run, world, deciding.now());
  });
  if (!trials) return result;
  read(desk, [&](store::Reading& reading) {
    const auto policy = desk.store.policy();
    const workflow::World world{*policy, reading.people()};
    result.simulation = simulated(reading, *definition, run, world, desk.caller.now, *trials);
  });
  return result;
}

PlannedRun plan_run(const Desk& desk, RunId id, const std::optional<workflow::Trials>& trials) {
  PlannedRun result;
  Definitions definitions;
  read(desk, [&](store::Reading& reading) {
    const auto run = reading.run(id);
    if (!run) throw decide::no_run(id);
    const auto policy = desk.store.policy();
    const workflow::Definition& definition = definitions.of(*run, reading, *policy);
    const workflow::World world{*policy, reading.people()};
    result.plan = workflow::plan(definition, *run, world, desk.caller.now);
    if (trials) result.simulation = simulated(reading, definition, *run, world, desk.caller.now, *trials);
  });
  return result;
}

}  // namespace spoc::desk
