// Another desk's history becomes this one's: cases of its log are tickets, with their rows as entries at the log's own
// times. The same log again changes nothing; one that has grown adds what is new; one that was cut off goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "decide/recount.h"
#include "desk/desk.h"
#include "domain/history_row.h"

namespace spoc::desk {

struct HistoryCounts {
  std::int64_t logged = 0;    ///< tickets that were made
  std::int64_t extended = 0;  ///< tickets that were there and got rows
  std::int64_t rows = 0;      ///< that are entries now
  std::int64_t known = 0;     ///< rows that were entries already
};

/// One import of one file. Its cases come in any order and may come in parts, each row once.
class HistoryImport {
 public:
  /// Throws refused when the caller may not import. `desk` outlives this.
  HistoryImport(Desk& desk, decide::Recounting recounting);

  /// Takes these cases in, in one transaction. `meanwhile` is called when only the commit is left, which needs one processor: what else
  /// there is to do on another thread can begin. It is called again when the transaction is.
  HistoryCounts add(const std::vector<domain::HistoryCase>& cases, const std::function<void()>& meanwhile = [] {});

 private:
  Desk& desk_;
  decide::Recounting recounting_;
  domain::OperationId first_{};            // of this import
  std::vector<bool> matched_;              // rows of the file that stand for entries of an earlier import
  std::unordered_set<std::string> tried_;  // cases of a trial
  bool ahead_ = true;                      // new cases can be decided without asking the store
};

}  // namespace spoc::desk
