#include "desk/other_runs.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/definitions.h"
#include "desk/steps.h"
#include "workflow/inputs.h"

namespace spoc::desk {
namespace {

using domain::Run;
using domain::RunState;
using domain::StepState;

bool is_open(RunState state) {
  return state == RunState::running || state == RunState::held || state == RunState::cancelling;
}

std::string step_name(RunId run, const std::string& step, const std::string& item) {
  return item.empty() ? format("{}/{}", to_text(run), step) : format("{}/{}/{}", to_text(run), step, item);
}

/// Steps with that mutex in the runs that this transaction knows, as they are in it; in the others as they are stored.
std::vector<store::MutexStep> steps_with_mutex(Deciding& deciding, const std::string& mutex) {
  std::vector<store::MutexStep> found = deciding.unit().steps_with_mutex(mutex);
  const auto known = [&](const store::MutexStep& step) {
    return std::any_of(deciding.runs().begin(), deciding.runs().end(),
                       [&](const auto& change) { return change.after.id == step.run; });
  };
  std::erase_if(found, known);
  for (const domain::RunChange& change : deciding.runs())
    for (const domain::Step& step : change.after.steps)
      if (step.mutex == mutex) found.push_back({change.after.id, step.id, step.item, step.state == StepState::active});
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.run < b.run; });
  return found;
}

std::string holder_of(Deciding& deciding, const std::string& mutex, RunId but) {
  for (const store::MutexStep& step : steps_with_mutex(deciding, mutex))
    if (step.holds && step.run != but) return step_name(step.run, step.step, step.item);
  return {};
}

workflow::Called call(Deciding& deciding, const Run& run, const workflow::CallOrder& order,
                      std::vector<CalledRun>& called) {
  CalledRun one;
  try {
    one.definition = workflow_in_force(order.workflow, deciding.policy());
  } catch (const Error& error) {
    if (!of_item(error)) throw;
    return {{}, error.message};
  }
  const workflow::World world{deciding.policy(), deciding.situation().people};
  workflow::PreparedInputs prepared = workflow::prepare_inputs(*one.definition, order.inputs, world, deciding.now());
  std::vector<std::string> problems;
  for (const auto& problem : prepared.problems) problems.push_back(format("{}: {}", problem.path, problem.message));
  if (!problems.empty()) return {{}, join(problems, "; ")};
  one.started.inputs = std::move(prepared.values);
  one.started.bundle = deciding.policy().hash;
  one.started.parent = run.id;
  one.started.parent_step = order.step;
  one.started.parent_item = order.item;
  one.started.depth = order.depth;
  one.id = deciding.new_run().after.id;
  called.push_back(std::move(one));
  return {called.back().id, {}};
}

void begin(Deciding& deciding, const CalledRun& called, const domain::Actor& actor) {
  const policy::File* file = deciding.policy().file(format("workflows/{}.toml", called.definition->name));
  ensure(file != nullptr, "a workflow in force is a file of the policy");
  if (!deciding.dry_run()) deciding.unit().put_definition(called.definition->hash, file->content);
  advance_run(deciding, deciding.run(called.id), *called.definition, called.started, actor);
}

/// The step that called a run which is over goes on.
void tell_caller(Deciding& deciding, const domain::RunChange& change) {
  const Run& run = change.after;
  if (!run.parent || is_open(run.state)) return;
  const Run& parent = deciding.run(run.parent).after;
  const domain::Step* step = parent.step(run.parent_step, run.parent_item);
  const bool waits = step && step->state == StepState::active && step->run == run.id;
  if (!waits || parent.state == RunState::cancelled || parent.state == RunState::done) return;
  advance_existing(deciding, run.parent,
                   workflow::Returned{run.id, run.state, run.result, run.parent_step, run.parent_item},
                   decide::time_actor());
}

bool is_held(const std::vector<store::MutexStep>& steps) {
  return std::any_of(steps.begin(), steps.end(), [](const auto& step) { return step.holds; });
}

/// The first in order of number that waits for it and can take it, if nobody has it: one may fail instead, or wait for
/// a day that is not known yet.
void hand_on(Deciding& deciding, const std::string& mutex) {
  const std::vector<store::MutexStep> waiting = steps_with_mutex(deciding, mutex);
  for (const store::MutexStep& step : waiting) {
    if (is_held(steps_with_mutex(deciding, mutex))) return;
    if (deciding.run(step.run).after.state == RunState::running)
      advance_existing(deciding, step.run, workflow::Woken{}, decide::time_actor());
  }
}

}  // namespace

workflow::Services services_of(Deciding& deciding, const Run& run, std::vector<CalledRun>& called) {
  workflow::Services services{deciding.policy(), deciding.situation().people,
                              [&deciding] { return deciding.reserve_ticket(); }};
  services.kept = [&deciding, &run](const std::string& about, Instant at) {
    std::vector<workflow::Happened> kept;
    for (const store::KeptEvent& event : deciding.kept_events(about, at))
      if (!workflow::has_taken(run, event.event, event.id))
        kept.push_back({event.event, event.id, event.data, event.at});
    return kept;
  };
  services.call = [&deciding, &run, &called](const workflow::CallOrder& order) {
    return call(deciding, run, order, called);
  };
  services.mutex_holder = [&deciding, id = run.id](const std::string& mutex) { return holder_of(deciding, mutex, id); };
  return services;
}

void tell_other_runs(Deciding& deciding, const domain::RunChange& change, const workflow::Advanced& advanced,
                     const std::vector<CalledRun>& called, const domain::Actor& actor) {
  for (const CalledRun& one : called) begin(deciding, one, actor);
  for (const auto& [run, reason] : advanced.cancelled_runs)
    if (is_open(deciding.run(run).after.state)) advance_existing(deciding, run, workflow::Cancelled{reason}, actor);
  tell_caller(deciding, change);
  for (const std::string& mutex : advanced.freed) hand_on(deciding, mutex);
}

std::optional<workflow::WaitsFor> with_holder(store::Reading& reading, std::optional<workflow::WaitsFor> waits) {
  if (!waits || waits->code != workflow::Reason::mutex) return waits;
  for (const store::MutexStep& step : reading.steps_with_mutex(waits->who)) {
    if (!step.holds) continue;
    const std::string holder = step_name(step.run, step.step, step.item);
    waits->detail = format("{} has {}", holder, waits->who);
    waits->command = format("spoc explain {}", holder);
    waits->who = holder;
    break;
  }
  return waits;
}

}  // namespace spoc::desk
