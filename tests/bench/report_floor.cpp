// The floor under `spoc report summary`: one streamed pass over the same rows and columns of a store, every value read
// and added up, nothing decided.
//   report_floor DATABASE
#include "database.h"

using namespace spoc::bench;

namespace {

/// Reads every value of every row: its number, or the length of its text.
std::int64_t sum_of(const Database& database, std::string_view sql, int columns) {
  Statement rows(database, sql);
  std::int64_t sum = 0;
  while (rows.step())
    for (int i = 0; i < columns; ++i)
      sum += rows.is_text(i) ? static_cast<std::int64_t>(rows.text(i).size()) : rows.number(i);
  return sum;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 64;
  const Database database(words[1]);
  std::int64_t sum =
      sum_of(database,
             "select id, version, operation, type, status, priority, team, channel, bundle, sla, created_at,"
             " acknowledged_at, responded_at, resolved_at, closed_at, last_at, reopens, rating_score, rating_comment,"
             " rating_at from ticket order by id",
             20);
  sum += sum_of(
      database,
      "select ticket, position, name, cycle, target, target_s, calendar, sla, started_at, stopped_at, breached_at,"
      " cancelled, due_at from clock order by ticket, position",
      13);
  sum += sum_of(database,
                "select ticket, position, waits_on, since, ended_at, wake_at from wait order by ticket, position", 6);
  std::printf("%lld\n", static_cast<long long>(sum));
}
