#include "time/open_time.h"

#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

/// The table look-ups against a search through all stretches.
void check_tables(const OpenTime& open) {
  const auto& stretches = open.stretches();
  const std::int64_t step = (open.end() - open.begin()) / 997;
  for (std::int64_t t = open.begin(); t < open.end(); t += step) {
    std::size_t expected = 0;
    while (expected < stretches.size() && stretches[expected].end <= t) ++expected;
    REQUIRE(open.ending_after(t) == expected);
  }
  for (std::int64_t sum = 0; sum < open.total(); sum += open.total() / 997 + 1) {
    std::size_t expected = 0;
    while (stretches[expected].closed_after() <= sum) ++expected;
    REQUIRE(open.passing(sum) == expected);
  }
}

void check_sums(const OpenTime& open) {
  std::int64_t sum = 0;
  std::int64_t last = open.begin();
  for (const Stretch& s : open.stretches()) {
    REQUIRE(s.before == sum);
    REQUIRE(s.begin >= last);
    REQUIRE(s.begin < s.end);
    last = s.end;
    sum = s.closed_after();
  }
  REQUIRE(last <= open.end());
}

}  // namespace

TEST_CASE("look-ups through the tables find what a search finds, however the years came") {
  std::vector<CalendarDefinition> definitions = {office_hours(), always(), weekly({"22:00-06:00"}), weekly({}, 0, 6)};
  CalendarDefinition crowded = weekly({}, 0, 6);
  for (std::int32_t minute = 0; minute < 1440; minute += 2) crowded.hours[2].push_back({minute * 60, minute * 60 + 60});
  definitions.push_back(crowded);
  for (const CalendarDefinition& definition : definitions) {
    OpenTime open(definition, load_zone("Europe/Berlin"));
    for (const char* t :
         {"2026-06-05T10:00:00Z", "2028-01-01T00:00:00Z", "2025-12-31T23:30:00Z", "2021-01-01T00:00:00Z"}) {
      open.cover(utc(t));
      check_sums(open);
      check_tables(open);
    }
    CHECK(open.first_month() <= 2021 * 12);
    CHECK(open.last_month() >= 2028 * 12);
    CHECK(open.last_month() <= 2028 * 12 + 11);
  }
}

TEST_CASE("months meet at local midnight without a gap") {
  OpenTime open(always(), load_zone("Asia/Kathmandu"));
  open.cover(utc("2026-06-05T10:00:00Z"));
  CHECK(to_text(Instant{open.begin()}) == "2026-05-31T18:15:00Z");
  open.grow_after();
  open.grow_before();
  REQUIRE(open.stretches().size() == 1);
  CHECK(open.total() == open.end() - open.begin());
  CHECK(open.open_days().size() == 30 + 31 + 30 + 31);
}

TEST_CASE("a long time without opening is remembered") {
  CalendarDefinition definition = weekly({});
  definition.special[date("2020-06-05")] = ranges({"09:00-17:00"});
  definition.special[date("2035-06-05")] = ranges({"09:00-17:00"});
  OpenTime open(definition, Zone());
  open.cover(utc("2036-01-01T00:00:00Z"));
  open.cover(utc("2019-01-01T00:00:00Z"));
  const std::int64_t first = utc("2020-06-05T10:00:00Z").us;
  const std::int64_t last = utc("2035-06-05T10:00:00Z").us;
  CHECK(open.long_gap_between(first, last));
  CHECK_FALSE(open.long_gap_between(first, utc("2035-06-05T08:00:00Z").us));
}
