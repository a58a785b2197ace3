#include "base/error.h"
#include "sample_calendars.h"
#include "support/test.h"
#include "time/phrase.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

// Now is Saturday 2026-11-21 18:00 in Berlin.
struct PeriodsOnSaturday {
  Zone zone = load_zone("Europe/Berlin");
  Calendar calendar{weekly({"09:00-17:00"}), zone};
  PhraseContext context{utc("2026-11-21T17:00:00Z"), zone, calendar};

  std::string period(std::string_view text) const {
    const Period p = parse_period(text, context);
    const auto side = [&](const std::optional<Instant>& t) { return t ? to_text(zone.local(*t)) : std::string("-"); };
    return side(p.begin) + " " + side(p.end);
  }
};

}  // namespace

TEST_CASE_METHOD(PeriodsOnSaturday, "years, months, quarters, weeks and days are periods") {
  CHECK(period("2026") == "2026-01-01 00:00 2027-01-01 00:00");
  CHECK(period("2026-10") == "2026-10-01 00:00 2026-11-01 00:00");
  CHECK(period("2026-Q4") == "2026-10-01 00:00 2027-01-01 00:00");
  CHECK(period("2026-q3") == "2026-07-01 00:00 2026-10-01 00:00");
  CHECK(period("2026-10-05") == "2026-10-05 00:00 2026-10-06 00:00");
}

TEST_CASE_METHOD(PeriodsOnSaturday, "weeks are those of ISO 8601") {
  CHECK(period("2026-W36") == "2026-08-31 00:00 2026-09-07 00:00");
  CHECK(period("2026-W01") == "2025-12-29 00:00 2026-01-05 00:00");
  CHECK(period("2026-W53") == "2026-12-28 00:00 2027-01-04 00:00");
  CHECK_THROWS_AS(period("2025-W53"), spoc::Error);
  CHECK_THROWS_AS(period("2026-W00"), spoc::Error);
}

TEST_CASE_METHOD(PeriodsOnSaturday, "periods are named from today") {
  CHECK(period("today") == "2026-11-21 00:00 2026-11-22 00:00");
  CHECK(period("yesterday") == "2026-11-20 00:00 2026-11-21 00:00");
  CHECK(period("this-week") == "2026-11-16 00:00 2026-11-23 00:00");
  CHECK(period("last-week") == "2026-11-09 00:00 2026-11-16 00:00");
  CHECK(period("this-month") == "2026-11-01 00:00 2026-12-01 00:00");
  CHECK(period("last-month") == "2026-10-01 00:00 2026-11-01 00:00");
  CHECK(period("this-quarter") == "2026-10-01 00:00 2027-01-01 00:00");
  CHECK(period("last-quarter") == "2026-07-01 00:00 2026-10-01 00:00");
  CHECK(period("last-year") == "2025-01-01 00:00 2026-01-01 00:00");
}

TEST_CASE_METHOD(PeriodsOnSaturday, "a duration is the time up to now") {
  CHECK(period("30d") == "2026-10-22 18:00 2026-11-21 18:00");
  CHECK(period("12h") == "2026-11-21 06:00 2026-11-21 18:00");
  CHECK(period("8bh") == "2026-11-20 09:00 2026-11-21 18:00");
}

TEST_CASE_METHOD(PeriodsOnSaturday, "a range includes the day it ends on, and may be open") {
  CHECK(period("2026-10-05..2026-10-07") == "2026-10-05 00:00 2026-10-08 00:00");
  CHECK(period("2026-10-05 12:00..2026-10-07 12:00") == "2026-10-05 12:00 2026-10-07 12:00");
  CHECK(period("2026-10-05..") == "2026-10-05 00:00 -");
  CHECK(period("..2026-10-07") == "- 2026-10-08 00:00");
  CHECK(period("..") == "- -");
  CHECK(period("2026-10..2026-11") == "2026-10-01 00:00 2026-12-01 00:00");
  CHECK(period("-7d..now") == "2026-11-14 18:00 2026-11-21 18:00");
  CHECK(period("now..now") == "2026-11-21 18:00 2026-11-21 18:00");
  CHECK(period("2026-10-05..2026-10") == "2026-10-05 00:00 2026-11-01 00:00");
  CHECK(period("yesterday .. today") == "2026-11-20 00:00 2026-11-22 00:00");
}

TEST_CASE_METHOD(PeriodsOnSaturday, "what is no period is a usage error that shows the forms") {
  for (const char* text : {"", "soon", "2026-13", "2026-Q5", "2026-Q0", "0000", "26", "last-decade", "-30d",
                           "2026-10-32", "2026-10-07..2026-10-01", "2026-02..2026-01", "tomorrow..today", "x..y", "2026-W1", "2026-10-05 12:00", "0..."}) {
    CAPTURE(text);
    try {
      parse_period(text, context);
      FAIL_CHECK("it was read as a period");
    } catch (const spoc::Error& error) {
      CHECK(error.code == spoc::Code::usage);
      CHECK_FALSE(error.hint.empty());
    }
  }
}
