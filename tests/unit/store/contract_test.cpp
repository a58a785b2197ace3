// What every command may rely on, whatever database is below.
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "base/format.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

std::vector<std::int64_t> numbers(const std::string& path, std::string_view sql) {
  std::vector<std::int64_t> all;
  for (const std::string& value : raw(path, sql)) all.push_back(std::stoll(value));
  return all;
}

std::vector<std::int64_t> one_to(std::int64_t last) {
  std::vector<std::int64_t> all;
  for (std::int64_t i = 1; i <= last; ++i) all.push_back(i);
  return all;
}

/// A change of nothing but a note, decided on what the unit reads.
void note(Unit& unit, TicketId id, std::int64_t minute = 1) {
  unit.commit(change(then(*unit.ticket(id), domain::TicketNoted{"a note"}, minute)));
}

}  // namespace

TEST_CASE("numbers of tickets, runs, operations, entries and effects have no gaps, in the order of commits") {
  Scratch scratch;
  Store store(scratch.path);
  CHECK(log(store).number == 1);
  CHECK_THROWS_AS(store.write(caller(),
                              [](Unit& unit) {
                                unit.commit(change(logged(unit.new_ticket())));
                                throw Error(Code::refused, "policy refuses it");
                              }),
                  Error);
  CHECK(store.write(caller(), [](Unit& unit) { unit.new_ticket(); }) == OperationId{});
  CHECK(log(store).number == 2);
  CHECK(numbers(scratch.path, "select seq from journal order by seq") == one_to(8));
  CHECK(numbers(scratch.path, "select id from operation order by id") == one_to(2));
  CHECK(numbers(scratch.path, "select id from outbox order by id") == one_to(2));
  CHECK(verify(store).empty());
}

TEST_CASE("a number that was given back goes to the next ticket") {
  Scratch scratch;
  Store store(scratch.path);
  store.write(caller(), [](Unit& unit) {
    unit.new_ticket();
    unit.give_back_ticket();
    unit.commit(change(logged(unit.new_ticket())));
  });
  CHECK(load(store, {1}).ticket.id.number == 1);
}

TEST_CASE("a number that was given out and not used breaks the unit") {
  Scratch scratch;
  Store store(scratch.path);
  CHECK_THROWS_AS(store.write(caller(),
                              [](Unit& unit) {
                                unit.new_ticket();
                                unit.commit(change(logged(unit.new_ticket())));
                              }),
                  Error);
  CHECK(log(store).number == 1);
}

TEST_CASE("a unit that writes nothing leaves nothing, not even an operation") {
  Scratch scratch;
  Store store(scratch.path);
  CHECK(store.write(caller(), [](Unit&) {}) == OperationId{});
  CHECK(store.write(caller(), [](Unit& unit) { unit.commit({}); }) == OperationId{});
  CHECK(raw(scratch.path, "select id from operation").empty());
}

TEST_CASE("what a unit committed, it reads; others read it after the transaction") {
  Scratch scratch;
  Store store(scratch.path), other(scratch.path);
  store.write(caller(), [&](Unit& unit) {
    const TicketId id = unit.new_ticket();
    unit.commit(change(logged(id)));
    CHECK(unit.ticket(id)->ticket.version == 4);
    note(unit, id);
    CHECK(unit.ticket(id)->ticket.version == 5);
    note(unit, id, 2);
    other.read([&](Reading& reading) { CHECK(!reading.ticket(id)); });
  });
  CHECK(load(other, {1}).ticket.version == 6);
  CHECK(verify(store).empty());
}

TEST_CASE("a change decided on an old version is refused, and the unit runs again on the new one") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store);
  StoredTicket read = load(store, id);
  store.write(caller(1), [&](Unit& unit) { note(unit, id); });
  int attempts = 0;
  store.write(caller(2), [&](Unit& unit) {
    if (++attempts > 1) read = *unit.ticket(id);
    unit.commit(change(then(read, domain::TicketNoted{"decided outside"}, 2)));
  });
  CHECK(attempts == 2);
  CHECK(load(store, id).ticket.version == 6);
  CHECK(verify(store).empty());
}

