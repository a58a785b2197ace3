// What moved between a run as it was and as it is after a change: states, starts and due dates of its steps, those to
// come by their plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/plan/plan.h"

namespace spoc::workflow {

struct Move {
  std::string step;  ///< "payroll", "access/vpn" for an item
  StepState state_was = StepState::pending, state = StepState::pending;
  std::optional<Instant> start_was, start, due_was, due;
  bool dropped = false;  ///< still to come, and by the plan it will be skipped
  bool added = false;    ///< the workflow did not have it
  bool removed = false;  ///< the workflow has it no more
  bool operator==(const Move&) const = default;
};

struct Moves {
  std::vector<Move> steps;  ///< only those in which something differs, in the order of the workflow
  std::optional<Instant> target_was, target, end_was, end;
  bool empty() const { return steps.empty() && target_was == target && end_was == end; }
};

/// Both as of now. `from` and `to` are the definitions that the run followed before and follows after.
Moves moves_between(const Definition& from, const Run& before, const Definition& to, const Run& after,
                    const World& world, Instant now);

}  // namespace spoc::workflow
