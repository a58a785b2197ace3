// Timestamps and dates that move by durations, and the time of a day.
#include "world.h"

namespace spoc::expr {

TEST_CASE("timestamps move by wall-clock time that keeps the local time of day") {
  World world;
  world.set("opened", Value(instant("2026-03-28T20:00:00Z")));  // the night to summer time
  CHECK(world.show("opened + 12h") == "2026-03-29T08:00:00Z");
  CHECK(world.show("opened + 1d") == "2026-03-29T19:00:00Z");
  CHECK(world.show("1d + opened") == "2026-03-29T19:00:00Z");
  CHECK(world.show("opened - 1w") == "2026-03-21T20:00:00Z");
  CHECK(world.show("opened + 1mo") == "2026-04-28T19:00:00Z");
  CHECK(world.show("opened + 1y") == "2027-03-28T19:00:00Z");
}

TEST_CASE("timestamps move by open time of the calendar") {
  World world;  // Friday 16:30 local, open 09:00 to 17:00, Monday 15 June is closed
  CHECK(world.show("opened + 4bh") == "2026-06-08T10:30:00Z");
  CHECK(world.show("opened + 1bh30bm") == "2026-06-08T08:00:00Z");
  CHECK(world.show("opened + 5400bs") == "2026-06-08T08:00:00Z");
  CHECK(world.show("opened - 4bh") == "2026-06-05T10:30:00Z");
  CHECK(world.show("opened + 2bd") == "2026-06-09T14:30:00Z");
}

TEST_CASE("a date stays a date and moves by whole days") {
  World world;  // the anchor is Friday 12 June
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"anchor + 1d", "2026-06-13"},
      {"anchor - 2w", "2026-05-29"},
      {"anchor + 1mo", "2026-07-12"},
      {"anchor + 1y1mo", "2027-07-12"},
      {"date('2026-01-31') + 1mo", "2026-02-28"},
      {"anchor + 1bd", "2026-06-16"},
      {"anchor + 2bd", "2026-06-17"},
      {"2bd + anchor", "2026-06-17"},
      {"anchor - 10bd", "2026-05-29"},
      {"anchor + 2nbd", "2026-06-17"},
      {"anchor + 0bd", "2026-06-12"},
      {"date('2026-06-14') - 1bd", "2026-06-12"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("a date does not move by hours, written out or not") {
  World world;
  CHECK(world.finding("anchor + 4h") == "wrong-type 10-12");
  CHECK(world.finding("anchor - 4bh") == "wrong-type 10-13");
  CHECK(world.finding("1d2h + anchor") == "wrong-type 1-5");
  CHECK(world.show("anchor + ticket.age") == "failure: a date moves by whole days, not by 50h");
  CHECK(world.show("anchor + (1bd + 1bh)") == "failure: a date moves by whole days, not by 1bd1bh");
}

TEST_CASE("the difference of two moments is a duration") {
  World world;
  CHECK(world.show("now() - opened") == "4050m");
  CHECK(world.show("opened - now()") == "-4050m");
  CHECK(world.show("anchor - date('2026-06-01')") == "11d");
  CHECK(world.show("now() - opened > 2d") == "true");
}

TEST_CASE("@ gives the local day of a moment at a time, in summer and winter") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"anchor @ 09:00", "2026-06-12T07:00:00Z"},
      {"date('2026-01-12') @ 09:00", "2026-01-12T08:00:00Z"},
      {"anchor @ 09:00:30", "2026-06-12T07:00:30Z"},
      {"anchor@09:00", "2026-06-12T07:00:00Z"},
      {"opened @ 00:00", "2026-06-04T22:00:00Z"},
      {"timestamp('2026-06-04T22:30:00Z') @ 23:59", "2026-06-05T21:59:00Z"},
      {"date('2026-03-29') @ 02:30", "2026-03-29T01:00:00Z"},  // does not exist: the instant of the change
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("@ binds weaker than + and tighter than a comparison") {
  World world;
  CHECK(world.show("anchor - 2d @ 09:00") == "2026-06-10T07:00:00Z");
  CHECK(world.show("opened < anchor @ 09:00 && anchor @ 09:00 < anchor @ 10:00") == "true");
  CHECK(world.show("(anchor @ 09:00) + 1h") == "2026-06-12T08:00:00Z");
  CHECK(world.finding("anchor @ 09:00 + 1h") == "syntax 16-17");
  CHECK(world.show("flag ? anchor @ 09:00 : opened") == "2026-06-12T07:00:00Z");
}

TEST_CASE("@ needs a moment before it and a time of day after it") {
  World world;
  CHECK(world.finding("n @ 09:00") == "wrong-type 1-2");
  CHECK(world.finding("anchor @ 24:00") == "syntax 10-15");
  CHECK(world.finding("anchor @ 9") == "syntax 10-11");
  CHECK(world.finding("anchor @ 09:60") == "syntax 10-15");
  world.set("x", Value(std::int64_t{1}));
  CHECK(world.show("x @ 09:00") == "failure: @ needs a timestamp or a date, and this is int");
  world.set("x", Value());
  CHECK(world.show("x @ 09:00") == "failure: x has no value");
}

TEST_CASE("moments stay within the years 1 to 9999") {
  World world;
  auto text =
      GENERATE("date('9999-12-31') + 1d", "date('0001-01-01') - 1d", "date('9999-12-31') + 1bd", "opened + 9000y",
               "opened - 3000y", "timestamp(999999999999)", "timestamp('9999-12-31T23:00:00Z') + 1h");
  CAPTURE(text);
  CHECK(world.show(text).starts_with("failure: "));
}

TEST_CASE("steps that no calendar can count are failures, not long searches") {
  World world;
  auto text = GENERATE("opened + 100000bd", "anchor + 100000bd", "anchor - 2147483647bd", "opened + 2000000000bh",
                       "opened + 1000000y");
  CAPTURE(text);
  CHECK(world.show(text).find("too far to move") != std::string::npos);
}

}  // namespace spoc::expr
