#include "report/request.h"

#include "history.h"
#include "support/test.h"
#include "time/zone.h"

namespace spoc::report::test {

TEST_CASE("the period before a month is the month before, however long") {
  const time::Zone berlin = time::load_zone("Europe/Berlin");
  const Bounds march{at("2026-02-28T23:00:00Z"), at("2026-03-31T22:00:00Z")};
  CHECK(period_before(march, berlin) == Bounds{at("2026-01-31T23:00:00Z"), march.begin});
  const Bounds quarter{at("2026-06-30T22:00:00Z"), at("2026-09-30T22:00:00Z")};
  CHECK(period_before(quarter, berlin) == Bounds{at("2026-03-31T22:00:00Z"), quarter.begin});
}

TEST_CASE("the period before a week is seven local days, across a change of the clocks too") {
  const time::Zone berlin = time::load_zone("Europe/Berlin");
  const Bounds week{at("2026-03-29T22:00:00Z"), at("2026-04-05T22:00:00Z")};
  CHECK(period_before(week, berlin) == Bounds{at("2026-03-22T23:00:00Z"), week.begin});
}

TEST_CASE("the period before any other stretch of time is as long") {
  const Bounds stretch{at("2026-03-29T10:00:00Z"), at("2026-03-29T13:00:00Z")};
  CHECK(period_before(stretch, time::Zone()) == Bounds{at("2026-03-29T07:00:00Z"), stretch.begin});
}

TEST_CASE("a period goes on to now when it has no end, and must have a beginning") {
  const Instant now = at("2026-03-29T10:00:00Z");
  CHECK(bounds_of({at("2026-03-01T00:00:00Z"), std::nullopt}, now).end == now);
  CHECK_THROWS_AS(bounds_of({std::nullopt, now}, now), Error);
  CHECK_THROWS_AS(bounds_of({now, now - time::hours(1)}, now), Error);
}

TEST_CASE("cohorts have words") {
  for (const Cohort cohort : {Cohort::created, Cohort::resolved, Cohort::open})
    CHECK(cohort_of(word(cohort)) == cohort);
  CHECK(!cohort_of("closed"));
}

TEST_CASE("the policy in force is that of the time and position asked for") {
  History history;
  const std::string hash = history.store().meta().bundle;
  history.store().read([&](store::Reading& reading) {
    CHECK(bundle_in_force(reading, at("2026-01-01T00:00:00Z"), history.position()) == hash);
    CHECK(bundle_in_force(reading, at("2026-01-01T00:00:00Z"), 0).empty());
    CHECK(bundle_in_force(reading, at("1969-01-01T00:00:00Z"), history.position()).empty());
  });
}

}  // namespace spoc::report::test
