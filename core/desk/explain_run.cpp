#include "base/format.h"
#include "base/text.h"
#include "desk/definitions.h"
#include "desk/explain.h"
#include "desk/other_runs.h"
#include "desk/permission.h"

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

Answer facts_of(const domain::Run& run, const workflow::Definition& definition, std::size_t position, std::string_view item) {
  const workflow::StepDefinition& defined = definition.steps[position];
  Answer answer{"step", {{format("{} {} of workflow {}", article(defined.kind), domain::word(defined.kind), definition.name), defined.where}}};
  if (defined.when) answer.reasons.push_back({format("only when {}", defined.when->text), defined.when->where});
  const domain::Step* step = run.step(defined.id, item);
  if (!step) return answer;
  if (step->activated_at) answer.reasons.push_back({"it began", {}, step->activated_at});
  if (step->taken_at) answer.reasons.push_back({"it was taken", {}, step->taken_at});
  if (step->start_at)
    answer.reasons.push_back({"it starts", defined.start ? defined.start->where : Where(), step->start_at});
  if (step->due_at) answer.reasons.push_back({"it is due", defined.due ? defined.due->where : Where(), step->due_at});
  if (step->attempts > 0)
    answer.reasons.push_back({format("it was tried {} time{}{}", step->attempts, step->attempts == 1 ? "" : "s",
                                     step->problem.empty() ? "" : ", at last: " + step->problem)});
  if (step->ticket) answer.reasons.push_back({format("its ticket is {}", to_text(step->ticket))});
  if (step->finished_at)
    answer.reasons.push_back(
        {format("it is {}{}", domain::word(step->state), step->reason.empty() ? "" : ": " + step->reason),
         {},
         step->finished_at});
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
    const std::size_t slash = name.find('/');
    const auto wanted = definition.find(name.substr(0, slash));
    const std::string_view item = slash == std::string_view::npos ? std::string_view() : name.substr(slash + 1);
    if (!name.empty() && (!wanted || (!item.empty() && !run->step(definition.steps[*wanted].id, item))))
      throw Error(Code::not_found, format("run {} has no step \"{}\"", to_text(id), name),
                  did_you_mean(name, names_of(definition)));
    for (const domain::Step& step : workflow::steps_and_items(definition, *run)) {
      if (!definition.find(step.id)) continue;  // what takes a step back is its ticket's to explain
      const std::size_t position = *definition.find(step.id);
      if (wanted && (position != *wanted || step.item != item)) continue;
      auto waits = with_holder(reading, workflow::waits_for(definition, *run, step, {*policy, reading.people()}, desk.caller.now));
      if (!wanted && !waits) continue;
      explanation.steps.push_back({step.item.empty() ? step.id : format("{}/{}", step.id, step.item),
                                   std::string(domain::word(step.state)), std::move(waits)});
    }
    if (wanted) {
      explanation.answers = {facts_of(*run, definition, *wanted, item)};
      add_program(explanation.answers.front(), *run, definition, *wanted, item, {*policy, reading.people()}, desk.caller.now);
      for (const store::StepProgress& progress : reading.progress(id))
        if (progress.step == definition.steps[*wanted].id && progress.item == item)
          explanation.answers.front().reasons.push_back({"its program says: " + progress.text, {}, progress.at});
    }
    explanation.wake_at = workflow::wake_at(definition, *run);
  });
  return explanation;
}

}  // namespace spoc::desk
