// Starting runs of value streams.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "desk/deciding.h"
#include "desk/desk.h"
#include "workflow/inputs.h"
#include "workflow/plan.h"

namespace spoc::desk {

struct StartRun {
  std::string workflow;
  json::Object given;                                       ///< from --input
  std::vector<std::pair<std::string, std::string>> set;     ///< from --set, on top
  std::vector<std::string> overridden;                      ///< inputs whose check is not asked
  bool again = false;                                       ///< also when a run of that key has finished
};

struct StartedRun {
  Outcome outcome;
  RunId run;
  bool created = true;  ///< false: a run with this key and these inputs is there already
};

/// Starts one run: checks the inputs, pins the definition, logs the tickets of its first steps. Throws data naming every input
/// that is wrong, conflict when the key has an open run with other inputs, or a finished one (unless `again`).
StartedRun start_run(Desk& desk, const StartRun& start);

/// The dated plan of the run that would begin; writes nothing. Throws as `start_run` does for inputs.
workflow::Plan plan_run(Desk& desk, const StartRun& start);

/// Starts the workflow of the ticket's service, when it has one; the ticket resolves with the run.
void start_service_workflow(Deciding& deciding, domain::TicketChange& change);

/// One decision about approvals.
Outcome decide_approval(Desk& desk, const std::vector<TicketId>& ids, bool approved, const std::string& why);
/// Items of a task's checklist are done, with what shows it.
Outcome tick(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& evidence);

}  // namespace spoc::desk