TEST_CASE("who keeps deciding on an old version is told to try again when the wait is over") {
  Scratch scratch;
  Store store(scratch.path, {.wait_ms = 20});
  const TicketId id = log(store);
  const StoredTicket read = load(store, id);
  store.write(caller(1), [&](Unit& unit) { note(unit, id); });
  int attempts = 0;
  try {
    store.write(caller(2), [&](Unit& unit) {
      ++attempts;
      unit.commit(change(then(read, domain::TicketNoted{"stubborn"}, 2)));
    });
    FAIL("it was written");
  } catch (const Error& error) {
    CHECK(error.code == Code::try_again);
  }
  CHECK(attempts > 2);
  CHECK(load(store, id).ticket.version == 5);
}

TEST_CASE("who waits for the lock longer than the wait is told to try again") {
  Scratch scratch;
  Store store(scratch.path), other(scratch.path, {.wait_ms = 10});
  store.write(caller(), [&](Unit& unit) {
    unit.commit(change(logged(unit.new_ticket())));
    try {
      log(other);
      FAIL("it was written");
    } catch (const Error& error) {
      CHECK(error.code == Code::try_again);
    }
  });
  CHECK(log(other).number == 2);
}

TEST_CASE("readers are not held up by a writer, and see one state for as long as they read") {
  Scratch scratch;
  Store store(scratch.path), other(scratch.path, {.wait_ms = 0});
  const TicketId id = log(store);
  other.read([&](Reading& reading) {
    CHECK(reading.ticket(id)->ticket.version == 4);
    store.write(caller(1), [&](Unit& unit) { note(unit, id); });
    CHECK(reading.ticket(id)->ticket.version == 4);
    CHECK(reading.position() == 4);
  });
  CHECK(load(other, id).ticket.version == 5);
}

