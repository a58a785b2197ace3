// The rows that one ticket leaves behind when it is logged: itself, three entries of the journal, a message to send,
// its place in the agenda, and its words in the index.
#pragma once

#include <string_view>

#include "database.h"

namespace spoc::bench {

inline constexpr const char* kSchema = R"sql(
pragma journal_mode = wal;
create table counter (name text primary key, value integer not null) strict, without rowid;
insert into counter values ('ticket', 0), ('seq', 0), ('operation', 0);
create table ticket (
  id integer primary key, version integer not null, type text not null, subject text not null, description text not null,
  status text not null, priority text not null, impact text not null, urgency text not null, service text, category text,
  team text, assignee text, owner text, requester text not null, address text not null, channel text not null,
  created_at integer not null, last_activity_at integer not null, due_at integer) strict;
create index ticket_team on ticket (team, status);
create index ticket_assignee on ticket (assignee, status);
create index ticket_requester on ticket (address);
create table agenda (ticket integer primary key, wake_at integer) strict;
create index agenda_wake on agenda (wake_at, ticket) where wake_at is not null;
create table journal (
  seq integer primary key, operation integer not null, subject text not null, version integer not null, at integer not null,
  recorded_at integer not null, actor text not null, kind text not null, data text not null, hash text not null) strict;
create index journal_subject on journal (subject, version);
create table outbox (id integer primary key, ticket integer not null, recipient text not null, kind text not null,
  state text not null, not_before integer not null) strict;
create index outbox_queued on outbox (not_before) where state = 'queued';
create virtual table words using fts5(subject, description, content='', detail=none, columnsize=0);
)sql";

inline constexpr std::int64_t kNow = 1'800'000'000'000'000;
inline constexpr std::string_view kHash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
inline constexpr std::string_view kData =
    R"({"clock":"resolution","cycle":1,"target":"8bh","target_s":28800,"calendar":"office","sla":"standard","since":null})";

/// The prepared statements of one logged ticket.
class TicketWriter {
 public:
  explicit TicketWriter(const Database& database)
      : ticket_(database,
                "insert into ticket values (?1, 3, 'incident', ?2, ?3, 'new', 'P3', 'medium', 'medium', null, null,"
                " 'service_desk', null, 'ada', '', ?4, 'portal', ?5, ?5, ?6)"),
        agenda_(database, "insert into agenda values (?1, ?2)"),
        journal_(database, "insert into journal values (?1, ?2, ?3, ?4, ?5, ?5, 'ada', ?6, ?7, ?8)"),
        outbox_(database, "insert into outbox values (?1, ?1, ?2, 'acknowledgement', 'queued', ?3)"),
        words_(database, "insert into words (rowid, subject, description) values (?1, ?2, ?3)") {}

  void write(std::int64_t id, std::string_view subject, std::string_view description, std::int64_t wake_at) {
    ticket_.bind(id, subject, description, std::string_view("ana@example.org"), kNow, wake_at).run();
    agenda_.bind(id, wake_at).run();
    std::int64_t seq = id * 3;
    char name[24];
    std::string_view key(
        name, static_cast<std::size_t>(std::snprintf(name, sizeof name, "%lld", static_cast<long long>(id))));
    journal_.bind(seq - 2, id, key, std::int64_t{1}, kNow, std::string_view("ticket.logged"), description, kHash).run();
    journal_.bind(seq - 1, id, key, std::int64_t{2}, kNow, std::string_view("ticket.routed"), kData, kHash).run();
    journal_.bind(seq, id, key, std::int64_t{3}, kNow, std::string_view("clock.started"), kData, kHash).run();
    outbox_.bind(id, std::string_view("ana@example.org"), kNow).run();
    words_.bind(id, subject, description).run();
  }

 private:
  Statement ticket_, agenda_, journal_, outbox_, words_;
};

/// Takes `count` numbers for tickets, and as many entries and operations; the first of them.
inline std::int64_t take_numbers(const Database& database, std::int64_t count) {
  Statement take(database, "update counter set value = value + ?1 where name = 'ticket' returning value");
  take.bind(count).step();
  std::int64_t last = take.number(0);
  take.reset();
  Statement(database, "update counter set value = value + 3 * ?1 where name = 'seq'").bind(count).run();
  Statement(database, "update counter set value = value + ?1 where name = 'operation'").bind(count).run();
  return last - count + 1;
}

}  // namespace spoc::bench
