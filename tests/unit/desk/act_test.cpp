#include "desk/act.h"

#include <sys/stat.h>

#include <thread>

#include "base/file.h"
#include "base/format.h"
#include "desk/deciding.h"
#include "desk/run_control.h"
#include "desk/steps.h"
#include "works.h"

namespace {

using namespace spoc;

/// The desk of the tests with one workflow of one action.
class Plant : public test::ScratchDesk {
 public:
  explicit Plant(const std::string& action, bool rehearsal = false) : ScratchDesk(files(action), rehearsal) {}

  domain::RunId start() {
    desk::Desk d = desk();
    return desk::start_run(d, {"plant", {}, {}, {}, false}).run;
  }

  struct Done {
    desk::ActedCount count;
    std::vector<desk::Acted> acted;
  };
  Done act(std::int64_t second = 0, std::size_t jobs = 1, bool dry_run = false,
           const std::function<void()>& meanwhile = {}) {
    Done done;
    desk::Desk d = desk("cleo", second);
    d.dry_run = dry_run;
    const auto clock = [now = d.caller.now] { return now; };
    done.count = desk::act(d, {folder(), {}, clock, clock, jobs, meanwhile},
                           [&](const desk::Acted& one) { done.acted.push_back(one); });
    return done;
  }
  domain::Step step(domain::RunId run, std::string_view name = "work") {
    domain::Step found;
    store().read([&](store::Reading& reading) { found = *reading.run(run)->step(name); });
    return found;
  }

