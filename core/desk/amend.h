// Inputs that change while runs are under way: what is not over is planned again.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "desk/deciding.h"
#include "desk/desk.h"
#include "desk/field_files.h"
#include "workflow/inputs.h"
#include "workflow/plan/moves.h"

namespace spoc::desk {

using InputTexts = std::vector<std::pair<std::string, std::string>>;  ///< paths and texts, as from --set

struct AmendedRun {
  RunId run;
  workflow::Moves moves;
  std::vector<std::string> outdated;  ///< steps that are over and read what was amended
};
struct AmendedRuns {
  Outcome outcome;
  std::vector<AmendedRun> runs;  ///< those that were not rejected, in order
};

/// Changes inputs of runs in one transaction; with several, one that cannot be amended is a rejection. Throws data
/// naming every input that is wrong, conflict for a run that is over and for a key.
/// `contacts` are addresses of the runs, each with who that is in the directory by now: id, login, address or name.
AmendedRuns amend_runs(Desk& desk, const std::vector<RunId>& runs, const InputTexts& set, const InputTexts& contacts, const std::string& reason,
                       const intake::FilesAlong& files = {});

/// The run's inputs with these on top, checked; a check that held when the run began is asked again only of what is
/// given now. What is wrong is added to `problems`.
json::Object amended_inputs(Deciding& deciding, const domain::Run& run, const InputTexts& set,
                            FieldFiles& files, std::vector<workflow::InputProblem>& problems);
/// Files that inputs name become kept ones; those that are `known` may stay. What is wrong is added to `problems`.
void keep_files(const workflow::Definition& definition, json::Object& given, const std::vector<domain::Attachment>& known,
                FieldFiles& files, std::vector<workflow::InputProblem>& problems);
/// Gives the run other inputs.
AmendedRun amend_run(Deciding& deciding, RunId run, json::Object inputs, const std::string& reason);

}  // namespace spoc::desk
