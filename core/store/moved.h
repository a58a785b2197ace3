// A store that has moved away, and one that another is moving to. Both are marked by the number of their schema, which
// every command reads when it opens a store; who had opened one before it moved meets the mark in the desk's row, which
// every command reads in each of its transactions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "sql/connection.h"

namespace spoc::store {

/// The schema's number has this added while a store is moving there, or once it has moved away.
inline constexpr std::int64_t kUnfinished = 1'000'000'000, kElsewhere = 2'000'000'000;
/// What stands in the desk's row for `outbox_held` once it has moved away.
inline constexpr std::int64_t kMovedAway = 2;

/// The schema's number without a mark.
inline std::int64_t without_mark(std::int64_t found) {
  return found > kElsewhere ? found - kElsewhere : found > kUnfinished ? found - kUnfinished : found;
}

/// It is marked: what is there is whole, and nobody's to work with.
class Marked : public Error {
 public:
  using Error::Error;
};

/// Throws Marked (configuration) for a marked one, with where it went.
void require_unmarked(sql::Connection& connection, std::int64_t found);
/// Where that store went; nothing when it is where it was. In a transaction of the caller's or outside of one.
std::optional<std::string> place_it_moved_to(sql::Connection& connection);
/// Leaves word, in the caller's write transaction.
void leave_word(sql::Connection& connection, const std::string& place);
/// The contrary: the tables are as they were before.
void take_word_back(sql::Connection& connection);
[[noreturn]] void refuse_moved(sql::Connection& connection);

}  // namespace spoc::store
