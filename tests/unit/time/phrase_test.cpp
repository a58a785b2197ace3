#include "time/phrase.h"

#include "base/error.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

// Now is Saturday 2026-11-21 18:00 in Berlin.
struct Saturday {
  Zone zone = load_zone("Europe/Berlin");
  Calendar calendar{weekly({"09:00-17:00"}), zone};
  PhraseContext context{utc("2026-11-21T17:00:00Z"), zone, calendar};

  std::string at(std::string_view text, Edge edge = Edge::begin) const {
    return to_text(zone.local(parse_time(text, context, edge)));
  }
};

}  // namespace

TEST_CASE_METHOD(Saturday, "instants and local times are read") {
  CHECK(at("2026-12-01T12:00:00Z") == "2026-12-01 13:00");
  CHECK(at("2026-12-01T12:00:00+01:00") == "2026-12-01 12:00");
  CHECK(at("2026-12-01 18:00") == "2026-12-01 18:00");
  CHECK(at("2026-12-01T18:00") == "2026-12-01 18:00");
  CHECK(at("2026-12-01 18:00:05") == "2026-12-01 18:00:05");
  CHECK(at(" 2026-12-01  9:05 ") == "2026-12-01 09:05");
  CHECK(at("2026-12-01T12:00Z") == "2026-12-01 13:00");
  CHECK(at("2026-12-01T12:00+01:00") == "2026-12-01 12:00");
  CHECK(at("2026-12-01T12:00-0500") == "2026-12-01 18:00");
  CHECK(at("2026-12-01T12:00:30+0100") == "2026-12-01 12:00:30");
}

TEST_CASE_METHOD(Saturday, "a bare day is its midnight, or the next one as an end") {
  CHECK(at("2026-12-01") == "2026-12-01 00:00");
  CHECK(at("2026-12-01", Edge::end) == "2026-12-02 00:00");
  CHECK(at("today", Edge::end) == "2026-11-22 00:00");
  CHECK(at("today 12:00", Edge::end) == "2026-11-21 12:00");
}

TEST_CASE_METHOD(Saturday, "days are named from today") {
  CHECK(at("now") == "2026-11-21 18:00");
  CHECK(at("today") == "2026-11-21 00:00");
  CHECK(at("9:30") == "2026-11-21 09:30");
  CHECK(at("17:00", Edge::end) == "2026-11-21 17:00");
  CHECK(at("tomorrow 14:00") == "2026-11-22 14:00");
  CHECK(at("Yesterday") == "2026-11-20 00:00");
  CHECK(at("mon 9:00") == "2026-11-23 09:00");
  CHECK(at("Sunday") == "2026-11-22 00:00");
  CHECK(at("sat") == "2026-11-28 00:00");
  CHECK(at("friday 23:59") == "2026-11-27 23:59");
}

TEST_CASE_METHOD(Saturday, "durations count from now, by the clock or by the calendar") {
  CHECK(at("-3h") == "2026-11-21 15:00");
  CHECK(at("+1d") == "2026-11-22 18:00");
  CHECK(at("+2bh") == "2026-11-23 11:00");
  CHECK(at("+2bd") == "2026-11-25 09:00");
  CHECK(at("+1nbd") == "2026-11-23 17:00");
  CHECK(at("-1bh") == "2026-11-20 16:00");
}

TEST_CASE_METHOD(Saturday, "what is no time is a usage error that shows the forms") {
  for (const char* text :
       {"", " ", "someday", "2026-13-01", "2026-02-30", "2026-12-01 25:00", "2026-12-01 9", "3h", "+", "+-3h", "--3h",
        "mo 9:00", "mon 9:0", "today now", "2026-12-01 18:00x", "+2xd", "2026", "now 12:00"}) {
    CAPTURE(text);
    try {
      parse_time(text, context);
      FAIL_CHECK("it was read as a time");
    } catch (const spoc::Error& error) {
      CHECK(error.code == spoc::Code::usage);
      CHECK(error.hint.find("tomorrow 14:00") != std::string::npos);
    }
  }
}

TEST_CASE_METHOD(Saturday, "times are told relative to now") {
  CHECK(relative(context.now, context.now) == "now");
  CHECK(relative(context.now + hours(3), context.now) == "in 3h");
  CHECK(relative(context.now - hours(48), context.now) == "2d ago");
  CHECK(relative(context.now + minutes(200), context.now) == "in 3h 20m");
}