TEST_CASE("writers in four threads leave no gap and lose nothing") {
  Scratch scratch;
  {
    Store store(scratch.path);
    log(store);
  }
  constexpr int kEach = 25;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i)
    writers.emplace_back([&] {
      Store store(scratch.path, {.wait_ms = 60'000});
      for (int k = 0; k < kEach; ++k) {
        log(store, "from a thread", k + 1);
        store.write(caller(k + 1), [&](Unit& unit) { note(unit, {1}, k + 1); });
      }
    });
  for (auto& writer : writers) writer.join();
  Store store(scratch.path);
  CHECK(numbers(scratch.path, "select id from ticket order by id") == one_to(4 * kEach + 1));
  CHECK(numbers(scratch.path, "select id from operation order by id") == one_to(8 * kEach + 1));
  CHECK(load(store, {1}).ticket.version == 4 + 4 * kEach);
  CHECK(verify(store).empty());
}

TEST_CASE("a process that dies anywhere leaves whole transactions or none, and what was acknowledged is there") {
  Scratch scratch;
  std::int64_t acknowledged = 0;
  for (int round = 0; round < 30; ++round) {
    int pipe_ends[2];
    REQUIRE(pipe(pipe_ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
      close(pipe_ends[0]);
      try {
        Store store(scratch.path, {.bulk = round % 2 == 1});
        for (;;) {
          const std::int64_t number = log(store, "before the end").number;
          if (write(pipe_ends[1], &number, sizeof number) != sizeof number) _exit(1);
        }
      } catch (...) {
        _exit(2);
      }
    }
    close(pipe_ends[1]);
    std::int64_t number = 0;
    // Some die while they open the store; the others have said that something is written, however slow the machine is.
    if (round % 3 != 0 && read(pipe_ends[0], &number, sizeof number) == sizeof number)
      acknowledged = std::max(acknowledged, number);
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + 7 * (round % 6)));
    kill(child, SIGKILL);
    while (read(pipe_ends[0], &number, sizeof number) == sizeof number)
      acknowledged = std::max(acknowledged, number);
    close(pipe_ends[0]);
    waitpid(child, nullptr, 0);
  }
  Store store(scratch.path);
  std::int64_t tickets = 0;
  store.read([&](Reading& reading) { tickets = reading.count({}); });
  CHECK(acknowledged > 0);
  CHECK(tickets >= acknowledged);
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("in a rehearsal equal commands give equal bytes, in one process or in many") {
  auto hex_of = [](std::string_view column) { return on_server() ? format("encode({}, 'hex')", column) : format("hex({})", column); };
  auto dump = [&](const std::string& path) {
    std::string all;
    for (const std::string& sql :
         {format("select seq || kind || data || {} || {} || recorded_at from journal order by seq", hex_of("salt"), hex_of("hash")),
          format("select id || token || {} from operation order by id", hex_of("digest")),
          format("select id || {} || created_at from ticket order by id", hex_of("head"))})
      for (const std::string& row : raw(path, sql)) all += row + "\n";
    return all;
  };
  Scratch one(true), many(true), other(true);
  {
    Store store(one.path);
    for (int i = 0; i < 3; ++i) log(store, "again", i);
  }
  for (int i = 0; i < 3; ++i) {
    Store store(many.path);
    log(store, "again", i);
  }
  {
    Store store(other.path);
    log(store, "another");
  }
  CHECK(!dump(one.path).empty());
  CHECK(dump(one.path) == dump(many.path));
  CHECK(raw(one.path, "select recorded_at - at from journal") == std::vector<std::string>(12, "0"));
  Scratch real, real2;
  {
    Store a(real.path), b(real2.path);
    log(a);
    log(b);
  }
  CHECK(raw(real.path, format("select {} from journal", hex_of("salt"))) != raw(real2.path, format("select {} from journal", hex_of("salt"))));
  CHECK(raw(real.path, "select distinct recorded_at - at from journal") == std::vector<std::string>{"3000000"});
}

TEST_CASE("a backup made while others write is a sound store") {
  Scratch scratch;
  Store store(scratch.path);
  for (int i = 0; i < 5; ++i) log(store);
  const std::string copy = scratch.folder.path("backup.db");
  store.write(caller(9), [&](Unit& unit) {
    unit.commit(change(logged(unit.new_ticket())));
    Store(scratch.path).backup(copy, false);
  });
  Store backup(copy);
  CHECK(verify(backup).empty());
  CHECK(numbers(copy, "select count(*) from ticket") == std::vector<std::int64_t>{5});
  CHECK(log(backup).number == 6);
  CHECK_THROWS_AS(store.backup(copy, false), Error);
}

TEST_CASE("an external key logs once") {
  Scratch scratch;
  Store store(scratch.path);
  auto with_key = [](Unit& unit) {
    domain::TicketChange ticket;
    ticket.after.id = unit.new_ticket();
    domain::TicketLogged event;
    event.key = "K-1";
    ticket.record(at(0), ana(), event);
    unit.commit(change(ticket));
  };
  store.write(caller(), with_key);
  store.read([&](Reading& reading) {
    CHECK(reading.ticket_by_key("K-1") == TicketId{1});
    CHECK(!reading.ticket_by_key("K-2"));
  });
  CHECK_THROWS_AS(store.write(caller(), with_key), Error);
}

TEST_CASE("the agenda lists what is due in order of time, tickets before runs") {
  Scratch scratch;
  Store store(scratch.path);
  for (const int minute : {30, 10, 20}) log(store, "due", minute);  // each wakes 45 minutes later
  store.write(caller(), [](Unit& unit) {
    domain::RunChange run;
    run.after.id = unit.new_run();
    run.record(at(0), ana(), domain::RunStarted{"onboarding"});
    run.wake_at = at(55);
    domain::Change all;
    all.runs.push_back(run);
    unit.commit(all);
  });
  store.read([&](Reading& reading) {
    CHECK(reading.next_wake() == at(55));
    CHECK(reading.due(at(54), 10).empty());
    std::vector<std::string> due;
    for (const Due& each : reading.due(at(65), 10))
      due.push_back(each.subject.kind == domain::SubjectKind::run ? to_text(RunId{each.subject.number})
                                                                  : to_text(TicketId{each.subject.number}));
    CHECK(due == std::vector<std::string>{"2", "r1", "3"});
    CHECK(reading.due(at(65), 1).size() == 1);
  });
}

}  // namespace spoc::store
