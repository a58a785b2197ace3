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

/// A run of very many items, and what happens to one of them.
RunId add_large(Store& store) {
  RunId id;
  store.write(caller(0), [&](Unit& unit) {
    domain::Change all;
    domain::RunChange& run = all.runs.emplace_back();
    run.before.id = run.after.id = id = unit.new_run();
    run.record(at(0), {}, domain::RunStarted{});
    domain::StepExpanded items;
    items.step = "work";
    for (int i = 0; i < 200; ++i) items.items.push_back({std::to_string(i), "{}"});
    run.record(at(1), {}, items);
    unit.commit(all);
  });
  return id;
}

void finish(Store& store, RunId id, std::string item, bool fails = false) {
  store.write(caller(1), [&](Unit& unit) {
    domain::Change all;
    domain::RunChange& run = all.runs.emplace_back();
    run.before = run.after = *unit.run(id);
    domain::StepFinished over;
    over.step = "work";
    over.item = std::move(item);
    run.record(at(2), {}, over);
    unit.commit(all);
    if (fails) throw Error(Code::io, "the disk is full");
  });
}

std::string state_of(Store& store, RunId id, std::string_view item) {
  std::string word;
  store.read([&](Reading& reading) { word = domain::word(reading.run(id)->step("work", item)->state); });
  return word;
}

TEST_CASE("a large run that is read again and again is always what the store has, whoever wrote it last") {
  Scratch scratch;
  Store store(scratch.path), other(scratch.path);
  const RunId id = add_large(store);
  for (const char* item : {"1", "2", "3"}) finish(store, id, item);
  CHECK(state_of(store, id, "3") == "done");
  finish(other, id, "4");
  CHECK(state_of(store, id, "4") == "done");
  finish(store, id, "5");
  CHECK(state_of(other, id, "5") == "done");
  CHECK_THROWS_AS(finish(store, id, "6", true), Error);
  CHECK(state_of(store, id, "6") == "pending");
  finish(store, id, "7");
  CHECK(state_of(store, id, "6") == "pending");
  CHECK(state_of(store, id, "7") == "done");
  CHECK(verify_all_but_schedules(store).empty());
}

}  // namespace
}  // namespace spoc::store
