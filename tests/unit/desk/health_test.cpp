#include "desk/health.h"

#include "works.h"

namespace {

using namespace spoc;
using desk::State;
using test::Works;

const desk::Aspect& aspect(const desk::Health& health, std::string_view name) {
  for (const desk::Aspect& each : health.aspects)
    if (each.name == name) return each;
  throw Error(Code::defect, "there is no such aspect");
}

desk::Health at(Works& works, double hour, const desk::Thresholds& thresholds = {}) {
  return desk::health(works.store(), works.folder(), test::hour(hour), thresholds);
}

TEST_CASE("a desk is well while it is swept and nothing waits too long") {
  Works works;
  works.sweep(0);
  CHECK(at(works, 0.1).state == State::well);
  CHECK(aspect(at(works, 0.3), "sweep").state == State::warning);
  CHECK(aspect(at(works, 1), "sweep").state == State::critical);
  works.sweep(1);
  CHECK(aspect(at(works, 1.1), "sweep").state == State::well);
}

TEST_CASE("what waits counts from when it could have left, and dead letters count at once") {
  Works works;
  works.log("printer", "rita@example.net");
  CHECK(aspect(at(works, 0.1), "outbox").value == 1);
  CHECK(aspect(at(works, 1), "oldest").state == State::warning);
  CHECK(aspect(at(works, 5), "oldest").state == State::critical);
  works.store().write(works.at(1).caller, [](store::Unit& unit) { unit.finish_effect(1, "failed", "no route", {}); });
  CHECK(aspect(at(works, 5), "oldest").value == 0);
  CHECK(aspect(at(works, 5), "dead").state == State::warning);
}

TEST_CASE("a threshold without a value never holds") {
  Works works;
  works.sweep(0);
  desk::Thresholds thresholds;
  thresholds.sweep = {{}, {}};
  CHECK(aspect(at(works, 1000, thresholds), "sweep").state == State::well);
  thresholds.size = {1, {}};
  CHECK(aspect(at(works, 0, thresholds), "size").state == State::warning);
}

TEST_CASE("two sweeps within a minute leave one note") {
  Works works;
  works.sweep(1);
  const std::string before = works.digest();
  works.sweep(1);
  CHECK(works.digest() == before);
}

}  // namespace
