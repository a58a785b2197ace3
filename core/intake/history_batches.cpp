#include "intake/history_batches.h"

namespace spoc::intake {
namespace {

constexpr std::size_t kMostRejected = 1'000;

}  // namespace

std::optional<HistoryBatch> HistoryBatches::next(const std::stop_token& stop) {
  if (ended_) return std::nullopt;
  HistoryBatch batch;
  while (!cases_.full() && batch.read < most_ && batch.rejected.size() < kMostRejected) {
    std::optional<HistoryRead> row = stop.stop_requested() ? std::nullopt : rows_.next();
    if (!row) {
      ended_ = true;
      break;
    }
    ++batch.read;
    if (row->problem)
      batch.rejected.push_back(std::move(*row));
    else
      cases_.add(std::move(row->said));
  }
  batch.unmatched = rows_.unmatched();
  if (ended_)
    batch.cases = cases_.take_all();
  else if (cases_.full())
    batch.cases = cases_.take_oldest();
  return batch;
}

}  // namespace spoc::intake
