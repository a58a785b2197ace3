// Making tickets and runs as if an operation had never been: compensating events, what time causes instead, and what
// becomes of the notices. `undo` and `unmerge` stand on it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "decide/undo.h"
#include "desk/deciding.h"

namespace spoc::desk {

/// Which command each operation was.
decide::CommandOf commands_of(store::Reading& reading);
/// Every entry about the subject, in order.
std::vector<decide::PastEntry> history_of(store::Reading& reading, domain::Subject subject);

/// Takes an operation back within one transaction: each ticket and run it is told of, then `make_amends` once.
class TakingBack {
 public:
  /// `by` as in OperationUndone.
  TakingBack(Deciding& deciding, domain::OperationId operation, std::string by)
      : deciding_(deciding), operation_(operation), by_(std::move(by)) {}

  void ticket(TicketId id, const std::vector<decide::PastEntry>& history, decide::Extent extent);
  void run(RunId id, const std::vector<decide::PastEntry>& history, const decide::Extent& extent);
  /// Drops notices that are not true any more, corrects those that have left, and queues what time would have queued.
  void make_amends();

  std::int64_t dropped() const { return dropped_; }
  std::int64_t corrections() const { return corrections_; }

 private:
  struct Taken {
    TicketId id;
    decide::Extent extent;
    std::vector<domain::Effect> anew;  // what time causes without the operation
  };
  domain::OperationUndone event_of(const decide::Extent& extent) const;
  std::map<std::int64_t, std::vector<decide::Queued>> queued();
  void drop(domain::TicketChange& change, std::int64_t effect);

  Deciding& deciding_;
  domain::OperationId operation_;
  std::string by_;
  std::vector<Taken> tickets_;
  std::int64_t dropped_ = 0, corrections_ = 0;
};

}  // namespace spoc::desk
