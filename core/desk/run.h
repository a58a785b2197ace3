// Starting runs of value streams.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "desk/deciding.h"
#include "desk/desk.h"
#include "intake/draft.h"
#include "workflow/engine.h"
#include "workflow/inputs.h"
#include "workflow/plan/plan.h"

namespace spoc::desk {

struct StartRun {
  std::string workflow;
  json::Object given;                                       ///< from --input
  std::vector<std::pair<std::string, std::string>> set;     ///< from --set, on top
  std::vector<std::string> overridden;                      ///< inputs whose check is not asked: a permission of its own
  bool again = false;                                       ///< also when a run of that key has finished
  std::string reason;                                       ///< of what is overridden
  intake::FilesAlong files = {};                ///< that inputs name
};

struct StartedRun {
  Outcome outcome;
  RunId run;
  bool created = true;  ///< false: a run with this key and these inputs is there already
};

/// Starts one run: checks the inputs, pins the definition, logs the tickets of its first steps. Throws data naming every input
/// that is wrong, conflict when the key has an open run with other inputs, or a finished one (unless `again`).
StartedRun start_run(Desk& desk, const StartRun& start);

/// A row of a table of runs.
struct RunRow {
  long long number = 0;                                 ///< in the file, as people count
  std::vector<std::pair<std::string, std::string>> set;  ///< path and text, as from --set; people also by name
  std::optional<Error> unreadable;                      ///< then it cannot be used
};

struct StartRuns {
  std::string workflow;
  std::vector<RunRow> rows;
  std::vector<std::string> overridden;
  bool again = false;
  bool partial = false;  ///< start the good rows although others are bad
  bool amend = false;    ///< runs under way whose inputs the rows say otherwise are amended
  std::string reason;    ///< of amending, and of what is overridden
  intake::FilesAlong files = {};  ///< that rows name
};

/// What became of a row.
struct StartedRow {
  RunId run;            ///< none when it was refused, or nothing was started
  bool created = false;
  bool amended = false;
  std::vector<std::string> outdated;  ///< of one that was amended: steps that are over and read what changed
  struct Problem {
    std::string path, reason, hint;
  };
  std::vector<Problem> problems;  ///< why it was refused
};

struct StartedRuns {
  Outcome outcome;
  std::vector<StartedRow> rows;  ///< one for each row, in order
  bool refused = false;          ///< a row is bad, and nothing was started
};

/// Starts a run for each row in one operation, after all rows were checked: one that is bad keeps all from starting unless
/// `partial`. A key with the same inputs is reported, with others refused with the difference, or with `amend` given to the run
/// under way: what the row does not say stays as it is there. Throws not_found, refused as
/// `start_run` does, and usage for a workflow without a key, whose runs a second time would start twice (unless `again`).
StartedRuns start_runs(Desk& desk, const StartRuns& start);

/// The run that would begin, without what its beginning does. Throws as `start_run` does.
domain::Run run_to_start(Deciding& deciding, const StartRun& start, const workflow::Definition& definition);

/// Starts a run because something happened outside. Nothing when the run of that key is there with the same inputs. Throws as
/// `start_run` does.
std::optional<RunId> start_run_of_event(Deciding& deciding, const std::shared_ptr<const workflow::Definition>& definition, json::Object given,
                                        const workflow::Happened& happened);

/// Starts the workflow of the ticket's service, when it has one; the ticket resolves with the run.
void start_service_workflow(Deciding& deciding, domain::TicketChange& change);

/// One decision about approvals.
Outcome decide_approval(Desk& desk, const std::vector<TicketId>& ids, bool approved, const std::string& why);

}  // namespace spoc::desk
