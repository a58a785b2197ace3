// A history in batches that are taken in one after the other: cases gathered from the rows, and the rows that are none.
// Whoever reads ahead of writing (base/ahead.h) hands these over.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "intake/history.h"
#include "intake/history_cases.h"

namespace spoc::intake {

/// What was read since the batch before.
struct HistoryBatch {
  std::int64_t read = 0;              ///< rows, also those whose case is in a later batch
  std::int64_t unmatched = 0;         ///< of all rows so far: to which the second table had nothing to say
  std::vector<HistoryRead> rejected;  ///< rows with a problem, in the order of the file
  std::vector<domain::HistoryCase> cases;
};

class HistoryBatches {
 public:
  /// Holds up to `rows` rows for their cases to be whole, and gives out half of them at once. `read` outlives this.
  HistoryBatches(HistoryRows& read, std::size_t rows) : rows_(read), cases_(rows), most_(rows / 2) {}

  /// The next batch, nothing at the end. A batch without cases comes now and then, so that what was rejected is told.
  /// Ends early when `stop` says so.
  std::optional<HistoryBatch> next(const std::stop_token& stop);

 private:
  HistoryRows& rows_;
  HistoryCases cases_;
  std::int64_t most_;
  bool ended_ = false;
};

}  // namespace spoc::intake
