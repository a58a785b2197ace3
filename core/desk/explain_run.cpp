#include "base/format.h"
#include "base/text.h"
#include "desk/definitions.h"
#include "desk/explain.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

std::vector<std::string> names_of(const workflow::Definition& definition) {
  std::vector<std::string> names;
  for (const workflow::StepDefinition& step : definition.steps) names.push_back(step.id);
  return names;
}

Answer facts_of(const domain::Run& run, const workflow::Definition& definition, std::size_t position) {
  const workflow::StepDefinition& defined = definition.steps[position];
  Answer answer{"step", {{format("a {} of workflow {}", domain::word(defined.kind), definition.name), defined.where}}};
  if (defined.when) answer.reasons.push_back({format("only when {}", defined.when->text), defined.when->where});
  const domain::Step* step = run.step(defined.id);
  if (!step) return answer;
  if (step->activated_at) answer.reasons.push_back({"it began", {}, step->activated_at});
  if (step->start_at)
    answer.reasons.push_back({"it starts", defined.start ? defined.start->where : Where(), step->start_at});
  if (step->due_at) answer.reasons.push_back({"it is due", defined.due ? defined.due->where : Where(), step->due_at});
  if (step->ticket) answer.reasons.push_back({format("its ticket is {}", to_text(step->ticket))});
  if (step->finished_at)
    answer.reasons.push_back(
        {format("it is {}{}", domain::word(step->state), step->reason.empty() ? "" : ": " + step->reason),
         {},
         step->finished_at});
  return answer;
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
    const auto wanted = definition.find(name);
    if (!name.empty() && !wanted)
      throw Error(Code::not_found, format("run {} has no step \"{}\"", to_text(id), name),
                  did_you_mean(name, names_of(definition)));
    const std::vector<domain::Step> steps = workflow::steps_in_order(definition, *run);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (wanted && i != *wanted) continue;
      auto waits = workflow::waits_for(definition, *run, i, desk.caller.now);
      if (!wanted && !waits) continue;
      explanation.steps.push_back(
          {definition.steps[i].id, std::string(domain::word(steps[i].state)), std::move(waits)});
    }
    if (wanted) explanation.answers = {facts_of(*run, definition, *wanted)};
    explanation.wake_at = workflow::wake_at(definition, *run);
  });
  return explanation;
}

}  // namespace spoc::desk
