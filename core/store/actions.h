// What runs have for programs to do, found by the steps that are actions; and what those programs say while they run,
// which is bookkeeping: it follows from no entry, and is forgotten with its attempt.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

class Actions {
 public:
  explicit Actions(sql::Connection& connection);

  /// Queued ones of open runs whose time has come, those that wait longest first.
  std::vector<ActionStep> due(Instant now, std::size_t limit);
  /// Queued, tried, and failed ones that could be tried again; by run.
  std::vector<ActionStep> all();

  /// How many wait and have failed, and since when the oldest of open runs that are not held could have gone on.
  void count(Instant now, Vitals& vitals);

  void note(const StepProgress& progress);
  /// What an entry of that run ends is forgotten.
  void apply(RunId run, const domain::Recorded& recorded);
  std::vector<StepProgress> progress(RunId run);
  /// Calls found("progress of r7/laptop", what) for every row that is not as it was written, or of which nothing is
  /// running.
  void check(const std::function<void(std::string_view, std::string_view)>& found);

 private:
  sql::Prepared due_, all_, count_, note_, forget_, progress_, check_;
};

}  // namespace spoc::store
