#include "desk/act_by_hand.h"

#include "desk/act.h"
#include "desk/health.h"
#include "works.h"

namespace by_hand {
namespace {

using namespace spoc;
using domain::RunId;
using test::Works;

/// The works with a workflow of one program that fails, and a task behind it.
class Plant : public test::ScratchDesk {
 public:
  Plant() : ScratchDesk(files()) {}

  RunId start() {
    desk::Desk d = desk();
    return desk::start_run(d, {"plant", {}, {}, {}, false}).run;
  }
  void act() {
    desk::Desk d = desk();
    const auto clock = [now = d.caller.now] { return now; };
    desk::act(d, {folder(), {}, clock, clock, 1, {}}, [](const desk::Acted&) {});
  }
  std::string state(RunId run, std::string_view step) {
    std::string word = "pending";
    store().read([&](store::Reading& reading) {
      const auto found = reading.run(run);
      if (const domain::Step* one = found->step(step)) word = domain::word(one->state);
    });
    return word;
  }
  Code code(const std::function<void()>& verb) {
    try {
      verb();
    } catch (const Error& error) {
      UNSCOPED_INFO(error.message);
      return error.code;
    }
    return Code::ok;
  }

 private:
  static std::vector<policy::File> files() {
    std::vector<policy::File> all = test::works_policy();
    all.push_back({"workflows/plant.toml", R"toml(spoc = 1
[workflow]
owner = "it"
[steps.work]
kind = "action"
team = "front"
run = ["false"]
timeout = "20s"
[steps.after]
team = "front"
needs = ["work"]
)toml"});
    return all;
  }
};

TEST_CASE("a program that failed is queued again by who delivers, by its name or with all that failed") {
  Plant plant;
  const RunId run = plant.start(), other = plant.start();
  plant.act();
  CHECK(plant.state(run, "work") == "failed");
  desk::Desk admin = plant.desk("cleo", 60);
  CHECK(desk::retry_actions(admin, {{run, "work", ""}}, "mended") == 1);
  CHECK(plant.state(run, "work") == "active");
  CHECK(plant.state(other, "work") == "failed");
  CHECK(desk::retry_actions(admin, {}, "mended") == 1);
  CHECK(plant.state(other, "work") == "active");
  CHECK(plant.code([&] { desk::retry_actions(admin, {{run, "work", ""}}, "again"); }) == Code::conflict);
  CHECK(plant.code([&] { desk::retry_actions(admin, {{run, "after", ""}}, "again"); }) == Code::not_found);
}

TEST_CASE("a program that is let go stands in nobody's way, whether it failed or waits") {
  Plant plant;
  const RunId failed = plant.start();
  plant.act();
  const RunId queued = plant.start();
  desk::Desk admin = plant.desk("cleo", 60), trial = admin;
  trial.dry_run = true;
  const std::string before = plant.digest();
  CHECK(desk::drop_actions(trial, {{failed, "work", ""}}, "not needed") == 1);
  CHECK(plant.digest() == before);
  CHECK(desk::drop_actions(admin, {{failed, "work", ""}, {queued, "work", ""}}, "not needed") == 2);
  CHECK(plant.state(failed, "work") == "withdrawn");
  // Everything it needs is withdrawn.
  CHECK(plant.state(failed, "after") == "skipped");
  CHECK(plant.state(queued, "work") == "withdrawn");
  domain::TicketId failure{1};
  CHECK(plant.ticket(failure).status == domain::Status::cancelled);
}

TEST_CASE("who may not deliver moves no program") {
  Plant plant;
  const RunId run = plant.start();
  plant.act();
  desk::Desk ben = plant.desk("ben", 60);
  ben.caller.owner = false;
  CHECK(plant.code([&] { desk::retry_actions(ben, {{run, "work", ""}}, "mended"); }) == Code::refused);
  CHECK(plant.code([&] { desk::drop_actions(ben, {{run, "work", ""}}, "mended"); }) == Code::refused);
}

TEST_CASE("health counts programs that wait, how long the oldest could have gone on, and those that failed") {
  Plant plant;
  plant.start();
  const auto value = [&](std::string_view name, std::int64_t second) {
    const desk::Health health =
        desk::health(plant.store(), plant.folder(), plant.desk("cleo", second).caller.now, desk::Thresholds{});
    for (const desk::Aspect& one : health.aspects)
      if (one.name == name) return std::pair(*one.value, one.state);
    throw Error(Code::defect, "there is no such aspect");
  };
  CHECK(value("actions", 0) == std::pair(std::int64_t{1}, desk::State::well));
  CHECK(value("late", 60).first == 60);
  CHECK(value("late", 1800).second == desk::State::warning);
  CHECK(value("late", 4 * 3600).second == desk::State::critical);
  CHECK(value("broken", 60).second == desk::State::well);
  plant.act();
  CHECK(value("actions", 60).first == 0);
  CHECK(value("late", 3600).first == 0);
  CHECK(value("broken", 60) == std::pair(std::int64_t{1}, desk::State::warning));
}

}  // namespace
}  // namespace by_hand
