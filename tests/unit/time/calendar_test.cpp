#include "time/calendar.h"

#include "base/error.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

std::string shown(Instant t) {
  return to_text(berlin().local(t));
}
/// Monday to Friday 22:00 to 06:00.
Calendar nights() {
  return {weekly({"22:00-06:00"}), berlin()};
}

}  // namespace

TEST_CASE("ranges of a day are read and written as people write them") {
  CHECK(parse_day_range("09:00-17:00") == DayRange{32'400, 61'200});
  CHECK(parse_day_range("22:00-06:00") == DayRange{79'200, 108'000});
  CHECK(parse_day_range("00:00-24:00") == DayRange{0, 86'400});
  CHECK(parse_day_range("22:00-00:00") == DayRange{79'200, 86'400});
  for (const char* text : {"09:00-17:00", "22:00-06:00", "00:00-24:00", "08:30-12:15"})
    CHECK(to_text(*parse_day_range(text)) == text);
  for (const char* text : {"", "9:00-17:00", "09:00-17:60", "09:00-25:00", "09:00-24:01", "24:00-06:00", "09:00-09:00",
                           "09:00–17:00", "09:00-17:00 ", "09.00-17.00", "09:00", "-1:00-17:00"})
    CHECK_FALSE(parse_day_range(text));
}

TEST_CASE("a desk is open at its first instant and closed at its last") {
  const Calendar calendar = nine_to_five();
  CHECK(calendar.open(local("2026-06-05 09:00")));
  CHECK_FALSE(calendar.open(local("2026-06-05 09:00") - Span{1}));
  CHECK(calendar.open(local("2026-06-05 17:00") - Span{1}));
  CHECK_FALSE(calendar.open(local("2026-06-05 17:00")));
}

TEST_CASE("the next opening is now when open") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.next_opening(local("2026-06-05 12:00"))) == "2026-06-05 12:00");
  CHECK(shown(calendar.next_opening(local("2026-06-05 17:00"))) == "2026-06-08 09:00");
  CHECK(shown(calendar.add_open(local("2026-06-05 17:00"), Span{})) == "2026-06-08 09:00");
}

TEST_CASE("the next closing belongs to the interval in force or next") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.next_closing(local("2026-06-05 12:00"))) == "2026-06-05 17:00");
  CHECK(shown(calendar.next_closing(local("2026-06-05 17:00"))) == "2026-06-08 17:00");
  CHECK(shown(calendar.next_closing(local("2026-12-31 12:00"))) == "2026-12-31 17:00");
}

TEST_CASE("the previous closing mirrors the next opening") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.previous_closing(local("2026-06-05 12:00"))) == "2026-06-05 12:00");
  CHECK(shown(calendar.previous_closing(local("2026-06-05 17:00"))) == "2026-06-05 17:00");
  CHECK(shown(calendar.previous_closing(local("2026-06-08 09:00"))) == "2026-06-05 17:00");
  CHECK(shown(calendar.previous_closing(local("2026-01-01 00:00"))) == "2025-12-31 17:00");
}

TEST_CASE("touching ranges are one interval, over midnight and over the year's end too") {
  const Calendar split(weekly({"09:00-12:00", "12:00-17:00"}), berlin());
  CHECK(shown(split.next_closing(local("2026-06-05 10:00"))) == "2026-06-05 17:00");
  const Calendar most(weekly({"00:00-24:00"}, 0, 5), berlin());
  const Interval week = most.interval(local("2026-12-30 10:00"));
  CHECK(shown(week.begin) == "2026-12-28 00:00");
  CHECK(shown(week.end) == "2027-01-03 00:00");
  CHECK(nights().intervals(local("2026-12-31 00:00"), local("2027-01-01 12:00")) ==
        std::vector<Interval>{{local("2026-12-31 00:00"), local("2026-12-31 06:00")},
                              {local("2026-12-31 22:00"), local("2027-01-01 06:00")}});
}

TEST_CASE("a negative result exactly at an opening stays there") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.add_open(local("2026-06-05 11:00"), hours(-2))) == "2026-06-05 09:00");
  CHECK(shown(calendar.add_open(local("2026-06-05 11:00"), hours(-3))) == "2026-06-04 16:00");
  CHECK(shown(calendar.add_open(local("2026-06-06 11:00"), hours(-1))) == "2026-06-05 16:00");
  CHECK(shown(calendar.add_open(local("2026-01-01 00:00"), hours(-8))) == "2025-12-31 09:00");
}

