#include <algorithm>

#include "workflow/engine.h"
#include "workflow/graph.h"

namespace spoc::workflow {

namespace {

bool names_anchor(const std::vector<std::string>& reads) {
  return std::any_of(reads.begin(), reads.end(),
                     [](const std::string& path) { return path == "anchor" || path == "target"; });
}

bool names_anchor(const std::vector<Wording>& wordings) {
  return std::any_of(wordings.begin(), wordings.end(),
                     [](const Wording& wording) { return names_anchor(wording.filled.reads()); });
}

bool reads_anchor(const std::optional<Formula>& formula) {
  return formula && names_anchor(formula->program.reads());
}

}  // namespace

JoinState join_state(const Definition& definition, std::size_t at,
                     const std::function<StepState(std::size_t)>& state_of) {
  using Kind = JoinState::Kind;
  const StepDefinition& step = definition.steps[at];
  std::vector<std::size_t> open, blocking;
  std::size_t done = 0;
  for (const Need& need : step.needs) {
    const StepState state = state_of(need.step);
    const bool broken = state == StepState::failed || state == StepState::cancelled;
    if (!domain::is_final(state))
      open.push_back(need.step);
    else if (state == StepState::done && answers_error_of(definition.steps[need.step], at))
      continue;  // there is no error to answer
    else if (state == StepState::done || (broken && need.tolerated))
      ++done;
    else if (broken)
      blocking.push_back(need.step);
  }
  if (step.needs.empty()) return {Kind::met, {}};
  if (step.join > 0) {
    if (done >= step.join) return {Kind::met, {}};
    if (done + open.size() >= step.join) return {Kind::open, std::move(open)};
    if (!blocking.empty()) return {Kind::blocked, std::move(blocking)};
    // It cannot be met; but they may all turn out to be skipped, where that is a reason to run.
    if (step.runs_when_all_skipped && done == 0 && !open.empty()) return {Kind::open, std::move(open)};
  } else {
    if (!blocking.empty()) return {Kind::blocked, std::move(blocking)};
    if (!open.empty()) return {Kind::open, std::move(open)};
    if (done > 0) return {Kind::met, {}};
  }
  return {done == 0 && step.runs_when_all_skipped ? Kind::met : Kind::skipped, {}};
}

bool waits_for_anchor(const Definition& definition, const Run& run, std::size_t at) {
  if (run.anchor || !definition.anchor) return false;
  const StepDefinition& step = definition.steps[at];
  if (step.action && names_anchor(step.action->arguments)) return true;
  const bool listed = std::any_of(step.checklist.begin(), step.checklist.end(), [](const CheckEntry& item) {
    return reads_anchor(item.when) || names_anchor(item.text.filled.reads());
  });
  const bool told = std::any_of(step.tell.people.begin(), step.tell.people.end(),
                                [](const Formula& person) { return names_anchor(person.program.reads()); });
  if (listed || told) return true;
  return reads_anchor(step.when) || reads_anchor(step.start) || reads_anchor(step.until) || reads_anchor(step.due) ||
         reads_anchor(step.assign) || (step.for_each && reads_anchor(step.for_each->list)) ||
         (step.due && reads_anchor(definition.late)) || names_anchor(step.title.filled.reads()) ||
         names_anchor(step.text.filled.reads());
}

std::optional<Instant> wake_at(const Definition& definition, const Run& run) {
  std::optional<Instant> earliest;
  const auto wakes = [&](const std::optional<Instant>& t) {
    if (t && (!earliest || *t < *earliest)) earliest = t;
  };
  if (run.state != domain::RunState::running && run.state != domain::RunState::cancelling) return earliest;
  const bool undoing = takes_back(run);
  for (const Step& step : run.steps) wakes(step.lease_until);
  if (run.state != domain::RunState::running) return earliest;
  for (const Step& step : run.steps) {
    if (step.state != StepState::scheduled && step.state != StepState::active) continue;
    const auto position = definition.find(step.id);
    if (!position) continue;
    const Timeout timeout = definition.steps[*position].on_timeout;
    const bool event = definition.steps[*position].event.has_value();
    const bool acts = timeout != Timeout::none && (event || timeout != Timeout::escalate);
    // One that only waits for a mutex is woken by who lets it go.
    const bool starts = step.state == StepState::scheduled && step.mutex.empty() && !(undoing && definition.steps[*position].kind == domain::StepKind::end);
    if (starts && !waits_for_anchor(definition, run, *position)) wakes(step.start_at);
    if (step.state == StepState::active && (acts || (step.kind == domain::StepKind::wait && !event)))
      wakes(step.due_at);
  }
  return earliest;
}

std::vector<Step> steps_in_order(const Definition& definition, const Run& run) {
  std::vector<Step> steps(definition.steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].id = definition.steps[i].id;
    steps[i].kind = definition.steps[i].kind;
    steps[i].team = definition.steps[i].team;
  }
  for (const Step& step : run.steps)
    if (const auto position = step.item.empty() ? definition.find(step.id) : std::nullopt) steps[*position] = step;
  return steps;
}

std::vector<Step> steps_and_items(const Definition& definition, const Run& run) {
  std::map<std::string_view, std::vector<const Step*>> items;
  for (const Step& step : run.steps)
    if (!step.item.empty()) items[step.id].push_back(&step);
  std::vector<Step> all;
  for (Step& step : steps_in_order(definition, run)) {
    all.push_back(std::move(step));
    const auto own = items.find(all.back().id);
    if (own == items.end()) continue;
    for (const Step* item : own->second) all.push_back(*item);
  }
  for (const Step& step : run.steps)
    if (!undone_by(step.id).empty() || (is_invariant(step.id) && step.state == domain::StepState::failed)) all.push_back(step);
  return all;
}

}  // namespace spoc::workflow
