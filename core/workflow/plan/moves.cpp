#include "workflow/plan/moves.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::workflow {

namespace {

/// A step as it stands, or as it is planned.
struct Standing {
  StepState state = StepState::pending;
  std::optional<Instant> start, due;
  bool dropped = false;
};

Standing standing_of(const Step& step) {
  return {step.state, step.start_at, step.due_at, false};
}

Standing standing_of(const Run& run, const PlannedStep& planned) {
  const Step* step = run.step(planned.id);
  if (step && step->state != StepState::pending) return standing_of(*step);
  return {StepState::pending, planned.start, planned.due, planned.condition == Condition::no};
}

Move move_of(std::string name, const Standing& was, const Standing& is) {
  Move move;
  move.step = std::move(name);
  move.state_was = was.state;
  move.state = is.state;
  move.start_was = was.start;
  move.start = is.start;
  move.due_was = was.due;
  move.due = is.due;
  move.dropped = is.dropped;
  return move;
}

bool differs(const Standing& was, const Standing& is) {
  return was.state != is.state || was.start != is.start || was.due != is.due || was.dropped != is.dropped;
}

const PlannedStep* find(const Plan& plan, const std::string& id) {
  const auto found =
      std::find_if(plan.steps.begin(), plan.steps.end(), [&](const PlannedStep& s) { return s.id == id; });
  return found == plan.steps.end() ? nullptr : &*found;
}

void add_items(const std::string& id, const Run& before, const Run& after, std::vector<Move>& moves) {
  for (const Step& item : after.steps) {
    if (item.id != id || item.item.empty()) continue;
    const Step* was = before.step(id, item.item);
    const Standing then = was ? standing_of(*was) : Standing();
    if (differs(then, standing_of(item)))
      moves.push_back(move_of(format("{}/{}", id, item.item), then, standing_of(item)));
  }
}

}  // namespace

Moves moves_between(const Definition& from, const Run& before, const Definition& to, const Run& after,
                    const World& world, Instant now) {
  const Plan was = plan(from, before, world, now), is = plan(to, after, world, now);
  Moves moves;
  for (const PlannedStep& step : is.steps) {
    const PlannedStep* old = find(was, step.id);
    const Standing then = old ? standing_of(before, *old) : Standing();
    const Standing now_is = standing_of(after, step);
    if (!old || differs(then, now_is)) {
      moves.steps.push_back(move_of(step.id, then, now_is));
      moves.steps.back().added = !old;
    }
    add_items(step.id, before, after, moves.steps);
  }
  for (const PlannedStep& step : was.steps) {
    if (find(is, step.id)) continue;
    moves.steps.push_back(move_of(step.id, standing_of(before, step), Standing()));
    moves.steps.back().removed = true;
  }
  moves.target_was = was.target;
  moves.target = is.target;
  moves.end_was = was.end;
  moves.end = is.end;
  return moves;
}

}  // namespace spoc::workflow