TEST_CASE("open time of a reversed range is negative") {
  const Calendar calendar = nine_to_five();
  CHECK(calendar.open_between(local("2026-06-08 10:00"), local("2026-06-05 16:00")) == hours(-2));
  CHECK(calendar.open_between(local("2021-01-01 00:00"), local("2026-01-01 00:00")) ==
        -calendar.open_between(local("2026-01-01 00:00"), local("2021-01-01 00:00")));
}

TEST_CASE("special hours win over a holiday, and empty ones close the day") {
  CalendarDefinition definition = weekly({"09:00-17:00"});
  definition.holidays[date("2026-06-05")] = "Holiday";
  definition.special[date("2026-06-05")] = ranges({"10:00-11:00"});
  definition.special[date("2026-06-04")] = {};
  const Calendar calendar(definition, berlin());
  CHECK(shown(calendar.next_opening(local("2026-06-04 08:00"))) == "2026-06-05 10:00");
  CHECK(calendar.open_between(local("2026-06-05 00:00"), local("2026-06-06 00:00")) == hours(1));
}

TEST_CASE("a range that crosses midnight into a holiday ends where it says") {
  CalendarDefinition definition = weekly({"22:00-06:00"});
  definition.holidays[date("2026-06-05")] = "Holiday";
  const Calendar calendar(definition, berlin());
  CHECK(shown(calendar.next_closing(local("2026-06-04 23:00"))) == "2026-06-05 06:00");
  CHECK(shown(calendar.next_opening(local("2026-06-05 06:00"))) == "2026-06-08 22:00");
}

TEST_CASE("an opening that happens twice opens at its first, a closing at its second") {
  const Calendar calendar(weekly({"02:15-02:45"}, 6, 6), berlin());
  CHECK(calendar.day(date("2026-10-25")) == Interval{utc("2026-10-25T00:15:00Z"), utc("2026-10-25T01:45:00Z")});
  // Both ends are skipped: the change itself, and no open time.
  CHECK_FALSE(calendar.day(date("2026-03-29")));
}

TEST_CASE("ranges that a repeated hour makes overlap count once") {
  const Calendar calendar(weekly({"01:00-02:15", "02:45-05:00"}, 6, 6), berlin());
  CHECK(calendar.open_between(utc("2026-10-24T12:00:00Z"), utc("2026-10-25T12:00:00Z")) == hours(5));
  CHECK(calendar.intervals(utc("2026-10-24T12:00:00Z"), utc("2026-10-25T12:00:00Z")).size() == 1);
}

TEST_CASE("business days keep the local time across a change") {
  const Calendar calendar = nine_to_five();
  CHECK(calendar.add_days(local("2026-03-27 10:00"), 1) == utc("2026-03-30T08:00:00Z"));
  CHECK(shown(calendar.add_days(local("2026-06-08 10:00"), -1)) == "2026-06-05 10:00");
  CHECK(shown(calendar.add_days(local("2026-06-08 10:00"), 260)) == "2027-06-07 10:00");
  CHECK(shown(calendar.add_days(local("2026-06-08 10:00"), -260)) == "2025-06-09 10:00");
  CHECK(shown(calendar.add_days(local("2026-06-08 10:00"), 0)) == "2026-06-08 10:00");
}

TEST_CASE("business days from a closed time count from the next opening") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.add_days(local("2026-06-06 11:00"), 1)) == "2026-06-09 09:00");
  CHECK(shown(calendar.add_days(local("2026-06-05 17:00"), 1)) == "2026-06-09 09:00");
  CHECK(shown(calendar.add_days(local("2026-06-05 07:00"), 1)) == "2026-06-08 09:00");
  CHECK(shown(calendar.add_days(local("2026-06-06 11:00"), -1)) == "2026-06-05 09:00");
  CHECK(shown(calendar.add_days(local("2026-06-06 11:00"), 0)) == "2026-06-08 09:00");
}

TEST_CASE("a business day whose hours lack the time takes its next opening, else its last closing") {
  const Calendar office(office_hours(), berlin());
  CHECK(shown(office.add_days(local("2026-06-04 16:00"), 1)) == "2026-06-05 15:00");
  CHECK(shown(office.add_days(local("2026-06-05 12:30"), 1)) == "2026-06-08 13:00");
  CHECK(shown(office.add_days(local("2026-06-05 12:00"), 1)) == "2026-06-08 12:00");
  CalendarDefinition late = weekly({"09:00-17:00"});
  late.special[date("2026-06-09")] = ranges({"14:00-20:00"});
  CHECK(shown(Calendar(late, berlin()).add_days(local("2026-06-08 10:00"), 1)) == "2026-06-09 14:00");
}

