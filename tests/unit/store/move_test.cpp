#include "store/move.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "full_store.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

const Instant kNow = at(100'000);

void move(const std::string& from, const std::string& to) {
  Move move(from, to, kNow);
  move.copy({});
  REQUIRE(verify(*move.made()) == std::vector<std::string>{});
  move.finish();
}

std::optional<Code> refusal(auto&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code;
  }
  return std::nullopt;
}

/// A child that does the work and is killed when it has reached that step; whether it was.
bool killed_after(int steps, auto&& work) {
  const pid_t child = fork();
  if (child == 0) {
    int left = steps;
    try {
      work([&] {
        if (left-- == 0) kill(getpid(), SIGKILL);
      });
    } catch (...) {
      _exit(2);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("a store that moved is the same at its new place, and the old one says where it went") {
  Scratch scratch(true);
  fill(scratch.path);
  const auto before = lines_of(scratch.path);
  const Place to;
  Store open(scratch.path);
  move(scratch.path, to.path);
  CHECK(lines_of(to.path) == before);
  CHECK(moved_to(scratch.path) == to.path);
  CHECK(refusal([&] { Store store(scratch.path); }) == Code::configuration);
  CHECK(refusal([&] { Store::upgrade(scratch.path); }) == Code::configuration);
  // Who had it open before does not get through either.
  CHECK(refusal([&] { log(open); }) == Code::configuration);
  CHECK(refusal([&] { open.meta(); }) == Code::configuration);
  Store store(to.path);
  CHECK(log(store, "at the new place").number > 1);
}

TEST_CASE("a store can move into a file, back where it was, and away again") {
  Scratch scratch(true);
  fill(scratch.path);
  const auto before = lines_of(scratch.path);
  const std::string file = scratch.folder.path("there.db");
  for (int i = 0; i < 2; ++i) {
    move(scratch.path, file);
    CHECK(lines_of(file) == before);
    move(file, scratch.path);
    CHECK(lines_of(scratch.path) == before);
  }
  Store store(scratch.path);
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("while it moves others read, and are told to try again when they write") {
  Scratch scratch;
  log(*std::make_unique<Store>(scratch.path));
  const Place to;
  {
    Move move(scratch.path, to.path, kNow);
    move.copy({});
    Store other(scratch.path, {.wait_ms = 10});
    CHECK(load(other, {1}).ticket.version == 4);
    CHECK(refusal([&] { log(other); }) == Code::try_again);
    CHECK(refusal([&] { Move again(scratch.path, to.path, kNow, 10); }) == Code::try_again);
    // Nobody works with what is not proved.
    CHECK(refusal([&] { Store store(to.path); }) == Code::configuration);
  }
  // It was given up: the store is where it was.
  Store store(scratch.path);
  CHECK(log(store).number == 2);
  move(scratch.path, to.path);
  CHECK(load(*std::make_unique<Store>(to.path), {2}).ticket.version == 4);
}

TEST_CASE("a store does not move to where another desk is, or something else") {
  Scratch scratch, other;
  log(*std::make_unique<Store>(scratch.path));
  log(*std::make_unique<Store>(other.path));
  const auto before = lines_of(other.path);
  CHECK(refusal([&] { Move move(scratch.path, other.path, kNow); }) == Code::cannot_create);
  CHECK(refusal([&] { Move move(scratch.path, scratch.path, kNow); }) == Code::usage);
  write_file(scratch.folder.path("letter"), "Dear Ana, …");
  CHECK(refusal([&] { Move move(scratch.path, scratch.folder.path("letter"), kNow); }) == Code::cannot_create);
  CHECK(read_file(scratch.folder.path("letter")) == "Dear Ana, …");
  // Nor to where another desk has been.
  const Place elsewhere;
  move(other.path, elsewhere.path);
  CHECK(refusal([&] { Move move(scratch.path, other.path, kNow); }) == Code::cannot_create);
  CHECK(lines_of(elsewhere.path) == before);
}

TEST_CASE("a store does not move while a sweep goes on or something is being delivered") {
  Scratch scratch;
  Store store(scratch.path);
  log(store);
  const Place to;
  auto sweep = store.try_lock("sweep");
  CHECK(refusal([&] { Move move(scratch.path, to.path, kNow); }) == Code::try_again);
  sweep.reset();
  store.write(caller(1), [](Unit& unit) { CHECK(unit.claim_effects(kNow, kNow + time::minutes(5), 10).size() == 1); });
  CHECK(refusal([&] { Move move(scratch.path, to.path, kNow + time::minutes(4)); }) == Code::try_again);
  CHECK(!refusal([&] { Move move(scratch.path, to.path, kNow + time::minutes(6)); }));
}

TEST_CASE("a move that is killed anywhere loses nothing, and ends when it is run again") {
  for (int step = 0; step < 4; ++step) {
    INFO("killed at step " << step);
    Scratch scratch(true);
    fill(scratch.path);
    const auto before = lines_of(scratch.path);
    const Place to;
    REQUIRE(killed_after(step, [&](const std::function<void()>& reached) {
      Move move(scratch.path, to.path, kNow);
      reached();
      move.copy([&, told = false](std::int64_t, std::int64_t) mutable {
        if (!std::exchange(told, true)) reached();
      });
      reached();
      move.made();
      reached();
    }));
    // Its server notices that nobody is there any more in its own time.
    CHECK(!moved_to(scratch.path));
    Move again(scratch.path, to.path, kNow, 20'000);
    again.copy({});
    CHECK(verify(*again.made()) == std::vector<std::string>{});
    again.finish();
    CHECK(lines_of(to.path) == before);
  }
}

TEST_CASE("a move that is killed among the rows it copies is begun again, and ends with all of them") {
  Scratch scratch(true);
  std::make_unique<Store>(scratch.path)->write(caller(), [](Unit& unit) {
    domain::Change many;
    for (int i = 0; i < 1500; ++i) many.tickets.push_back(logged(unit.new_ticket()));
    unit.commit(many);
  });
  const auto before = lines_of(scratch.path);
  REQUIRE(before.size() > 4000);
  const Place to;
  for (const int portions : {1, 4, 7, 10}) {  // of 1,024 rows
    INFO("killed after " << portions);
    REQUIRE(killed_after(portions, [&](const std::function<void()>& reached) {
      Move move(scratch.path, to.path, kNow);
      move.copy([&](std::int64_t, std::int64_t) { reached(); });
    }));
    CHECK(!moved_to(scratch.path));
    CHECK(refusal([&] { Store store(to.path); }) == Code::configuration);
  }
  Move again(scratch.path, to.path, kNow, 20'000);
  again.copy({});
  CHECK(verify(*again.made()) == std::vector<std::string>{});
  again.finish();
  CHECK(lines_of(to.path) == before);
}

TEST_CASE("a move that is killed between the old place's word and the new one's is ended") {
  Scratch scratch(true);
  fill(scratch.path);
  const auto before = lines_of(scratch.path);
  const Place to;
  move(scratch.path, to.path);
  {
    // As it was before the last word.
    const auto connection = sql::open_connection(to.path, {});
    connection->begin_write();
    connection->set_schema_version(1'000'000'000 + connection->schema_version());
    connection->commit();
  }
  CHECK(refusal([&] { Store store(to.path); }) == Code::configuration);
  CHECK(moved_to(scratch.path) == to.path);
  finish_move(to.path);
  CHECK(lines_of(to.path) == before);
}

}  // namespace spoc::store
