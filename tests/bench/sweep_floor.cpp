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
  make_tables(database);
  database.run("begin immediate");
  TicketWriter writer(database);
  for (std::int64_t id = take_numbers(database, open); id <= open; ++id)
    writer.write(id, "printer jams again", "the printer on the second floor jams again", id <= due ? 1 : 2);
  database.run("commit");
}

std::int64_t sweep(const Database& database, std::int64_t now) {
  Statement find(database, "select id from ticket where wake_at <= ?1 order by wake_at, id limit 1000");
  Statement raise(database, "update ticket set priority = 'P2', version = version + 2, due_at = ?2, wake_at = ?2, head = ?3 where id = ?1");
  Statement log(database, "insert into journal values (?1, 2, 0, ?2, ?3, ?4, ?4, null, null, 'time', ?5, ?6, ?7, ?8, case ?3 when 9 then ?1 + 1 end)");
  Statement fired(database, "insert into fired values (?1, 0, 'resolution@75%', ?2, 1, ?2)");
  Statement queue(database,
                  "insert into outbox (operation, kind, ticket, recipient, reason, at, urgent, state, attempts, digest) values"
                  " (2, 'notice', ?1, 'assignee', 'resolution@75%', ?2, 0, 'queued', 0, 1)");
  Statement next(database, "select seq from counter");
  Statement advance(database, "update counter set seq = ?1");
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
      raise.bind(id, kNow, kHash).run();
      fired.bind(id, kNow).run();
      for (const std::int64_t version : {9, 10}) log.bind(++seq, id, version, kNow, std::string_view("rung.fired"), kData, kSalt, kHash).run();
      queue.bind(id, kNow).run();
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
