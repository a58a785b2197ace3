// Moving runs by hand, and what happens outside them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "desk/deciding.h"
#include "desk/desk.h"
#include "intake/draft.h"
#include "workflow/engine.h"

namespace spoc::desk {

/// A step of a run, or one of its items.
struct RunStep {
  RunId run;
  std::string step, item;
};

/// The run, if the caller may move it. Throws not_found for one that they do not see, refused with who may.
const domain::Run& run_to_move(Deciding& deciding, RunId id);

enum class RunVerb { cancel, hold, release };
enum class StepVerb { retry, redo, skip, withdraw, begin };

/// One transaction; with several runs one that is refused is a rejection, and the others are moved. Throws not_found, refused,
/// and conflict when the run's state does not allow it.
Outcome move_runs(Desk& desk, RunVerb verb, const std::vector<RunId>& runs, const std::string& reason);
Outcome move_step(Desk& desk, StepVerb verb, const RunStep& step, const std::string& reason);
/// Completes a step without its ticket's verb; its ticket ends with it.
Outcome complete_run_step(Desk& desk, const RunStep& step, const std::vector<std::pair<std::string, std::string>>& set,
                          const intake::FilesAlong& files = {});
/// One item more for a step that is open. `set` is its members, or `item` its value.
Outcome add_item(Desk& desk, const RunStep& step, const std::vector<std::pair<std::string, std::string>>& set);

/// Something that happened outside.
struct PutEvent {
  std::string event, id;
  json::Object data;
  intake::FilesAlong files = {};  ///< that its fields name
};
struct EventOutcome {
  Outcome outcome;
  bool known = false;         ///< it came before, with the same data
  std::vector<RunId> reached; ///< runs that took it, those that began with it last
};
/// Keeps the event and gives it to the runs that wait for it. Throws not_found for an event that policy does not have, data when
/// its fields do not fit, conflict when the id came before with other data.
EventOutcome put_event(Desk& desk, const PutEvent& put);

}  // namespace spoc::desk
