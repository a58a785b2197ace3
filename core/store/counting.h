// Tickets of which something counts still, found by indexes: what a report over a period reads of a store of many
// years.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sql/connection.h"
#include "store/store.h"

namespace spoc::store {

/// Numbers that lie close together, and all between.
struct NumberRange {
  std::int64_t first = 1, last = std::numeric_limits<std::int64_t>::max();
};

/// All tickets, or some: their numbers in order, and ranges that hold them. Reading a range is dear by its beginning
/// and cheap by its length, so that few tickets that nobody wants lie in it.
class Numbers {
 public:
  /// Of those that are named in `counting`, else of all.
  Numbers(sql::Connection& connection, const std::optional<StillCounting>& counting);
  /// Of these, in order.
  Numbers(sql::Connection& connection, const std::vector<TicketId>& ids);
  const std::vector<NumberRange>& ranges() const { return ranges_; }
  /// Asked in ascending order.
  bool hold(std::int64_t number) {
    if (all_) return true;
    while (at_ < numbers_.size() && numbers_[at_] < number) ++at_;
    return at_ < numbers_.size() && numbers_[at_] == number;
  }

 private:
  void make_ranges(sql::Connection& connection);

  bool all_ = false;
  std::vector<std::int64_t> numbers_;
  std::size_t at_ = 0;
  std::vector<NumberRange> ranges_;
};

}  // namespace spoc::store
