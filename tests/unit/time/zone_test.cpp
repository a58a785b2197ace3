#include "time/zone.h"

#include "base/error.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using spoc::time::test::utc;

namespace {

Local local(const char* day, int hour, int minute) {
  return {*parse_date(day), hour * 3600 + minute * 60};
}

}  // namespace

TEST_CASE("UTC needs no file") {
  CHECK(Zone().offset(utc("2026-01-01T00:00:00Z")) == 0);
  CHECK(load_zone("UTC", "/nowhere").name() == "UTC");
  CHECK_FALSE(Zone().next_change(utc("2026-01-01T00:00:00Z")));
}

TEST_CASE("a local time that happens twice is its first or its second occurrence") {
  const Zone berlin = load_zone("Europe/Berlin");
  CHECK(berlin.instant(local("2026-10-25", 2, 30), Choice::first) == utc("2026-10-25T00:30:00Z"));
  CHECK(berlin.instant(local("2026-10-25", 2, 30), Choice::second) == utc("2026-10-25T01:30:00Z"));
  CHECK(berlin.instant(local("2026-10-25", 2, 0), Choice::second) == utc("2026-10-25T01:00:00Z"));
  CHECK(berlin.instant(local("2026-10-25", 3, 0), Choice::first) == utc("2026-10-25T02:00:00Z"));
}

TEST_CASE("a local time that does not exist is the instant of the change") {
  const Zone berlin = load_zone("Europe/Berlin");
  for (const Choice choice : {Choice::first, Choice::second}) {
    CHECK(berlin.instant(local("2026-03-29", 2, 0), choice) == utc("2026-03-29T01:00:00Z"));
    CHECK(berlin.instant(local("2026-03-29", 2, 59), choice) == utc("2026-03-29T01:00:00Z"));
    CHECK(berlin.instant(local("2026-03-29", 3, 0), choice) == utc("2026-03-29T01:00:00Z"));
    CHECK(berlin.instant(local("2026-03-29", 1, 59), choice) == utc("2026-03-29T00:59:00Z"));
  }
  // Samoa had no December 30 in 2011.
  const Zone apia = load_zone("Pacific/Apia");
  CHECK(apia.instant(local("2011-12-30", 12, 0), Choice::first) == utc("2011-12-30T10:00:00Z"));
}

TEST_CASE("offsets, abbreviations and changes are those of the zone") {
  const Zone berlin = load_zone("Europe/Berlin");
  CHECK(berlin.abbreviation(utc("2026-07-01T00:00:00Z")) == "CEST");
  CHECK(berlin.next_change(utc("2026-01-01T00:00:00Z")) == utc("2026-03-29T01:00:00Z"));
  CHECK(berlin.next_change(utc("2026-03-29T01:00:00Z")) == utc("2026-10-25T01:00:00Z"));
  CHECK(berlin.next_change(utc("2026-03-29T00:59:59.999999Z")) == utc("2026-03-29T01:00:00Z"));
  CHECK(berlin.offset(utc("2026-03-29T00:59:59.999999Z")) == 3600);
}

TEST_CASE("a fraction of a second survives the way to local time and back") {
  const Zone berlin = load_zone("Europe/Berlin");
  const Instant t = utc("1965-06-01T12:00:00.25Z");
  CHECK(berlin.local(t).us == 250'000);
  CHECK(berlin.instant(berlin.local(t), Choice::first) == t);
}

TEST_CASE("the first and last instants there are have a local time") {
  CHECK(load_zone("Europe/Berlin").local(Instant{INT64_MIN}).us == 224'192);
  CHECK(load_zone("Europe/Berlin").local(Instant{INT64_MAX}).us == 775'807);
}

TEST_CASE("local times are written with seconds only when there are any") {
  const Zone berlin = load_zone("Europe/Berlin");
  CHECK(to_text(berlin.local(utc("2026-11-21T17:00:00Z"))) == "2026-11-21 18:00");
  CHECK(to_text(berlin.local(utc("2026-11-21T17:00:09Z"))) == "2026-11-21 18:00:09");
  CHECK(to_text_with_offset(utc("2026-11-21T17:00:00Z"), berlin) == "2026-11-21 18:00+01:00");
  CHECK(to_text_with_offset(utc("2026-11-21T17:00:00Z"), load_zone("America/St_Johns")) == "2026-11-21 13:30-03:30");
  CHECK(to_text_with_offset(utc("1880-01-01T00:00:00Z"), berlin) == "1880-01-01 00:53:28+00:53:28");
}

TEST_CASE("an unknown zone is named with the nearest known one") {
  try {
    load_zone("Europe/Berlni");
    FAIL("an unknown zone was loaded");
  } catch (const spoc::Error& error) {
    CHECK(error.code == spoc::Code::configuration);
    CHECK(error.message.find("Europe/Berlni") != std::string::npos);
    CHECK(error.hint.find("Europe/Berlin") != std::string::npos);
  }
}

TEST_CASE("a zone's name cannot leave the folder") {
  for (const char* name : {"", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Berlin", "Europe", "Europe/",
                           "zone.tab", "Europe//Berlin", "Europe/Berlin\n", "tzdata.zi", "iso3166.tab", "leapseconds"})
    CHECK_THROWS_AS(load_zone(name), spoc::Error);
}
