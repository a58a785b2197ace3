#include "workflow/plan/plan.h"

#include <algorithm>

#include "workflow/graph.h"
#include "workflow/inputs.h"
#include "workflow/moment.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Works through the steps, each behind all it needs.
struct Planner {
  const Definition& definition;
  const Run& run;
  const World& world;
  Instant now;
  const Expectation& expectation;
  std::vector<PlannedStep> steps;
  std::vector<std::size_t> decided_by;  // which need decides when a step begins

  RunScope scope() const {
    RunScope scope(definition, run, world, now);
    scope.planning([this](std::size_t step) { return steps[step].end; });
    return scope;
  }

  bool dropped(std::size_t step) const {
    const PlannedStep& planned = steps[step];
    return planned.condition == Condition::no || (domain::is_final(planned.state) && planned.state != StepState::done);
  }

  void add(std::size_t at);
  void add_past(std::size_t at, const Step& step);
  bool add_condition(std::size_t at);
  void add_people(std::size_t at);
  void add_dates(std::size_t at);
  void add_end(std::size_t at);
  std::optional<Instant> due_of(const Step& under_way) const;
  std::optional<Instant> earliest(std::size_t at);
  std::optional<Instant> moment(std::size_t at, const std::optional<Formula>& formula, Edge edge, RunScope& scope);
};

void Planner::add_past(std::size_t at, const Step& step) {
  PlannedStep& planned = steps[at];
  planned.person = step.assignee;
  planned.start = step.activated_at;
  planned.due = step.due_at;
  planned.end = step.finished_at;
  if (step.state == StepState::skipped) planned.condition = Condition::no;
  if (step.state == StepState::skipped) planned.decided_by = step.reason;
}

bool Planner::add_condition(std::size_t at) {
  const StepDefinition& step = definition.steps[at];
  PlannedStep& planned = steps[at];
  const bool all_dropped = !step.needs.empty() && std::all_of(step.needs.begin(), step.needs.end(),
                                                              [&](const Need& need) { return dropped(need.step); });
  if (all_dropped && !step.runs_when_all_skipped) {
    planned.condition = Condition::no;
    planned.decided_by = "what it needs is skipped";
    return false;
  }
  if (!step.when) return true;
  planned.when = step.when->text;
  const RunScope names = scope();
  const Truth truth = truth_of(*step.when, names);
  if (const bool* known = std::get_if<bool>(&truth)) planned.condition = *known ? Condition::yes : Condition::no;
  if (const auto* open = std::get_if<Undecided>(&truth)) {
    planned.condition = Condition::undecided;
    planned.decided_by = open->because;
    if (expectation.skipped && expectation.skipped(at)) planned.condition = Condition::no;
    return planned.condition != Condition::no;
  }
  if (const auto* nothing = std::get_if<NoValue>(&truth)) planned.problem = nothing->why;
  if (planned.condition == Condition::no) planned.decided_by = step.when->text;
  return planned.condition != Condition::no;
}

void Planner::add_people(std::size_t at) {
  const StepDefinition& step = definition.steps[at];
  PlannedStep& planned = steps[at];
  const auto add = [&](const Formula& formula) {
    const RunScope names = scope();
    const expr::Result result = formula.program.evaluate(names);
    if (const auto* failure = std::get_if<expr::Failure>(&result)) {
      planned.problem = failure->message;
      return;
    }
    const expr::Value& value = std::get<expr::Value>(result);
    expr::List one{value};
    const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&value.data);
    for (const expr::Value& item : list ? **list : one) {
      const auto* open = std::get_if<expr::Unknown>(&item.data);
      const domain::Person* person = person_of(item, world.people);
      const auto* record = std::get_if<const expr::Record*>(&item.data);
      const std::string who = open ? open->because : person ? person->id : record ? std::string((*record)->identity()) : std::string();
      if (open) planned.unknown = open->because;
      if (!who.empty()) planned.person += (planned.person.empty() ? "" : ", ") + who;
    }
  };
  if (step.assign) add(*step.assign);
  for (const Formula& approver : step.approvers) add(approver);
}

std::optional<Instant> Planner::earliest(std::size_t at) {
  const StepDefinition& step = definition.steps[at];
  std::vector<std::pair<Instant, std::size_t>> ends;
  for (const Need& need : step.needs) {
    if (dropped(need.step)) continue;
    if (!steps[need.step].end) return std::nullopt;
    ends.emplace_back(*steps[need.step].end, need.step);
  }
  const Instant first = std::max(now, run.opened_at);
  if (ends.empty()) return first;
  std::sort(ends.begin(), ends.end());
  const std::size_t position = step.join == 0 ? ends.size() - 1 : std::min(step.join, ends.size()) - 1;
  decided_by[at] = ends[position].second;
  return std::max(first, ends[position].first);
}

std::optional<Instant> Planner::moment(std::size_t at, const std::optional<Formula>& formula, Edge edge,
                                       RunScope& names) {
  if (!formula) return std::nullopt;
  const Moment found = moment_of(*formula, names, edge, definition.steps[at].roll);
  if (const auto* nothing = std::get_if<NoValue>(&found)) steps[at].problem = nothing->why;
  if (const auto* open = std::get_if<Undecided>(&found)) steps[at].unknown = open->because;
  const Instant* t = std::get_if<Instant>(&found);
  return t ? std::optional(*t) : std::nullopt;
}

