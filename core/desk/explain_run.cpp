#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/definitions.h"
#include "desk/explain.h"
#include "desk/other_runs.h"
#include "desk/permission.h"
#include "workflow/moment.h"

namespace spoc::desk {
namespace {

std::vector<std::string> names_of(const workflow::Definition& definition) {
  std::vector<std::string> names;
  for (const workflow::StepDefinition& step : definition.steps) names.push_back(step.id);
  return names;
}

std::string_view article(domain::StepKind kind) {
  return kind == domain::StepKind::approval || kind == domain::StepKind::action || kind == domain::StepKind::end ? "an" : "a";
}

/// When it began, is due and ended, and how often it was tried; with where its dates stand.
void add_times(Answer& answer, const domain::Step& step, const Where& start = {}, const Where& due = {}) {
  if (step.activated_at) answer.reasons.push_back({"it began", {}, step.activated_at});
  if (!step.contact.empty())
    answer.reasons.push_back({step.assignee.empty() ? format("it is for {}, who has no account: team {} sees to it", step.contact, step.team)
                                                    : format("it was for {}, who is {} of the directory by now", step.contact, step.assignee)});
  if (step.taken_at) answer.reasons.push_back({"it was taken", {}, step.taken_at});
  if (step.start_at) answer.reasons.push_back({"it starts", start, step.start_at});
  if (step.due_at) answer.reasons.push_back({"it is due", due, step.due_at});
  if (step.attempts > 0)
    answer.reasons.push_back({format("it was tried {} time{}{}", step.attempts, step.attempts == 1 ? "" : "s",
                                     step.problem.empty() ? "" : ", at last: " + step.problem)});
  if (step.ticket) answer.reasons.push_back({format("its ticket is {}", to_text(step.ticket))});
  if (step.finished_at)
    answer.reasons.push_back(
        {format("it is {}{}", domain::word(step.state), step.reason.empty() ? "" : ": " + step.reason), {}, step.finished_at});
}

/// What it depends on, and that it will be skipped where that is known before its turn.
Because condition_of(const workflow::Formula& when, const domain::Step* step, const workflow::RunScope& scope) {
  Because because{format("only when {}", when.text), when.where};
  const workflow::Truth truth = workflow::truth_of(when, scope);
  const bool* holds = std::get_if<bool>(&truth);
  const bool to_come = !step || step->state == domain::StepState::pending;
  if (to_come && holds && !*holds) because.text += ": by what is known now it will be skipped";
  return because;
}

Answer facts_of(const domain::Run& run, const workflow::Definition& definition, std::size_t position, std::string_view item,
                const workflow::RunScope& scope) {
  const workflow::StepDefinition& defined = definition.steps[position];
  Answer answer{"step", {{format("{} {} of workflow {}", article(defined.kind), domain::word(defined.kind), definition.name), defined.where}}};
  const domain::Step* step = run.step(defined.id, item);
  if (defined.when) answer.reasons.push_back(condition_of(*defined.when, step, scope));
  if (step) add_times(answer, *step, defined.start ? defined.start->where : Where(), defined.due ? defined.due->where : Where());
  return answer;
}

/// What of its checklist depends on the run: whether its ticket asks for it.
void add_checklist(Answer& answer, const workflow::StepDefinition& defined, const std::optional<store::StoredTicket>& ticket) {
  for (const workflow::CheckEntry& entry : defined.checklist) {
    if (!entry.when) continue;
    std::string text = format("item {} is asked for only when {}", entry.id, entry.when->text);
    if (ticket) {
      const auto& list = ticket->ticket.checklist;
      const bool asked = std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.id == entry.id; });
      text += asked ? ": it is" : ": it is left out";
    }
    answer.reasons.push_back({std::move(text), entry.when->where});
  }
}

