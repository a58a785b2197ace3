// Inputs changed under way: what has not begun is planned again, what is open gets new dates, what is over stays and is
// named.
#include <algorithm>

#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

namespace {

/// Names of inputs whose value is another.
std::vector<std::string> changed_inputs(const json::Object& before, const json::Object& after) {
  std::vector<std::string> names;
  for (const auto* one : {&before, &after})
    for (const auto& member : *one) {
      const json::Object& other = one == &before ? after : before;
      if (std::find(other.begin(), other.end(), member) == other.end() &&
          std::find(names.begin(), names.end(), member.first) == names.end())
        names.push_back(member.first);
    }
  return names;
}

bool reads(const std::vector<std::string>& paths, const std::vector<std::string>& inputs) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
      const std::string name = "inputs." + input;
      return path == name || path.starts_with(name + ".");
    });
  });
}

bool reads(const StepDefinition& step, const std::vector<std::string>& inputs) {
  for (const auto* formula : {&step.when, &step.start, &step.until, &step.due, &step.assign, &step.checklist_for_each})
    if (*formula && reads((*formula)->program.reads(), inputs)) return true;
  if (step.for_each && reads(step.for_each->list.program.reads(), inputs)) return true;
  if (step.call)
    for (const auto& [name, formula] : step.call->with)
      if (reads(formula.program.reads(), inputs)) return true;
  return reads(step.title.filled.reads(), inputs) || reads(step.text.filled.reads(), inputs);
}

}  // namespace

void Advancing::replan(const json::Object& before, Instant when, const std::string& reason) {
  const std::vector<std::string> changed = changed_inputs(before, run().inputs);
  for (const StepAt& at : begun()) {
    if (!step(at)) continue;
    if (state(at) == StepState::done && at.item.empty() && reads(defined(at), changed))
      result_.outdated.push_back(name(at));
    if (domain::is_final(state(at)) || dropped_by_condition(at, when)) continue;
    if (state(at) == StepState::scheduled)
      replan_scheduled(at, when, reason);
    else if (state(at) == StepState::active)
      replan_active(at, when, reason);
  }
  consider_all();
}

/// Its condition is false by now: what has begun is withdrawn, what has not is skipped.
bool Advancing::dropped_by_condition(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  if (!step.when || !at.item.empty()) return false;
  const RunScope names(definition_, run(), world(), when);
  const Truth truth = truth_of(*step.when, names);
  const bool* holds = std::get_if<bool>(&truth);
  if (!holds || *holds) return false;
  const bool began = state(at) == StepState::active;
  end(at, began ? StepState::withdrawn : StepState::skipped, when, workflow_actor(),
      format("when: {}", step.when->text));
  return true;
}

void Advancing::replan_scheduled(const StepAt& at, Instant when, const std::string& reason) {
  const StepDefinition& step = defined(at);
  if (!step.start) return;
  const RunScope names(definition_, run(), world(), when);
  const Moment start = moment_of(*step.start, names, Edge::opening, step.roll);
  const Instant* t = std::get_if<Instant>(&start);
  if (!t || this->step(at)->start_at == *t) return;
  record(when, workflow_actor(), domain::StepReplanned{step.id, at.item, *t, {}, reason});
}

void Advancing::replan_active(const StepAt& at, Instant when, const std::string& reason) {
  const StepDefinition& step = defined(at);
  if (step.for_each && at.item.empty()) return;  // its items have the dates
  const std::optional<Formula>& formula = step.kind == domain::StepKind::wait && !step.event ? step.until : step.due;
  const Step found = *this->step(at);
  if (!formula || !found.activated_at) return;
  RunScope names = scope(at, when);
  names.activated_at(*found.activated_at);
  const Edge edge = step.until ? Edge::opening : Edge::closing;
  const Moment due = moment_of(*formula, names, edge, step.roll);
  const Instant* t = std::get_if<Instant>(&due);
  if (!t) return;
  Instant planned = *t;
  const Moment late = definition_.late && !step.until ? moment_of(*definition_.late, names, Edge::closing) : due;
  if (const Instant* earliest = std::get_if<Instant>(&late)) planned = std::max(planned, *earliest);
  if (found.due_at == planned) return;
  record(when, workflow_actor(), domain::StepReplanned{step.id, at.item, found.start_at, planned, reason});
  if (found.ticket) result_.replans.push_back({found.ticket, planned, reason});
}

}  // namespace spoc::workflow
