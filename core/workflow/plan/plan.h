// The dated plan of a run that does not exist yet, or of what is left of one: who, when, under which condition, what
// decides how long it takes, and what comes too late already.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

enum class Condition { always, yes, no, undecided };

/// Dates are expected ones: a step ends when it is due, one without a due date as soon as it begins; one that is done
/// for each item when the last of them is due.
struct PlannedStep {
  std::string id;
  domain::StepKind kind = domain::StepKind::task;
  StepState state = StepState::pending;
  Condition condition = Condition::always;
  std::string decided_by;                  ///< what decides the condition, or why it is no: "step request"
  std::string when;                        ///< the condition as the file says it, or empty
  std::string team, person;                ///< `person`: ids, a contact's address, or what decides them, or empty
  std::optional<Instant> start, due, end;  ///< nothing while the anchor is not known
  bool critical = false;                   ///< on the path that decides the end
  bool too_late = false;                   ///< due before it can begin
  std::string unknown;  ///< what its dates or its person wait for: "anchor", "step request"; or empty
  std::string problem;  ///< an expression without a value, or empty
};

struct Plan {
  std::vector<PlannedStep> steps;  ///< in the order of the definition
  std::vector<std::string> critical_path;
  std::optional<Instant> anchor, target, end;
  std::optional<time::Span> lead_time;  ///< from the opening to the end
  /// False when something that it promises ends after the target; nothing when the end of something is not known.
  std::optional<bool> keeps_target = true;
  std::vector<std::string> unknowns;    ///< what is not known and decides something, each once
};

/// What is expected of steps other than that they end when they are due; what is empty says nothing.
struct Expectation {
  /// When the step that begins then, or began then, will be over; nothing: as the plan says.
  std::function<std::optional<Instant>(std::size_t step, Instant begins)> end = {};
  /// Whether a step whose condition is not decided will be skipped.
  std::function<bool(std::size_t step)> skipped = {};
};

/// A run that would begin now with these inputs (checked); version 0.
Run hypothetical_run(const Definition& definition, json::Object inputs, const std::string& starter, const World& world,
                     Instant now);

Plan plan(const Definition& definition, const Run& run, const World& world, Instant now,
          const Expectation& expectation = {});

}  // namespace spoc::workflow
