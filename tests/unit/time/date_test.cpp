#include "time/date.h"

#include "base/error.h"
#include "support/test.h"

using namespace spoc::time;

TEST_CASE("a date that does not exist is nothing") {
  CHECK_FALSE(make_date(2026, 2, 29));
  CHECK(make_date(2028, 2, 29));
  CHECK_FALSE(make_date(1900, 2, 29));
  CHECK(make_date(2000, 2, 29));
  CHECK_FALSE(make_date(2026, 0, 1));
  CHECK_FALSE(make_date(2026, 13, 1));
  CHECK_FALSE(make_date(2026, 4, 31));
  CHECK_FALSE(make_date(2026, 4, 0));
  CHECK_FALSE(make_date(2026, -1, -1));
}

TEST_CASE("days count from 1970 and civil gives back what make_date took") {
  CHECK(make_date(1970, 1, 1)->days == 0);
  CHECK(make_date(2000, 3, 1)->days == 11017);
  for (int days = -800'000; days < 3'000'000; days += 37) {
    const Civil c = civil(Date{days});
    const auto back = make_date(c.year, c.month, c.day);
    REQUIRE(back);
    REQUIRE(back->days == days);
  }
}

TEST_CASE("dates at the ends of 32 bits still have a civil form") {
  CHECK(civil(Date{INT32_MAX}).year == 5'881'580);
  CHECK(civil(Date{INT32_MIN}).year == -5'877'641);
}

TEST_CASE("weekdays count from Monday, before 1970 too") {
  CHECK(weekday(*make_date(1970, 1, 1)) == 3);
  CHECK(weekday(*make_date(2026, 6, 5)) == 4);
  CHECK(weekday(*make_date(1969, 12, 29)) == 0);
  CHECK(weekday(*make_date(1969, 12, 28)) == 6);
}

TEST_CASE("months later is the same day, or the last one of a shorter month") {
  const auto after = [](const char* text, int months) { return to_text(add_months(*parse_date(text), months)); };
  CHECK(after("2026-01-31", 1) == "2026-02-28");
  CHECK(after("2028-01-31", 1) == "2028-02-29");
  CHECK(after("2026-01-31", 3) == "2026-04-30");
  CHECK(after("2026-12-15", 1) == "2027-01-15");
  CHECK(after("2026-01-15", -1) == "2025-12-15");
  CHECK(after("2024-02-29", 12) == "2025-02-28");
  CHECK(after("2026-05-05", 0) == "2026-05-05");
  CHECK_THROWS_AS(add_months(*parse_date("2026-05-05"), INT32_MAX), spoc::Error);
}

TEST_CASE("only YYYY-MM-DD is read as a date") {
  CHECK(to_text(*parse_date("0001-01-01")) == "0001-01-01");
  CHECK(to_text(*parse_date("9999-12-31")) == "9999-12-31");
  for (const char* text : {"", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01",
                           "0000-01-01", "2026-02-30", "2026-01-0x", "+026-01-01", "2026-01-01T"})
    CHECK_FALSE(parse_date(text));
  CHECK_THROWS_AS(to_text(Date{INT32_MAX}), spoc::Error);
}
