// A sweep: every ticket whose wake-up is not after NOW gets a higher priority, a new wake-up, two entries of the
// journal and a message to send, in transactions of 1,000.
//   sweep_floor DATABASE NOW             sweeps, prints how many were due
//   sweep_floor DATABASE init OPEN DUE   makes a database with OPEN tickets, of which DUE wake up at 1 and the rest at
//   2
#include <string>
#include <vector>

#include "rows.h"

using namespace spoc::bench;

namespace {

void make(const Database& database, std::int64_t open, std::int64_t due) {
  database.run(kSchema);
  database.run("begin immediate");
  TicketWriter writer(database);
  for (std::int64_t id = take_numbers(database, open); id <= open; ++id)
    writer.write(id, "printer jams again", "the printer on the second floor jams again", id <= due ? 1 : 2);
  database.run("commit");
}

std::int64_t sweep(const Database& database, std::int64_t now) {
  Statement find(database, "select ticket from agenda where wake_at <= ?1 order by wake_at, ticket limit 1000");
  Statement raise(database, "update ticket set priority = 'P2', version = version + 2, due_at = ?2 where id = ?1");
  Statement move(database, "update agenda set wake_at = ?2 where ticket = ?1");
  Statement log(database, "insert into journal values (?1, ?2, ?3, ?4, ?5, ?5, 'desk', ?6, ?7, ?8)");
  Statement queue(
      database,
      "insert into outbox (ticket, recipient, kind, state, not_before) values (?1, ?2, 'rung', 'queued', ?3)");
  Statement next(database, "select value from counter where name = 'seq'");
  Statement advance(database, "update counter set value = ?1 where name = 'seq'");
  std::int64_t done = 0;
  for (std::vector<std::int64_t> due;; due.clear()) {
    for (find.bind(now); find.step();) due.push_back(find.number(0));
    find.reset();
    if (due.empty()) return done;
    database.run("begin immediate");
    next.step();
    std::int64_t seq = next.number(0);
    next.reset();
    for (std::int64_t id : due) {
      std::string key = std::to_string(id);
      raise.bind(id, kNow).run();
      move.bind(id, kNow).run();
      log.bind(++seq, seq, std::string_view(key), std::int64_t{4}, kNow, std::string_view("rung.fired"), kData, kHash)
          .run();
      log.bind(++seq, seq, std::string_view(key), std::int64_t{5}, kNow, std::string_view("ticket.prioritised"), kData,
               kHash)
          .run();
      queue.bind(id, std::string_view("ada@example.org"), kNow).run();
    }
    advance.bind(seq).run();
    database.run("commit");
    done += static_cast<std::int64_t>(due.size());
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 3 && count != 5) return 64;
  Database database(words[1]);
  if (count == 5)
    make(database, std::atoll(words[3]), std::atoll(words[4]));
  else
    std::printf("%lld\n", static_cast<long long>(sweep(database, std::atoll(words[2]))));
}