void Planner::add_dates(std::size_t at) {
  const StepDefinition& step = definition.steps[at];
  PlannedStep& planned = steps[at];
  const Step* under_way = run.step(step.id);
  RunScope names = scope();
  if (under_way && under_way->state == StepState::active) {
    planned.start = under_way->activated_at;
    planned.due = due_of(*under_way);
    if (!planned.due && asks_when_taken(definition, step.id)) {
      names.activated_at(*planned.start).taken_at(under_way->taken_at.value_or(now));
      planned.due = moment(at, step.due, Edge::closing, names);
    }
    planned.person = under_way->assignee.empty() ? planned.person : under_way->assignee;
  } else {
    planned.start = earliest(at);
    const auto not_before =
        under_way && under_way->start_at ? under_way->start_at : moment(at, step.start, Edge::opening, names);
    if (step.start && !not_before) planned.start.reset();
    if (planned.start && not_before && *not_before > *planned.start) {
      planned.start = not_before;
      decided_by[at] = kNobody;
    }
    if (!planned.start) return;
    names.activated_at(*planned.start).taken_at(*planned.start);
    planned.due = moment(at, step.until ? step.until : step.due, step.until ? Edge::opening : Edge::closing, names);
    const auto late = step.due ? moment(at, definition.late, Edge::closing, names) : std::nullopt;
    if (planned.due && late) {
      planned.too_late = *planned.due < *planned.start;
      planned.due = std::max(*planned.due, *late);
    }
    if ((step.due || step.until) && !planned.due) return;
  }
  add_end(at);
  if (!step.until && planned.due)
    planned.too_late = planned.too_late || *planned.due < std::max(*planned.start, now);
}

/// Of a step that is done for each item: when the last open one is due.
std::optional<Instant> Planner::due_of(const Step& under_way) const {
  std::optional<Instant> due = under_way.due_at;
  for (const Step& item : run.steps)
    if (item.id == under_way.id && !item.item.empty() && !domain::is_final(item.state) && item.due_at)
      due = std::max(due.value_or(*item.due_at), *item.due_at);
  return due;
}

void Planner::add_end(std::size_t at) {
  PlannedStep& planned = steps[at];
  const Instant begins = *planned.start;
  const auto expected = expectation.end ? expectation.end(at, begins) : std::nullopt;
  planned.end = std::max(expected.value_or(planned.due.value_or(begins)), std::max(begins, now));
}

void Planner::add(std::size_t at) {
  PlannedStep& planned = steps[at];
  const Step* step = run.step(planned.id);
  if (step && domain::is_final(step->state)) return add_past(at, *step);
  if (!add_condition(at)) return;
  add_people(at);
  add_dates(at);
}

/// Whether everything that is promised ends by the target, as far as that is known.
std::optional<bool> keeps_target(const Planner& planner) {
  std::optional<bool> kept = true;
  for (std::size_t i = 0; i < planner.steps.size(); ++i) {
    if (planner.definition.steps[i].scope != "ready" || planner.dropped(i)) continue;
    const auto& end = planner.steps[i].end;
    if (end && planner.run.target_at && *end > *planner.run.target_at) return false;
    if (!end) kept.reset();
  }
  return kept;
}

/// The chain of steps that decides when the last one ends.
void mark_critical(Planner& planner, Plan& plan) {
  std::size_t last = kNobody;
  for (std::size_t i = 0; i < planner.steps.size(); ++i) {
    const auto& end = planner.steps[i].end;
    if (end && !planner.dropped(i) && (last == kNobody || *end >= *planner.steps[last].end)) last = i;
  }
  if (last == kNobody) return;
  plan.end = planner.steps[last].end;
  for (; last != kNobody; last = planner.decided_by[last]) {
    planner.steps[last].critical = true;
    plan.critical_path.insert(plan.critical_path.begin(), planner.steps[last].id);
  }
}

}  // namespace

Run hypothetical_run(const Definition& definition, json::Object inputs, const std::string& starter, const World& world,
                     Instant now) {
  Run run;
  run.workflow = definition.name;
  run.definition = definition.hash;
  run.inputs = std::move(inputs);
  run.starter = starter;
  run.opened_at = now;
  run.vars = variables_of(definition, run, world, now);
  run.key = key_of(definition, run, world, now);
  run.accountable = definition.owner;
  run.about = subject_of(definition, run, world, now);
  run.confidential = definition.confidential;
  run.anchor = anchor_of(definition, RunScope(definition, run, world, now));
  run.target_at = target_of(definition, RunScope(definition, run, world, now));
  return run;
}

namespace {

void name_unknowns(Plan& plan) {
  for (const PlannedStep& step : plan.steps) {
    const std::string condition = step.condition == Condition::undecided ? step.decided_by : std::string();
    for (const std::string* unknown : {&step.unknown, &condition})
      if (!unknown->empty() && std::find(plan.unknowns.begin(), plan.unknowns.end(), *unknown) == plan.unknowns.end())
        plan.unknowns.push_back(*unknown);
  }
}

}  // namespace

Plan plan(const Definition& definition, const Run& run, const World& world, Instant now,
          const Expectation& expectation) {
  Planner planner{definition,
                  run,
                  world,
                  now,
                  expectation,
                  std::vector<PlannedStep>(definition.steps.size()),
                  std::vector<std::size_t>(definition.steps.size(), kNobody)};
  const std::vector<Step> states = steps_in_order(definition, run);
  for (std::size_t i = 0; i < states.size(); ++i) {
    planner.steps[i].id = states[i].id;
    planner.steps[i].kind = states[i].kind;
    planner.steps[i].state = states[i].state;
    planner.steps[i].team = definition.steps[i].team;
  }
  for (const std::size_t step : topological(definition)) planner.add(step);
  Plan result;
  result.anchor = run.anchor;
  result.target = run.target_at;
  mark_critical(planner, result);
  if (result.end) result.lead_time = *result.end - run.opened_at;
  result.keeps_target = keeps_target(planner);
  result.steps = std::move(planner.steps);
  name_unknowns(result);
  return result;
}

}  // namespace spoc::workflow
