#include "workflow/reads.h"

#include <algorithm>

namespace spoc::workflow {

std::vector<std::string> reads_of(const Definition& definition, const StepDefinition& step) {
  std::vector<std::string> all;
  const auto add = [&](const std::vector<std::string>& paths) { all.insert(all.end(), paths.begin(), paths.end()); };
  const auto formula = [&](const std::optional<Formula>& one) {
    if (one) add(one->program.reads());
  };
  for (const auto* one :
       {&step.when, &step.start, &step.until, &step.due, &step.assign, &step.checklist_for_each, &step.enabled_while})
    formula(*one);
  for (const Formula& approver : step.approvers) add(approver.program.reads());
  for (const Formula& person : step.tell.people) add(person.program.reads());
  for (const StepRung& rung : step.rungs)
    for (const Formula& person : rung.people) add(person.program.reads());
  for (const CheckEntry& item : step.checklist) {
    formula(item.when);
    add(item.text.filled.reads());
  }
  if (step.for_each) {
    add(step.for_each->list.program.reads());
    formula(step.for_each->key);
    formula(step.for_each->complete_when);
  }
  if (step.event) {
    formula(step.event->match);
    formula(step.event->value);
  }
  if (step.call) {
    formula(step.call->which);
    for (const auto& [name, with] : step.call->with) add(with.program.reads());
  }
  if (step.action)
    for (const Wording& argument : step.action->arguments) add(argument.filled.reads());
  if (step.repeat) formula(step.repeat->until);
  add(step.title.filled.reads());
  add(step.text.filled.reads());
  return definition.through(std::move(all));
}

bool reads(const std::vector<std::string>& paths, std::string_view name) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const std::string_view shorter = path.size() < name.size() ? std::string_view(path) : name;
    const std::string_view longer = path.size() < name.size() ? name : std::string_view(path);
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '.');
  });
}

}  // namespace spoc::workflow
