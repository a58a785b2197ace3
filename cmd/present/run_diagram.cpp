#include "cmd/present/run_diagram.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/permission.h"
#include "render/text.h"
#include "workflow/graph.h"

namespace spoc::cmd {
namespace {

using domain::Step;
using domain::StepKind;
using domain::StepState;
using render::Fill;
using render::Outline;
using workflow::StepDefinition;

Outline outline_of(StepKind kind) {
  switch (kind) {
    case StepKind::task:
      return Outline::plain;
    case StepKind::action:
    case StepKind::call:
      return Outline::thick;
    case StepKind::approval:
      return Outline::hexagon;
    case StepKind::wait:
      return Outline::rounded;
    case StepKind::gate:
      return Outline::diamond;
    case StepKind::end:
      return Outline::rounded;
  }
  return Outline::plain;
}

Fill fill_of(StepState state) {
  switch (state) {
    case StepState::pending:
    case StepState::scheduled:
      return Fill::none;
    case StepState::active:
      return Fill::active;
    case StepState::done:
      return Fill::done;
    case StepState::skipped:
    case StepState::cancelled:
    case StepState::withdrawn:
      return Fill::skipped;
    case StepState::failed:
      return Fill::failed;
  }
  return Fill::none;
}

/// Who does it; nothing about a team that the reader may not see.
std::string who_of(Context& context, const StepDefinition& step) {
  if (step.kind == StepKind::approval) {
    std::vector<std::string> approvers;
    for (const workflow::Formula& approver : step.approvers) approvers.push_back(approver.text);
    return join(approvers, ", ");
  }
  if (!step.team.empty())
    return decide::visible_team(context.authority().sight, *context.policy(), step.team) ? step.team : std::string();
  return step.assign ? step.assign->text : std::string();
}

/// What a step is and when, without what became of it.
render::Box box_of(Context& context, const StepDefinition& step) {
  render::Box box{{step.id}, outline_of(step.kind)};
  const std::string who = who_of(context, step);
  if (!who.empty())
    box.lines.push_back(who);
  else if (step.until)
    box.lines.push_back("until " + step.until->text);
  else if (step.kind != StepKind::task)
    box.lines.emplace_back(domain::word(step.kind));
  return box;
}

void add_arrows(render::Diagram& diagram, const workflow::Definition& definition) {
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    const StepDefinition& step = definition.steps[i];
    for (const workflow::Need& need : step.needs)
      if (workflow::answers_error_of(definition.steps[need.step], i))
        diagram.arrows.push_back({need.step, i, "if it fails", true, false});
      else
        diagram.arrows.push_back({need.step, i, need.tolerated ? "also if it fails" : "", need.tolerated, false});
    if (step.on_reject == workflow::Rejection::rework)
      diagram.arrows.push_back({i, step.rework_to, "rejected", true, true});
  }
}

/// "done #12", "3 of 5 done": what became of all items of a step.
void add_state(render::Box& box, const std::vector<const Step*>& items, const render::TextStyle& style) {
  if (items.size() == 1) {
    const Step& step = *items.front();
    box.fill = fill_of(step.state);
    box.state = std::string(domain::word(step.state));
    if (step.ticket) box.state += " #" + to_text(step.ticket);
    if (step.due_at && step.state == StepState::active)
      box.lines.push_back("due " + render::cell_text(*step.due_at, render::Kind::time, style));
    return;
  }
  std::size_t done = 0;
  bool final = true;
  for (const Step* step : items) {
    done += step->state == StepState::done ? 1 : 0;
    final = final && domain::is_final(step->state);
    if (fill_of(step->state) == Fill::failed) box.fill = Fill::failed;
  }
  if (box.fill != Fill::failed) box.fill = final ? Fill::done : Fill::active;
  box.state = format("{} of {} done", done, items.size());
}

}  // namespace

render::Diagram diagram_of(Context& context, const workflow::Definition& definition) {
  render::Diagram diagram{definition.title.empty() ? definition.name : definition.title, {}, {}};
  for (const StepDefinition& step : definition.steps) {
    diagram.boxes.push_back(box_of(context, step));
    if (step.when) diagram.boxes.back().state = "when " + step.when->text;
  }
  add_arrows(diagram, definition);
  return diagram;
}

render::Diagram diagram_of(Context& context, const workflow::Definition& definition, const domain::Run& run,
                           const std::vector<Step>& steps) {
  render::Diagram diagram{format("{} {}{}{}: {}", to_text(run.id), definition.name, run.key.empty() ? "" : " ", run.key,
                                 domain::word(run.state)),
                          {},
                          {}};
  for (const StepDefinition& definition_of_step : definition.steps) {
    render::Box box = box_of(context, definition_of_step);
    std::vector<const Step*> items;
    for (const Step& step : steps)
      if (step.id == definition_of_step.id) items.push_back(&step);
    if (items.size() == 1 && !items.front()->assignee.empty())
      box.lines = {definition_of_step.id, items.front()->assignee};
    if (!items.empty()) add_state(box, items, context.style());
    diagram.boxes.push_back(std::move(box));
  }
  add_arrows(diagram, definition);
  return diagram;
}

}  // namespace spoc::cmd
