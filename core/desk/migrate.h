// Runs under way that follow another version of their workflow from now on. What has happened stays; what is open keeps
// its tickets and gets the new version's dates and texts; a run that has got where the new version could not have got
// stays as it is.
#pragma once

#include <string>
#include <vector>

#include "desk/amend.h"
#include "workflow/plan/migrate.h"

namespace spoc::desk {

struct MigrateRuns {
  std::vector<RunId> runs;
  std::string file;     ///< as it is called in messages; empty: what is in force
  std::string content;  ///< of it
  InputTexts set;       ///< inputs that the new version asks for, and others
  std::string reason;
  intake::FilesAlong files = {};  ///< that inputs name
};

enum class Fitness {
  compliant,  ///< everything that has begun stays as it is
  replanned,  ///< what is open gets other dates or texts, ends or begins
  impossible,
};
std::string_view word(Fitness fitness);

struct MigratedRun {
  RunId run;
  Fitness fitness = Fitness::compliant;
  bool known = false;  ///< it follows that version already
  std::vector<workflow::MigrationFinding> findings;
  workflow::Moves moves;
  std::vector<std::string> outdated;
};
struct MigratedRuns {
  Outcome outcome;
  std::vector<MigratedRun> runs;  ///< those that they may move, in order
};

/// One transaction. With several runs one that cannot be migrated is a rejection, and the others are. A trial takes any
/// file that passes the checks; a run is moved only to what is in force, which is somebody else's to decide and has
/// been checked as a whole. Throws configuration when the file is wrong.
MigratedRuns migrate_runs(Desk& desk, const MigrateRuns& migrate);

}  // namespace spoc::desk
