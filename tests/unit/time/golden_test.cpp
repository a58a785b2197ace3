// The golden vectors of the desk's working time. G5, G6, G18 and G21 need pauses: here as what the clock asks the
// calendar.
#include "sample_calendars.h"
#include "support/test.h"
#include "time/calendar.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

/// Due after `target` of open time from `start`, less what was paused.
Instant due(const Calendar& calendar, Instant start, Span target, std::initializer_list<Interval> pauses) {
  Span paused;
  for (const Interval pause : pauses) paused = paused + calendar.open_between(pause.begin, pause.end);
  return calendar.add_open(start, target + paused);
}

}  // namespace

TEST_CASE("G1 open time goes on after the weekend") {
  CHECK(nine_to_five().add_open(local("2026-06-05 16:30"), hours(4)) == utc("2026-06-08T10:30:00Z"));
}

TEST_CASE("G2 a start outside hours counts from the next opening") {
  CHECK(nine_to_five().add_open(local("2026-06-06 11:00"), hours(4)) == local("2026-06-08 13:00"));
}

TEST_CASE("G3 a result at closing stays there") {
  CHECK(nine_to_five().add_open(local("2026-06-05 13:00"), hours(4)) == local("2026-06-05 17:00"));
}

TEST_CASE("G4 a holiday is passed over") {
  CalendarDefinition definition = weekly({"09:00-17:00"});
  definition.holidays[date("2026-06-08")] = "Holiday";
  CHECK(Calendar(definition, berlin()).add_open(local("2026-06-05 16:30"), hours(4)) == local("2026-06-09 12:30"));
}

TEST_CASE("G5 and G6 pauses move a deadline by the open time they cover") {
  const Calendar calendar = nine_to_five();
  const Instant start = local("2026-06-05 10:00");
  const Interval weekend{local("2026-06-05 12:00"), local("2026-06-08 11:00")};
  CHECK(due(calendar, start, hours(8), {weekend}) == local("2026-06-08 17:00"));
  CHECK(due(calendar, start, hours(6), {weekend}) == local("2026-06-08 15:00"));
  CHECK(due(calendar, start, hours(4),
            {{local("2026-06-05 11:00"), local("2026-06-05 12:00")},
             {local("2026-06-05 13:00"), local("2026-06-05 13:30")}}) == local("2026-06-05 15:30"));
}

TEST_CASE("G7 and G8 round the clock counts the hours that pass over a change") {
  const Calendar calendar(always(), berlin());
  CHECK(calendar.add_open(local("2026-03-28 20:00"), hours(12)) == utc("2026-03-29T07:00:00Z"));
  CHECK(calendar.add_open(local("2026-10-24 20:00"), hours(12)) == utc("2026-10-25T06:00:00Z"));
}

TEST_CASE("G9 to G11 days of a change have the hours that pass") {
  const auto length = [](const CalendarDefinition& definition, const char* day) {
    const Calendar calendar(definition, berlin());
    return calendar.open_between(calendar.zone().instant({date(day)}, Choice::first),
                                 calendar.zone().instant({date(day) + 1}, Choice::first));
  };
  CHECK(length(always(), "2026-03-29") == hours(23));
  CHECK(length(always(), "2026-10-25") == hours(25));
  CHECK(length(weekly({"00:00-04:00"}, 6, 6), "2026-03-29") == hours(3));
  CHECK(length(weekly({"00:00-04:00"}, 6, 6), "2026-10-25") == hours(5));
  CHECK(length(weekly({"02:30-05:00"}, 6, 6), "2026-03-29") == hours(2));
  CHECK(length(weekly({"02:30-05:00"}, 6, 6), "2026-10-25") == minutes(210));
}

TEST_CASE("G12 and G13 opening hours are local before and after a change") {
  const Calendar calendar = nine_to_five();
  CHECK(calendar.add_open(local("2026-03-27 16:00"), hours(2)) == utc("2026-03-30T08:00:00Z"));
  CHECK(calendar.add_open(local("2026-10-23 16:00"), hours(2)) == utc("2026-10-26T09:00:00Z"));
}

TEST_CASE("G14 a pause at noon is passed over") {
  const Calendar calendar(weekly({"09:00-12:00", "13:00-17:00"}), berlin());
  CHECK(calendar.add_open(local("2026-06-05 12:30"), hours(1)) == local("2026-06-05 14:00"));
  CHECK(calendar.add_open(local("2026-06-05 11:30"), hours(1)) == local("2026-06-05 13:30"));
}

TEST_CASE("G15 special hours stand instead of the weekday's") {
  CalendarDefinition definition = weekly({"09:00-17:00"});
  definition.special[date("2026-12-24")] = ranges({"09:00-12:00"});
  definition.holidays[date("2026-12-25")] = "Christmas Day";
  CHECK(Calendar(definition, berlin()).add_open(local("2026-12-24 11:00"), hours(2)) == local("2026-12-28 10:00"));
}

TEST_CASE("G16 and G17 a calendar counts in its own zone") {
  const Calendar new_york(weekly({"09:00-17:00"}), load_zone("America/New_York"));
  CHECK(new_york.add_open(local("2026-03-13 22:30"), hours(2)) == utc("2026-03-16T15:00:00Z"));
  const Calendar kolkata(weekly({"09:30-18:30"}, 0, 5), load_zone("Asia/Kolkata"));
  CHECK(kolkata.add_open(utc("2026-06-06T12:30:00Z"), hours(2)) == utc("2026-06-08T05:30:00Z"));
}

TEST_CASE("G18 a shorter target is measured from the original start") {
  const Calendar calendar = nine_to_five();
  const Instant start = local("2026-06-08 09:00");
  CHECK(calendar.add_open(start, hours(16)) == local("2026-06-09 17:00"));
  CHECK(calendar.open_between(start, local("2026-06-09 10:00")) == hours(9));
  CHECK(calendar.add_open(start, hours(8)) == local("2026-06-08 17:00"));
}

TEST_CASE("G19 to G21 business days become open seconds once") {
  const Calendar office(office_hours(), berlin());
  const Instant start = local("2026-06-04 10:00");
  const Instant end = office.add_days(start, 3);
  CHECK(end == local("2026-06-09 10:00"));
  const Span target = office.open_between(start, end);
  CHECK(target == seconds(81'000));
  CHECK(office.add_open(start, seconds(81'000 * 3 / 4)) == local("2026-06-08 13:22:30"));
  const Interval pause{local("2026-06-05 10:00"), local("2026-06-08 09:30")};
  CHECK(due(office, start, target, {pause}) == local("2026-06-09 17:00"));
}