/// What takes a step back.
Answer facts_of_undoing(const domain::Step& step, const workflow::Definition& definition) {
  const std::string_view undone = workflow::undone_by(step.id);
  const auto position = definition.find(undone);
  const bool known = position && definition.steps[*position].compensate;
  Answer answer{"step", {{format("it takes back {} of workflow {}", undone, definition.name), known ? definition.steps[*position].where : Where()}}};
  add_times(answer, step);
  return answer;
}

/// What would be run for it now.
void add_program(Answer& answer, const domain::Run& run, const workflow::Definition& definition, std::size_t position, std::string_view item,
                 const workflow::World& world, Instant now) {
  const workflow::StepDefinition& defined = definition.steps[position];
  const domain::Step* step = run.step(defined.id, item);
  if (!defined.action || !step || (defined.for_each && item.empty()) || step->state != domain::StepState::active) return;
  const auto command = workflow::command_of(definition, run, *step, world, now);
  if (const auto* known = std::get_if<workflow::Command>(&command))
    answer.reasons.push_back({"it runs " + to_text(*known), defined.action->arguments.front().where});
}

Answer facts_of_step(const domain::Step& step, const domain::Run& run, const workflow::Definition& definition,
                     store::Reading& reading, const workflow::World& world, Instant now) {
  const auto position = definition.find(step.id);
  if (!position) return facts_of_undoing(step, definition);
  const workflow::RunScope scope(definition, run, world, now);
  Answer answer = facts_of(run, definition, *position, step.item, scope);
  add_checklist(answer, definition.steps[*position], step.ticket ? reading.ticket(step.ticket) : std::nullopt);
  add_program(answer, run, definition, *position, step.item, world, now);
  for (const store::StepProgress& progress : reading.progress(run.id))
    if (progress.step == step.id && progress.item == step.item)
      answer.reasons.push_back({"its program says: " + progress.text, {}, progress.at});
  return answer;
}

/// The name of a step as a command takes it.
std::string name_of(const domain::Step& step) {
  return step.item.empty() ? step.id : format("{}/{}", step.id, step.item);
}

/// A step of the definition, or one that takes another back; nothing when the run has none of that name.
std::optional<domain::Step> step_named(const domain::Run& run, const workflow::Definition& definition, std::string_view name) {
  for (const domain::Step& step : workflow::steps_and_items(definition, run))
    if (name_of(step) == name && !workflow::is_invariant(step.id)) return step;
  return std::nullopt;
}

}  // namespace

Explanation explain_run(const Desk& desk, RunId id, std::string_view name) {
  Explanation explanation;
  explanation.about = name.empty() ? to_text(id) : format("{}/{}", to_text(id), name);
  Definitions definitions;
  read(desk, [&](store::Reading& reading) {
    const auto run = reading.run(id);
    if (!run) throw decide::no_run(id);
    const auto policy = desk.store.policy();
    const workflow::Definition& definition = definitions.of(*run, reading, *policy);
    const workflow::World world{*policy, reading.people()};
    const auto wanted = name.empty() ? std::nullopt : step_named(*run, definition, name);
    if (!name.empty() && !wanted)
      throw Error(Code::not_found, format("run {} has no step \"{}\"", to_text(id), name),
                  did_you_mean(name, names_of(definition)));
    for (const domain::Step& step : workflow::steps_and_items(definition, *run)) {
      if (workflow::is_invariant(step.id)) continue;  // what does not hold is its ticket's to explain
      if (wanted && name_of(step) != name) continue;
      auto waits = with_holder(reading, workflow::waits_for(definition, *run, step, world, desk.caller.now));
      if (!wanted && !waits) continue;
      explanation.steps.push_back({name_of(step), std::string(domain::word(step.state)), std::move(waits)});
    }
    if (!wanted && !run->because.empty()) explanation.answers = {{"run", {{format("it began because of {}", run->because)}}}};
    if (wanted) explanation.answers = {facts_of_step(*wanted, *run, definition, reading, world, desk.caller.now)};
    explanation.wake_at = workflow::wake_at(definition, *run);
  });
  return explanation;
}

}  // namespace spoc::desk
