#include "cmd/present/run_diagram.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/permission.h"
#include "domain/checklist.h"
#include "render/text.h"
#include "workflow/engine.h"
#include "workflow/graph.h"
#include "workflow/moment.h"

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

/// Why a step was skipped, or that it will be, as far as that is known.
void add_what_applies(render::Box& box, const StepDefinition& definition, const Step& step, const workflow::RunScope& names) {
  if (step.state == StepState::skipped && !step.reason.empty()) box.lines.push_back(step.reason);
  if (step.state != StepState::pending || !definition.when) return;
  box.lines.push_back("when " + definition.when->text);
  const workflow::Truth truth = workflow::truth_of(*definition.when, names);
  const bool* holds = std::get_if<bool>(&truth);
  if (!holds || *holds) return;
  box.state = "will be skipped";
  box.fill = Fill::skipped;
}

/// "2 of 3 ticked, 1 left out"
void add_checklist(render::Box& box, const StepDefinition& definition, const std::optional<domain::Ticket>& ticket) {
  if (!ticket || (ticket->checklist.empty() && definition.checklist.empty())) return;
  std::size_t over = 0, all = 0, left_out = 0;
  for (const domain::CheckItem& item : ticket->checklist) {
    if (domain::has_parts(ticket->checklist, item.id)) continue;
    ++all;
    over += domain::is_over(ticket->checklist, item) ? 1 : 0;
  }
  for (const workflow::CheckEntry& entry : definition.checklist)
    left_out += std::none_of(ticket->checklist.begin(), ticket->checklist.end(), [&](const auto& item) { return item.id == entry.id; }) ? 1 : 0;
  box.lines.push_back(format("{} of {} ticked{}", over, all, left_out ? format(", {} left out", left_out) : ""));
}

/// "taken back: active #14", of the step or its items.
void add_taking_back(render::Box& box, const StepDefinition& definition, const domain::Run& run) {
  for (const Step& step : run.steps)
    if (workflow::undone_by(step.id) == definition.id)
      box.lines.push_back(format("taken back{}{}: {}{}", step.item.empty() ? "" : " ", step.item, domain::word(step.state),
                                 step.ticket ? " #" + to_text(step.ticket) : std::string()));
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

render::Diagram diagram_of(Context& context, const workflow::Definition& definition, const PicturedRun& pictured) {
  const domain::Run& run = pictured.run;
  render::Diagram diagram{format("{} {}{}{}: {}", to_text(run.id), definition.name, run.key.empty() ? "" : " ", run.key,
                                 domain::word(run.state)),
                          {},
                          {}};
  const workflow::RunScope names(definition, run, pictured.world, context.now());
  for (const StepDefinition& definition_of_step : definition.steps) {
    render::Box box = box_of(context, definition_of_step);
    std::vector<const Step*> items;
    for (const Step& step : pictured.steps)
      if (step.id == definition_of_step.id) items.push_back(&step);
    if (items.size() == 1 && !items.front()->assignee.empty())
      box.lines = {definition_of_step.id, items.front()->assignee};
    if (!items.empty()) add_state(box, items, context.style());
    if (items.size() == 1) add_what_applies(box, definition_of_step, *items.front(), names);
    if (items.size() == 1 && items.front()->ticket) add_checklist(box, definition_of_step, pictured.ticket(items.front()->ticket));
    add_taking_back(box, definition_of_step, run);
    diagram.boxes.push_back(std::move(box));
  }
  add_arrows(diagram, definition);
  return diagram;
}

}  // namespace spoc::cmd
