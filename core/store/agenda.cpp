#include "store/agenda.h"

#include <limits>

#include "sql/prepared.h"

namespace spoc::store {

std::vector<Due> due_until(sql::Connection& connection, Instant now, std::size_t limit) {
  sql::Use statement(
      connection.prepare("select wake_at, 0, id from ticket where wake_at <= $1 union all select wake_at, 1, id from "
                         "run where wake_at <= $1 "
                         "order by 1, 2, 3 limit $2"));
  statement->bind(1, now.us);
  statement->bind(2, static_cast<std::int64_t>(limit));
  std::vector<Due> due;
  while (statement->step())
    due.push_back(
        {{statement->integer(1) == 0 ? domain::SubjectKind::ticket : domain::SubjectKind::run, statement->integer(2)},
         {statement->integer(0)}});
  return due;
}

std::optional<Instant> earliest_wake(sql::Connection& connection) {
  const std::vector<Due> first = due_until(connection, {std::numeric_limits<std::int64_t>::max()}, 1);
  return first.empty() ? std::nullopt : std::optional(first.front().wake_at);
}

}  // namespace spoc::store
