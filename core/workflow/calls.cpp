// What a run has to do with others: those it calls, and the mutexes that only one step of all runs may have.
#include <algorithm>

#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// The value as JSON, or why there is none.
std::optional<json::Value> json_of(const Formula& formula, const RunScope& scope, std::string& problem) {
  const expr::Result result = formula.program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result)) {
    problem = format("\"{}\": {}", formula.text, failure->message);
    return std::nullopt;
  }
  auto value = to_json(std::get<expr::Value>(result));
  if (!value) problem = format("\"{}\" cannot be handed over", formula.text);
  return value;
}

}  // namespace

void Advancing::activate_call(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  RunScope names = scope(at, when);
  names.activated_at(when);
  CallOrder call{step.call->workflow, step.id, at.item, {}, run().depth + 1};
  std::string problem;
  if (step.call->which) {
    const auto name = json_of(*step.call->which, names, problem);
    if (name && name->string()) call.workflow = *name->string();
    if (name && !name->string()) problem = format("\"{}\" names no workflow", step.call->which->text);
  }
  for (const auto& [input, formula] : step.call->with)
    if (auto value = json_of(formula, names, problem)) call.inputs.emplace_back(input, std::move(*value));
  if (problem.empty() && call.depth > kMostDepth) problem = format("calls go {} deep at most", kMostDepth);
  if (!problem.empty()) {
    const bool waits = waits_for_anchor(definition_, run(), at.step);
    return waits ? undecided(at, when, "anchor") : fail(at, when, problem);
  }
  const Called called = services_.call ? services_.call(call) : Called{{}, "no workflow can be called here"};
  if (!called.problem.empty()) return fail(at, when, format("{} was not started: {}", call.workflow, called.problem));
  TicketOrder order;
  order.title = step.title.text.empty() ? call.workflow : step.title.text;
  domain::StepActivated event = activation(at, order);
  event.run = called.run;
  record(when, workflow_actor(), std::move(event));
  if (!step.call->waits)
    finish(at, StepState::done, when, workflow_actor(), {},
           {{"run", to_text(called.run)}, {"state", "running"}, {"result", ""}});
}

void Advancing::returned(const StepAt& at, const Returned& returned, Instant when) {
  const std::string run = to_text(returned.run);
  if (returned.state == domain::RunState::done)
    return finish(at, StepState::done, when, workflow_actor(), {},
                  {{"run", run}, {"state", "done"}, {"result", returned.result}});
  const bool failed = returned.state == domain::RunState::failed;
  finish(at, failed ? StepState::failed : StepState::cancelled, when, workflow_actor(),
         format("run {} {}", run, failed ? "failed" : "was cancelled"));
}

bool Advancing::mutex_is_free(const StepAt& at) const {
  const StepDefinition& wanted = defined(at);
  const bool taken_here = std::any_of(run().steps.begin(), run().steps.end(), [&](const Step& step) {
    return step.state == StepState::active && step.mutex == wanted.mutex &&
           (step.id != wanted.id || step.item != at.item);
  });
  return !taken_here && (!services_.mutex_holder || services_.mutex_holder(wanted.mutex).empty());
}

void Advancing::free_mutex(const StepAt& at) {
  const Step* found = step(at);
  if (!found || found->mutex.empty() || found->state != StepState::active) return;
  result_.freed.push_back(found->mutex);
  for (std::size_t i = 0; i < definition_.steps.size(); ++i)
    if (definition_.steps[i].mutex == found->mutex) consider(i);
}

bool enabled(const Definition& definition, const Run& run, std::string_view id, std::string_view item,
             const policy::Policy& policy, const domain::Directory& people, Instant now) {
  const auto position = definition.find(id);
  if (!position || !definition.steps[*position].enabled_while) return true;
  const StepDefinition& step = definition.steps[*position];
  RunScope scope(definition, run, {policy, people}, now);
  const Step* found = run.step(id, item);
  json::Value value;
  if (found && !found->value.empty() && step.for_each) {
    value = json::parse(found->value, "an item", {1u << 20, 32});
    scope.with_item(value, step.for_each->item);
  }
  if (found && found->activated_at) scope.activated_at(*found->activated_at);
  scope.taken_at(found && found->taken_at ? *found->taken_at : now);  // whoever asks is about to take it
  const Truth truth = truth_of(*step.enabled_while, scope);
  const bool* holds = std::get_if<bool>(&truth);
  return holds && *holds;
}

}  // namespace spoc::workflow
