#include "domain/about.h"
#include "full_store.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {
namespace {

using namespace test;

TEST_CASE("an event is found by what it is about, while it is kept, and by the runs that wait for it") {
  Scratch scratch;
  fill(scratch.path);
  Store store(scratch.path);
  store.read([&](Reading& reading) {
    const std::string about = domain::about_of("hr.signed", "employee", json::Value("E1"));
    const auto kept = reading.events_about(about, at(10));
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].id == "S-1");
    CHECK(kept[0].taken);
    CHECK(reading.events_about(about, at(9000)).empty());
    CHECK(reading.events_about("hr.signed", at(10)).size() == 1);
    CHECK(reading.events_about(domain::about_of("hr.signed", "pages", json::Value(4)), at(10)).empty());
    CHECK(reading.event("hr.signed", "S-1") == kept[0]);
    CHECK_FALSE(reading.event("hr.signed", "S-2"));
    CHECK(reading.all_events().size() == 1);
    // The run of the full store is over: nothing of it waits any more.
    CHECK(reading.runs_awaiting(about).empty());
    CHECK(reading.called_by({1}).size() == 1);
  });
}

TEST_CASE("who holds a mutex is found across runs") {
  Scratch scratch;
  fill(scratch.path);
  Store store(scratch.path);
  store.read([&](Reading& reading) {
    const auto steps = reading.steps_with_mutex("floorplan");
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].step == "contract");
    CHECK(steps[0].holds);
    CHECK(reading.steps_with_mutex("elsewhere").empty());
  });
}

}  // namespace
}  // namespace spoc::store