 private:
  static std::vector<policy::File> files(const std::string& action) {
    std::vector<policy::File> all = test::works_policy();
    all.push_back(
        {"workflows/plant.toml", "spoc = 1\n[workflow]\nowner = \"it\"\n[steps.work]\nkind = \"action\"\n" + action});
    return all;
  }
};

constexpr const char* kQuick = "run = [\"true\"]\ntimeout = \"20s\"\n";

TEST_CASE("a program is run beside the desk's work, and its step is done with what it said") {
  Plant plant(R"toml(run = ['sh', '-c', """printf '{"key":"%s","where":"%s"}' "$SPOC_IDEMPOTENCY_KEY" "$(pwd)" """]
timeout = "20s"
returns = { key = "string", where = "string" }
)toml");
  const auto run = plant.start();
  const auto done = plant.act();
  REQUIRE(done.acted.size() == 1);
  CHECK(done.acted.front().state == "done");
  CHECK(done.count.done == 1);
  const domain::Step step = plant.step(run);
  CHECK(domain::word(step.state) == "done");
  REQUIRE(step.outputs.size() == 2);
  CHECK(*step.outputs[0].second.string() == step.key);
  CHECK(*step.outputs[1].second.string() == plant.folder());
  CHECK(plant.act().acted.empty());
}

TEST_CASE("a trial says what would be run, and runs nothing") {
  Plant plant(kQuick);
  const auto run = plant.start();
  const std::string before = plant.digest();
  const auto done = plant.act(0, 1, true);
  REQUIRE(done.acted.size() == 1);
  CHECK(done.acted.front().state == "queued");
  CHECK(done.acted.front().program == "true");
  CHECK(plant.digest() == before);
  CHECK(plant.step(run).attempts == 0);
}

TEST_CASE("who may not deliver runs no program, nor does a desk that was restored") {
  Plant plant(kQuick);
  plant.start();
  desk::Desk stranger = plant.desk("ben");
  stranger.caller.owner = false;
  const auto clock = [] { return time::Instant{}; };
  CHECK_THROWS_AS(desk::act(stranger, {plant.folder(), {}, clock, clock}, [](const desk::Acted&) {}), Error);
  desk::Desk d = plant.desk();
  plant.store().write(d.caller, [&](store::Unit& unit) {
    domain::Change change;
    change.desk = {{d.caller.now, d.caller.actor, domain::DeskRestored{1}}};
    unit.commit(change);
  });
  try {
    plant.act();
    FAIL("it ran");
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
  }
}

TEST_CASE("a step that is cancelled while its program runs ends it, and what it says then is written down only") {
  Plant plant("run = [\"sleep\", \"30\"]\ntimeout = \"1m\"\n");
  const auto run = plant.start();
  std::thread other([&] {
    store::Store store(plant.place());
    for (int i = 0; i < 300; ++i) {
      bool runs = false;
      store.read([&](store::Reading& reading) { runs = !reading.run(run)->step("work")->token.empty(); });
      if (runs) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    desk::Desk d = plant.desk();
    desk::Desk own{store, d.caller};
    desk::move_runs(own, desk::RunVerb::cancel, {run}, "never mind");
  });
  const auto began = std::chrono::steady_clock::now();
  const auto done = plant.act();
  other.join();
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
  REQUIRE(done.acted.size() == 1);
  CHECK(done.acted.front().state == "rejected");
  CHECK(domain::word(plant.step(run).state) == "cancelled");
  CHECK(plant.events("step.result_rejected") == 1);
}

TEST_CASE("jobs run at the same time, and what they end is recorded together") {
  Plant plant("run = [\"sleep\", \"0.4\"]\ntimeout = \"20s\"\n");
  for (int i = 0; i < 4; ++i) plant.start();
  const auto began = std::chrono::steady_clock::now();
  CHECK(plant.act(0, 4).count.done == 4);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::milliseconds(1500));
}

TEST_CASE("other work is done while a program runs") {
  Plant plant("run = [\"sleep\", \"3\"]\ntimeout = \"20s\"\n");
  plant.start();
  int times = 0;
  plant.act(0, 1, false, [&] { ++times; });
  CHECK(times >= 1);
}

TEST_CASE("an attempt that is lost is taken back by the sweep when its lease is over, and made again") {
  Plant plant("run = [\"true\"]\ntimeout = \"20s\"\nretry = { max = 2, first = \"1m\" }\n");
  const auto run = plant.start();
  desk::Desk dying = plant.desk();
  // Leases as a delivery does, and dies there.
  desk::transact(dying, [&](desk::Deciding& deciding, desk::Outcome&) {
    desk::advance_existing(deciding, run, workflow::AttemptBegun{"work", "", "token"}, dying.caller.actor);
  });
  CHECK(plant.act(10).acted.empty());
  desk::Desk sweeping = plant.desk("", 200);
  desk::sweep(sweeping, false);
  CHECK(plant.step(run).try_at);
  CHECK(plant.act(200).count.done == 1);
  CHECK(plant.step(run).attempts == 2);
}

TEST_CASE("in a rehearsal equal commands give equal stores, programs included") {
  const auto story = [] {
    Plant plant(
        "run = [\"sh\", \"-c\", \"test $SPOC_ATTEMPT = 3\"]\ntimeout = \"20s\"\nretry = { max = 5, first = \"30s\", "
        "jitter = 0.5 }\n",
        true);
    plant.start();
    for (const std::int64_t second : {0, 100, 300}) plant.act(second);
    std::string all;
    plant.store().read([&](store::Reading& reading) {
      reading.entries({}, [&](const store::Entry& entry) {
        all += format("{} {} {}\n", time::to_text(entry.at), entry.kind, entry.data);
        return true;
      });
    });
    return all;
  };
  const std::string once = story();
  CHECK(once == story());
  CHECK(once.find("step.attempt_ended") != std::string::npos);
}

TEST_CASE("what programs did is what verify recomputes") {
  Plant plant("run = [\"sh\", \"-c\", \"exit 7\"]\ntimeout = \"20s\"\n");
  const auto run = plant.start();
  CHECK(plant.act().count.failed == 1);
  const domain::Ticket failure = plant.ticket(plant.step(run).ticket);
  CHECK(domain::word(failure.type) == "failure");
  CHECK(failure.run == run);
  CHECK(desk::verify(plant.store(), {}).empty());
}

}  // namespace
