// The rows that one ticket leaves behind when it is logged, in the store's own tables: itself and its text, eight entries of the
// journal, three clocks, a message to send, and its words in the index. The same rows as the program's, without deciding them.
#pragma once

#include <string_view>

#include "database.h"
#include "store/schema/schema_001.h"

namespace spoc::bench {

inline constexpr std::int64_t kNow = 1'800'000'000'000'000;
inline constexpr std::int64_t kEntries = 8;  ///< the first of them tells the number of the last
inline constexpr Bytes kHash{"0123456789abcdef0123456789abcdef"};
inline constexpr Bytes kSalt{"0123456789abcdef"};
inline constexpr std::string_view kKind = "clock.started";
inline constexpr std::string_view kData = R"({"clock":"resolution","target":"8bh","target_s":28800,"calendar":"office","sla":"standard"})";

inline void make_tables(const Database& database) {
  database.run("pragma journal_mode = wal");
  database.run(store::schema::kSchema001.data());
  database.run("create virtual table words using fts5(text, content='', columnsize=0, detail=none)");
  database.run("insert into counter values (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
}

/// The prepared statements of one logged ticket.
class TicketWriter {
 public:
  explicit TicketWriter(const Database& database)
      : ticket_(database,
                "insert into ticket (id, version, operation, head, lists, due_at, wake_at, type, subject, status, turn, turn_since,"
                " priority, priority_overridden, impact, urgency, team, department, tier, requester_address, channel, confidential,"
                " round, bundle, sla, created_at, last_activity_at, last_at, transfers, reopens, reminders, spent_s, handover_open,"
                " team_since, with_vendor, received_at, overslept) values (?1, 8, 1, ?2, 1, ?3, ?3, 'incident', ?4, 'new', 'desk', ?5, 'P3', 0,"
                " 'medium', 'medium', 'service_desk', 'it', 1, ?6, 'portal', 0, 0, 'bundle', 'standard', ?5, ?5, ?5, 0, 0, 0, 0, 0, ?5,"
                " 0, ?5, 0)"),
        text_(database, "insert into ticket_text values (?1, ?2, null, null, null)"),
        journal_(database, "insert into journal values (?1, 1, 0, ?2, ?3, ?4, ?4, 'ada', null, 'cli', ?5, ?6, ?7, ?8,"
                           " case ?3 when 1 then ?1 + 7 end)"),
        clock_(database,
               "insert into clock values (?1, ?2, 'resolution', 1, '8bh', 28800, 'office', 'standard', ?3, null, null, 0, ?4)"),
        outbox_(database,
                "insert into outbox values (?1, 1, 'notice', ?1, null, null, 'requester', 'acknowledgement', null, null, ?2, 'ada', 0,"
                " 'queued', null, 0, null, null, null, 1)"),
        words_(database, "insert into words (rowid, text) values (?1, ?2)") {}

  void write(std::int64_t id, std::string_view subject, std::string_view description, std::int64_t wake_at) {
    ticket_.bind(id, kHash, wake_at, subject, kNow, std::string_view("ana@example.org")).run();
    text_.bind(id, description).run();
    for (std::int64_t version = 1; version <= kEntries; ++version)
      journal_.bind((id - 1) * kEntries + version, id, version, kNow, kKind, version == 1 ? description : kData, kSalt, kHash).run();
    for (std::int64_t position = 0; position < 3; ++position) clock_.bind(id, position, kNow, wake_at).run();
    outbox_.bind(id, kNow).run();
    words_.bind(id, description).run();
  }

 private:
  Statement ticket_, text_, journal_, clock_, outbox_, words_;
};

/// Takes `count` numbers for tickets, and the entries and the operation that go with them; the first of them.
inline std::int64_t take_numbers(const Database& database, std::int64_t count) {
  Statement take(database,
                 "update counter set ticket = ticket + ?1, status_new = status_new + ?1, seq = seq + ?1 * 8, effect = effect + ?1, operation = operation + 1"
                 " returning ticket, operation");
  take.bind(count).step();
  const std::int64_t last = take.number(0);
  const std::int64_t operation = take.number(1);
  take.reset();
  Statement(database, "insert into operation values (?1, 'token' || ?1, 'log', 'ada', null, 'cli', 'ada', ?2, ?2, ?3)")
      .bind(operation, kNow, kHash)
      .run();
  return last - count + 1;
}

}  // namespace spoc::bench