TEST_CASE("past midnight a night shift belongs to the day on which it begins") {
  CHECK(shown(nights().add_days(local("2026-06-06 02:00"), 1)) == "2026-06-09 02:00");
  CHECK(shown(nights().add_days(local("2026-06-04 23:00"), 1)) == "2026-06-05 23:00");
  CHECK(shown(nights().next_business_day(local("2027-01-01 02:00"), 0)) == "2027-01-01 02:00");
}

TEST_CASE("nbd keeps the local time of its own day, clamped into the hours") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.next_business_day(local("2026-06-06 11:00"), 1)) == "2026-06-08 11:00");
  CHECK(shown(calendar.next_business_day(local("2026-06-05 18:00"), 1)) == "2026-06-08 17:00");
  CHECK(shown(calendar.next_business_day(local("2026-06-05 07:00"), 1)) == "2026-06-08 09:00");
  CHECK(shown(calendar.next_business_day(local("2026-06-05 10:00"), 2)) == "2026-06-09 10:00");
  CHECK(shown(calendar.next_business_day(local("2026-06-08 10:00"), -1)) == "2026-06-05 10:00");
}

TEST_CASE("a business duration adds its days, then its open time") {
  const Calendar calendar = nine_to_five();
  CHECK(shown(calendar.add(local("2026-06-05 16:00"), {1, 2 * 3600, false})) == "2026-06-09 10:00");
  CHECK(shown(calendar.add(local("2026-06-05 16:00"), {1, 0, true})) == "2026-06-08 16:00");
  CHECK(shown(calendar.add(local("2026-06-06 16:00"), {0, 0, false})) == "2026-06-08 09:00");
  CHECK(shown(calendar.add(local("2026-06-05 17:00"), {-1, -3600, false})) == "2026-06-04 16:00");
  CHECK_THROWS_AS(calendar.add(local("2026-06-05 16:00"), {0, INT64_MAX, false}), spoc::Error);
}

TEST_CASE("a calendar that never opens is an error that names it") {
  const Calendar never(weekly({}), berlin());
  const Instant t = local("2026-06-05 10:00");
  const auto check = [&](const auto& ask) {
    try {
      ask();
      FAIL_CHECK("a calendar that never opens answered");
    } catch (const spoc::Error& error) {
      CHECK(error.code == spoc::Code::data);
      CHECK(error.message.find("\"test\"") != std::string::npos);
      CHECK(error.message.find("ten years") != std::string::npos);
    }
  };
  check([&] { never.next_opening(t); });
  check([&] { never.next_closing(t); });
  check([&] { never.previous_closing(t); });
  check([&] { never.add_open(t, hours(1)); });
  check([&] { never.add_open(t, hours(-1)); });
  check([&] { never.add_days(t, 1); });
  check([&] { never.next_business_day(t, -1); });
  CHECK_FALSE(never.open(t));
  CHECK(never.open_between(t, t + hours(1000)) == Span{});
}

TEST_CASE("open time that ends is an error ten years on, not a loop") {
  CalendarDefinition definition = weekly({});
  definition.special[date("2026-06-05")] = ranges({"09:00-17:00"});
  const Calendar once(definition, berlin());
  CHECK(shown(once.add_open(local("2026-01-01 00:00"), hours(8))) == "2026-06-05 17:00");
  CHECK_THROWS_AS(once.add_open(local("2026-01-01 00:00"), hours(9)), spoc::Error);
  CHECK(shown(once.next_opening(local("2016-06-08 00:00"))) == "2026-06-05 09:00");
  CHECK_THROWS_AS(once.next_opening(local("2015-06-05 00:00")), spoc::Error);
  CHECK(shown(once.previous_closing(local("2036-06-01 00:00"))) == "2026-06-05 17:00");
  CHECK_THROWS_AS(once.previous_closing(local("2036-06-05 00:00")), spoc::Error);
}

