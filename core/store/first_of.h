// Where an operation begins in a table whose numbers grow with it: both come from counters that one transaction
// advances, so a search by halves finds it without an index.
#pragma once

#include <cstdint>
#include <limits>

#include "domain/ids.h"
#include "sql/prepared.h"

namespace spoc::store {

/// The smallest number of a row that this operation or a later one wrote; behind the last row when there is none.
/// `operation_from` is "select operation from … where number >= $1 order by number limit 1".
inline std::int64_t first_of(sql::Prepared& operation_from, domain::OperationId operation) {
  std::int64_t low = 1, high = std::numeric_limits<std::int64_t>::max();
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    auto statement = operation_from.use();
    statement->bind(1, middle);
    if (!statement->step() || statement->integer(0) >= operation.number)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace spoc::store
