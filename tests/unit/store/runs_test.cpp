#include "scratch.h"
#include "support/test.h"

namespace spoc::store {
namespace {

using namespace test;

void add_run(Unit& unit, domain::Change& all, const std::string& workflow, const std::string& department, int begins) {
  domain::RunChange& run = all.runs.emplace_back();
  run.before.id = run.after.id = unit.new_run();
  domain::RunStarted started;
  started.workflow = workflow;
  started.accountable = department;
  run.record(at(begins), {}, started);
  domain::StepActivated form;
  form.step = "form";
  run.record(at(begins + 1), {}, form);
  domain::StepActivated item = form;
  item.step = "access";
  item.item = "vpn";
  run.record(at(begins + 1), {}, item);
  domain::StepFinished over;
  over.step = "form";
  run.record(at(begins + 5), {}, over);
  over.step = "access";
  over.item = "vpn";
  run.record(at(begins + 5), {}, over);
  domain::StepFinished skipped;
  skipped.step = "laptop";
  skipped.state = domain::StepState::skipped;
  run.record(at(begins + 6), {}, skipped);
  domain::StepFinished failed;
  failed.step = "desk";
  failed.state = domain::StepState::failed;
  run.record(at(begins + 6), {}, failed);
}

TEST_CASE("the history of a workflow's steps is what was done and skipped in its runs, as far as they may be seen") {
  Scratch scratch;
  Store store(scratch.path);
  store.write(caller(0), [&](Unit& unit) {
    domain::Change all;
    add_run(unit, all, "hire", "hr", 0);
    add_run(unit, all, "move", "hr", 10);
    add_run(unit, all, "hire", "it", 20);
    unit.commit(all);
  });
  const auto past = [](Reading& reading) {
    std::vector<std::string> found;
    reading.past_steps("hire", [&](const PastStep& step) {
      found.push_back(step.step + (step.skipped ? " skipped " : " ") +
                      std::to_string((step.finished_at - step.activated_at).us / 1'000'000));
      CHECK(step.activated_at <= step.finished_at);
    });
    return found;
  };
  const std::string form = "form " + std::to_string((at(5) - at(1)).us / 1'000'000);
  store.read([&](Reading& reading) {
    CHECK(past(reading) == std::vector<std::string>{form, "laptop skipped 0", form, "laptop skipped 0"});
  });
  domain::Sight sight;
  sight.scope = domain::Scope::department;
  sight.departments = {"it"};
  store.read(sight, [&](Reading& reading) {
    CHECK(past(reading) == std::vector<std::string>{form, "laptop skipped 0"});
  });
}

}  // namespace
}  // namespace spoc::store