TEST_CASE("what was asked before changes no answer, not even whether there is one") {
  CalendarDefinition definition = weekly({});
  definition.special[date("2026-06-05")] = ranges({"09:00-17:00"});
  definition.special[date("2040-06-05")] = ranges({"09:00-17:00"});
  const Calendar used(definition, berlin());
  CHECK(used.open_between(local("2020-01-01 00:00"), local("2045-01-01 00:00")) == hours(16));
  const Instant t = local("2026-06-05 10:00");
  CHECK_THROWS_AS(used.add_open(t, hours(8)), spoc::Error);
  CHECK_THROWS_AS(Calendar(definition, berlin()).add_open(t, hours(8)), spoc::Error);
  CHECK(shown(used.add_open(t, hours(7))) == "2026-06-05 17:00");
  CHECK_THROWS_AS(used.next_opening(local("2026-06-05 17:00")), spoc::Error);
  CHECK_THROWS_AS(used.add_days(t, 1), spoc::Error);
  CHECK_THROWS_AS(used.add_open(local("2040-06-05 10:00"), hours(-2)), spoc::Error);
  CHECK_THROWS_AS(used.previous_closing(local("2040-06-05 09:00")), spoc::Error);
  CHECK_THROWS_AS(used.next_business_day(local("2040-06-05 10:00"), -1), spoc::Error);
}

TEST_CASE("a calendar that never closes says so") {
  const Calendar calendar(always(), berlin());
  const Instant t = local("2026-06-05 10:00");
  CHECK_FALSE(calendar.find_closing(t));
  CHECK_THROWS_AS(calendar.next_closing(t), spoc::Error);
  const Interval interval = calendar.interval(t);
  CHECK(interval.begin < t - hours(24 * 3600));
  CHECK(interval.end > t + hours(24 * 3600));
  CHECK(calendar.open_between(interval.begin, interval.end) == interval.end - interval.begin);
  CHECK(calendar.day(date("2026-10-25"))->end - calendar.day(date("2026-10-25"))->begin == hours(25));
}

TEST_CASE("times outside the years 0001 to 9999 are errors") {
  const Calendar calendar = nine_to_five();
  CHECK_THROWS_AS(calendar.open(Instant{INT64_MAX}), spoc::Error);
  CHECK_THROWS_AS(calendar.open(Instant{INT64_MIN}), spoc::Error);
  CHECK_THROWS_AS(calendar.add_open(utc("9999-12-31T12:00:00Z"), hours(100)), spoc::Error);
  CHECK_THROWS_AS(calendar.add_open(utc("2026-01-01T00:00:00Z"), Span{INT64_MAX}), spoc::Error);
  CHECK_THROWS_AS(nine_to_five().add_days(utc("0001-01-03T12:00:00Z"), -10), spoc::Error);
}

TEST_CASE("a question may come from before and after everything asked so far") {
  const Calendar fresh = nine_to_five();
  const Calendar used = nine_to_five();
  used.open(local("2026-06-05 12:00"));
  for (const char* text :
       {"2020-03-04 12:00", "2031-03-04 12:00", "2001-01-01 00:00", "2040-12-31 23:00", "1999-05-05 05:00"}) {
    const Calendar once = nine_to_five();
    CHECK(used.add_open(local(text), hours(5000)) == once.add_open(local(text), hours(5000)));
    CHECK(used.add_open(local(text), hours(-5000)) == once.add_open(local(text), hours(-5000)));
    CHECK(used.open_between(local("2026-06-05 12:00"), local(text)) ==
          fresh.open_between(local("2026-06-05 12:00"), local(text)));
  }
}

TEST_CASE("wall-clock months and days keep the local time, hours are elapsed") {
  CHECK(shown(add_wall(local("2026-03-28 12:00"), {0, 1, {}}, berlin())) == "2026-03-29 12:00");
  CHECK(shown(add_wall(local("2026-03-28 12:00"), {0, 0, hours(24)}, berlin())) == "2026-03-29 13:00");
  CHECK(shown(add_wall(local("2026-01-31 12:00"), {1, 0, {}}, berlin())) == "2026-02-28 12:00");
  CHECK(add_wall(local("2026-03-28 02:30"), {0, 1, {}}, berlin()) == utc("2026-03-29T01:00:00Z"));
  CHECK(add_wall(local("2026-10-24 02:30"), {0, 1, {}}, berlin()) == utc("2026-10-25T00:30:00Z"));
  CHECK(add_wall(utc("2026-10-25T01:30:00Z"), {0, 0, seconds(0)}, berlin()) == utc("2026-10-25T01:30:00Z"));
  CHECK_THROWS_AS(add_wall(local("2026-10-24 02:30"), {0, INT32_MAX, {}}, berlin()), spoc::Error);
  CHECK_THROWS_AS(add_wall(local("2026-10-24 02:30"), {0, 0, Span{INT64_MAX}}, berlin()), spoc::Error);
}
