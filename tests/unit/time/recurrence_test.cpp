#include "time/recurrence.h"

#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

std::string days(const char* rule, const char* start, const char* first = "2024-01-01",
                 const char* last = "2028-12-31") {
  const auto parsed = parse_recurrence(rule);
  if (const auto* why = std::get_if<std::string>(&parsed)) return *why;
  std::int64_t budget = 1'000'000;
  const auto found = occurrences(std::get<YearlyRecurrence>(parsed), date(start), date(first), date(last), budget);
  if (!found) return "too many";
  std::string out;
  for (const Date day : *found) out += (out.empty() ? "" : " ") + to_text(day);
  return out;
}

}  // namespace

TEST_CASE("a yearly repetition is the same day of each year") {
  CHECK(days("FREQ=YEARLY", "2025-12-25") == "2025-12-25 2026-12-25 2027-12-25 2028-12-25");
  CHECK(days("freq=yearly;interval=2", "2024-05-01") == "2024-05-01 2026-05-01 2028-05-01");
  CHECK(days("FREQ=YEARLY;INTERVAL=4", "1900-05-01", "2022-01-01") == "2024-05-01 2028-05-01");
}

TEST_CASE("February 29 repeats in leap years only") {
  CHECK(days("FREQ=YEARLY", "2020-02-29") == "2024-02-29 2028-02-29");
}

TEST_CASE("COUNT counts from the start, UNTIL includes its day") {
  CHECK(days("FREQ=YEARLY;COUNT=3", "2023-01-06") == "2024-01-06 2025-01-06");
  CHECK(days("FREQ=YEARLY;COUNT=1", "2024-01-06") == "2024-01-06");
  CHECK(days("FREQ=YEARLY;UNTIL=20260106", "2025-01-06") == "2025-01-06 2026-01-06");
  CHECK(days("FREQ=YEARLY;UNTIL=20260105T235959Z", "2025-01-06") == "2025-01-06");
}

TEST_CASE("weekdays are counted in the month, or in the year without one") {
  CHECK(days("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2025-11-27", "2025-01-01", "2027-12-31") ==
        "2025-11-27 2026-11-26 2027-11-25");
  CHECK(days("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2025-05-26", "2025-01-01", "2026-12-31") == "2025-05-26 2026-05-25");
  CHECK(days("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-01-01", "1999-12-31") == "1997-05-19 1998-05-18 1999-05-17");
  CHECK(days("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997-01-01", "1997-12-31") ==
        "1997-03-13 1997-03-20 1997-03-27");
}

TEST_CASE("days of the month and weekdays together narrow each other") {
  CHECK(days("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "1996-01-01",
             "2004-12-31") == "1996-11-05 2000-11-07 2004-11-02");
  CHECK(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2024-02-29", "2024-01-01", "2026-12-31") ==
        "2024-02-29 2025-02-28 2026-02-28");
  CHECK(days("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "2026-01-01", "2026-01-01", "2026-12-31") ==
        "2026-01-01 2026-07-01");
}

TEST_CASE("a repetition that cannot be used says which part") {
  for (const char* rule :
       {"FREQ=WEEKLY", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYSETPOS=1", "FREQ=YEARLY;COUNT=0",
        "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYDAY=0MO", "FREQ=YEARLY;BYDAY=XX",
        "FREQ=YEARLY;BYMONTHDAY=0", "FREQ=YEARLY;UNTIL=soon", "FREQ", "FREQ=YEARLY;BYMONTH="})
    CHECK(days(rule, "2026-01-01").find("cannot be used") != std::string::npos);
  CHECK(days("COUNT=3", "2026-01-01") == "the repetition has no FREQ");
}

TEST_CASE("looking at too many days stops") {
  std::int64_t budget = 10'000;
  const auto rule = std::get<YearlyRecurrence>(parse_recurrence("FREQ=YEARLY;COUNT=5000"));
  CHECK_FALSE(occurrences(rule, date("0001-01-01"), date("2026-01-01"), date("2030-12-31"), budget));
}
