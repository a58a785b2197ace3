// Whether a run under way can follow another version of its workflow, and why not: what has happened to it must be
// something that the other version could have let happen (compliance as in Rinderle, Reichert and Dadam, "Correctness
// criteria for dynamic changes in workflow systems", 2004, asked of states in place of whole traces).
#pragma once

#include <string>
#include <vector>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

struct MigrationFinding {
  std::string step;  ///< or "inputs.NAME", or empty: the run as a whole
  std::string why, hint;
  bool hinders = false;  ///< else it is only said
};

struct MigrationJudgement {
  std::vector<MigrationFinding> findings;
  json::Object inputs;  ///< of the run in the other version; of use when nothing hinders
  bool possible() const;
};

/// `given` are the run's inputs with what is set on top; those that the other version does not declare are left out.
/// What held when the run began is not asked again. `to` is another version of the workflow that the run follows,
/// `from`.
MigrationJudgement judge_migration(const Definition& from, const Definition& to, const Run& run,
                                   const json::Object& given, const World& world, Instant now);

}  // namespace spoc::workflow
