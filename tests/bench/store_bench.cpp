// Bulk commits through the store beside a program that inserts the same rows into the same schema, knowing them
// already: no JSON, no hashes, no checks. 100,000 tickets (three events, two clocks, one effect each) in transactions
// of 10,000; then their texts, indexed. Then single commits, each by a store opened anew, beside the same rows in one
// raw transaction.
//   store_bench [TICKETS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/format.h"
#include "database.h"
#include "domain/fold.h"
#include "store/schema/schema_001.h"
#include "store/store.h"

namespace {

using namespace spoc;

constexpr std::int64_t kBatch = 10'000;
constexpr std::int64_t kNow = 1'780'000'000'000'000;
constexpr std::string_view kIndex =
    "create virtual table search using fts5(text, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 "
    "remove_diacritics 2')";
constexpr std::string_view kDescription =
    "Since this morning the printer on the third floor takes the paper from the wrong tray and then stops with an "
    "error. "
    "We have switched it off and on again twice. Two colleagues wait for their contracts.";
constexpr std::string_view kLogged =
    R"({"subject":"printer on floor three jams 123456","description":"Since this morning the printer on the third floor takes the paper from the wrong tray and then stops with an error. We have switched it off and on again twice. Two colleagues wait for their contracts.","requester":{"address":"someone@example.org"},"channel":"portal","bundle":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})";
constexpr std::string_view kRouted = R"({"team":"desktop","department":"it","tier":2,"by":"rule","rule":"printers"})";
constexpr std::string_view kClock =
    R"({"clock":"response","target":"8bh","target_s":28800,"calendar":"office","sla":"standard"})";
const std::string kBundle(64, 'a');
const std::string kHash(32, 'h');
const std::string kSalt(16, 's');

/// What something took: on the wall, which a disk and other programs stretch, and of the processor.
struct Spent {
  double wall = 0, cpu = 0;
  Spent& operator+=(Spent other) {
    wall += other.wall;
    cpu += other.cpu;
    return *this;
  }
  friend Spent operator+(Spent a, Spent b) { return a += b; }
};

Spent spent_by(auto&& work) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

std::string subject_of(std::int64_t number) {
  return format("printer on floor three jams {}", 100'000 + number);
}

void fresh(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}

// Through the store.

domain::Change change_of(domain::TicketId id) {
  const domain::Actor ana{"ana", "", "cli"}, program{"", "", "cli"};
  domain::Change change;
  domain::TicketChange& ticket = change.tickets.emplace_back();
  ticket.after.id = id;
  domain::TicketLogged logged;
  logged.subject = subject_of(id.number);
  logged.description = kDescription;
  logged.requester.address = format("p{}@example.org", id.number % 997);
  logged.channel = "portal";
  logged.bundle = kBundle;
  ticket.record({kNow}, ana, std::move(logged));
  ticket.record({kNow}, program, domain::TicketRouted{"desktop", "it", 2, "rule", "printers", "", "", ""});
  for (const auto name : {domain::ClockName::response, domain::ClockName::resolution}) {
    domain::Clock clock;
    clock.name = name;
    clock.target = "8bh";
    clock.target_s = 28'800;
    clock.calendar = "office";
    clock.sla = "standard";
    clock.started_at = {kNow};
    ticket.after.clocks.push_back(std::move(clock));
    ticket.schedule.clock_due.push_back(time::Instant{kNow + 28'800'000'000});
  }
  domain::ClockStarted started;
  started.clock = domain::ClockName::response;
  started.target = "8bh";
  started.target_s = 28'800;
  started.calendar = "office";
  started.sla = "standard";
  ticket.events.push_back({{kNow}, program, std::move(started)});
  ++ticket.after.version;
  ticket.schedule.due_at = ticket.schedule.clock_due.front();
  ticket.schedule.wake_at = time::Instant{kNow + 21'600'000'000 + id.number};
  domain::Effect& effect = change.effects.emplace_back();
  effect.ticket = id;
  effect.to = "requester";
  effect.reason = "acknowledgement";
  effect.at = {kNow};
  return change;
}

const store::Caller kCaller{{"ana", "", "cli"}, "ana", "log", {kNow}, {kNow}};

/// For the rows, and for the index after them; what making the changes costs is not the store's and is taken
/// off.
struct Taken {
  Spent rows, index;
};

Taken bulk_through_store(const std::string& path, std::int64_t tickets) {
  fresh(path);
  store::Store::create(path, "Example Works", false, "");
  store::Store store(path, {.bulk = true});
  Taken taken;
  std::vector<domain::Change> changes(kBatch);
  for (std::int64_t done = 0; done < tickets; done += kBatch) {
    for (std::int64_t i = 0; i < kBatch; ++i) changes[static_cast<std::size_t>(i)] = change_of({done + i + 1});
    taken.rows += spent_by([&] {
      store.write(kCaller, [&](store::Unit& unit) {
        for (const auto& change : changes) {
          unit.new_ticket();
          unit.commit(change);
        }
      });
    });
  }
  taken.index = spent_by([&] {
    for (bool more = true; more;) store.write(kCaller, [&](store::Unit& unit) { more = unit.index_pending(kBatch); });
  });
  return taken;
}

// The same rows, raw.

class RawWriter {
 public:
  explicit RawWriter(const bench::Database& database)
      : ticket_(
            database,
            "insert into ticket (id, version, operation, head, lists, due_at, wake_at, type, subject, status, turn, "
            "turn_since, priority_overridden, impact, urgency, team, department, tier, requester_address, channel, "
            "confidential, round, bundle, created_at, last_activity_at, last_at, transfers, reopens, reminders, "
            "spent_s, handover_open, team_since, overslept) values (?1, 3, ?2, cast(?3 as blob), 3, ?4, ?5, "
            "'incident', ?6, 'new', 'desk', ?7, 0, 'medium', 'medium', 'desktop', 'it', 2, ?8, 'portal', 0, 0, ?9, "
            "?7, ?7, ?7, 0, 0, 0, 0, 0, ?7, 0)"),
        text_(database, "insert into ticket_text values (?1, ?2, null, null, null)"),
        clock_(database,
               "insert into clock values (?1, ?2, ?3, 1, '8bh', 28800, 'office', 'standard', ?4, null, null, 0, ?5)"),
        journal_(database,
                 "insert into journal values (?1, ?2, 0, ?3, ?4, ?5, ?5, 'ana', null, 'cli', ?6, ?7, cast(?8 as blob), "
                 "cast(?9 as blob), case ?4 when 1 then ?1 + 2 end)"),
        outbox_(
            database,
            "insert into outbox values (?1, ?2, 'notice', ?1, null, null, 'requester', 'acknowledgement', null, null, "
            "?3, null, 0, 'queued', 0, 0, null, null, 1234567890123456789)"),
        operation_(database,
                   "insert into operation values (?1, ?2, 'log', 'ana', null, 'cli', 'ana', ?3, ?3, cast(?4 as blob))"),
        counter_(database, "update counter set operation = ?1, seq = ?2, ticket = ?3, effect = ?3 where id = 1"),
        index_(database, "insert into search(rowid, text) values (?1, ?2)") {}

  void write(std::int64_t id, std::int64_t operation) {
    const std::string subject = subject_of(id), address = format("p{}@example.org", id % 997);
    const std::int64_t due = kNow + 28'800'000'000;
    journal_
        .bind(3 * id - 2, operation, id, std::int64_t{1}, kNow, std::string_view("ticket.logged"), kLogged, view(kSalt),
              view(kHash))
        .run();
    journal_
        .bind(3 * id - 1, operation, id, std::int64_t{2}, kNow, std::string_view("ticket.routed"), kRouted, view(kSalt),
              view(kHash))
        .run();
    journal_
        .bind(3 * id, operation, id, std::int64_t{3}, kNow, std::string_view("clock.started"), kClock, view(kSalt),
              view(kHash))
        .run();
    ticket_
        .bind(id, operation, view(kHash), due, kNow + 21'600'000'000 + id, view(subject), kNow, view(address),
              view(kBundle))
        .run();
    text_.bind(id, kDescription).run();
    clock_.bind(id, std::int64_t{0}, std::string_view("response"), kNow, due).run();
    clock_.bind(id, std::int64_t{1}, std::string_view("resolution"), kNow, due).run();
    outbox_.bind(id, operation, kNow).run();
  }
  void finish(std::int64_t last, std::int64_t operation) {
    operation_.bind(operation, view(format("{:032}", operation)), kNow, view(kHash)).run();
    counter_.bind(operation, 3 * last, last).run();
  }
  void index(std::int64_t id) {
    const std::string text = subject_of(id) + "\n" + std::string(kDescription);
    index_.bind(id << 21, view(text)).run();
  }

 private:
  static std::string_view view(const std::string& text) { return text; }
  bench::Statement ticket_, text_, clock_, journal_, outbox_, operation_, counter_, index_;
};

/// A database as the store makes it.
void create_raw(const std::string& path) {
  fresh(path);
  store::Store::create(path, "Example Works", false, "");
}

Taken bulk_raw(const std::string& path, std::int64_t tickets) {
  create_raw(path);
  bench::Database database(path.c_str());
  database.run("pragma cache_size = -65536; pragma foreign_keys = on; pragma wal_autocheckpoint = 16000");
  RawWriter writer(database);
  Taken taken;
  taken.rows = spent_by([&] {
    for (std::int64_t done = 0; done < tickets; done += kBatch) {
      database.run("begin immediate");
      for (std::int64_t i = 1; i <= kBatch; ++i) writer.write(done + i, done / kBatch + 1);
      writer.finish(done + kBatch, done / kBatch + 1);
      database.run("commit");
    }
  });
  taken.index = spent_by([&] {
    for (std::int64_t done = 0; done < tickets; done += kBatch) {
      database.run("begin immediate");
      for (std::int64_t i = 1; i <= kBatch; ++i) writer.index(done + i);
      database.run("commit");
    }
  });
  return taken;
}

// One at a time.

Spent single_through_store(const std::string& path, std::int64_t id) {
  return spent_by([&] {
    store::Store store(path);
    store.write(kCaller, [&](store::Unit& unit) {
      unit.new_ticket();
      unit.commit(change_of({id}));
    });
  });
}

Spent single_raw(const std::string& path, std::int64_t id) {
  return spent_by([&] {
    bench::Database database(path.c_str());
    RawWriter writer(database);
    database.run("begin immediate");
    writer.write(id, id);
    writer.index(id);
    writer.finish(id, id);
    database.run("commit");
  });
}

void line(const char* what, Spent store, Spent raw, double per) {
  std::printf("%-26s %9.2f us %9.2f us %6.2f   %9.2f us %9.2f us %6.2f\n", what, store.wall / per * 1e6,
              raw.wall / per * 1e6, store.wall / raw.wall, store.cpu / per * 1e6, raw.cpu / per * 1e6,
              store.cpu / raw.cpu);
}

Spent median(const std::vector<Spent>& all) {
  auto middle = [&](double Spent::*member) {
    std::vector<double> values;
    for (const Spent& spent : all) values.push_back(spent.*member);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
  };
  return {middle(&Spent::wall), middle(&Spent::cpu)};
}

}  // namespace

int main(int count, char** words) {
  const std::int64_t tickets = count > 1 ? std::atoll(words[1]) / kBatch * kBatch : 100'000;
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "spoc-store-bench";
  std::filesystem::create_directories(folder);
  const std::string ours = (folder / "ours.db").string(), raw = (folder / "raw.db").string();

  std::printf("%-26s %12s %12s %6s   %12s %12s %6s\n", "a ticket", "store", "raw", "ratio", "store cpu", "raw cpu",
              "ratio");
  for (int round = 0; round < 3; ++round) {
    const Taken a = bulk_through_store(ours, tickets), b = bulk_raw(raw, tickets);
    line("bulk: rows", a.rows, b.rows, static_cast<double>(tickets));
    line("bulk: index", a.index, b.index, static_cast<double>(tickets));
    line("bulk: both", a.rows + a.index, b.rows + b.index, static_cast<double>(tickets));
  }
  create_raw(raw);
  fresh(ours);
  store::Store::create(ours, "Example Works", false, "");
  std::vector<Spent> a, b;
  for (std::int64_t id = 1; id <= 101; ++id) {
    a.push_back(single_through_store(ours, id));
    b.push_back(single_raw(raw, id));
  }
  line("single: open, log, close", median(a), median(b), 1);
  std::filesystem::remove_all(folder);
}
