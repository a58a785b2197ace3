#include "time/duration.h"

#include <random>

#include "support/test.h"

using namespace spoc::time;

namespace {

WallDuration wall(const char* text) {
  return std::get<WallDuration>(parse_duration(text).value());
}
BusinessDuration business(const char* text) {
  return std::get<BusinessDuration>(parse_duration(text).value());
}

}  // namespace

TEST_CASE("wall-clock durations are months, days and elapsed time") {
  CHECK(wall("30m") == WallDuration{0, 0, minutes(30)});
  CHECK(wall("1h30m") == WallDuration{0, 0, minutes(90)});
  CHECK(wall("1y2mo3w4d5h6m7s") == WallDuration{14, 25, seconds(5 * 3600 + 6 * 60 + 7)});
  CHECK(wall("-3h") == WallDuration{0, 0, hours(-3)});
  CHECK(wall("-1mo1d") == WallDuration{-1, -1, {}});
  CHECK(wall("0s") == WallDuration{});
}

TEST_CASE("business durations are days, then open time") {
  CHECK(business("2bd") == BusinessDuration{2, 0, false});
  CHECK(business("1bd4bh30bm5bs") == BusinessDuration{1, 4 * 3600 + 30 * 60 + 5, false});
  CHECK(business("90bs") == BusinessDuration{0, 90, false});
  CHECK(business("2nbd") == BusinessDuration{2, 0, true});
  CHECK(business("-1nbd") == BusinessDuration{-1, 0, true});
}

TEST_CASE("what is no duration is nothing") {
  for (const char* text :
       {"",      "-",     "0",       "5",       "h",    "1h ", " 1h",  "1 h", "1h30", "30m1h", "1h1h",
        "1h2bh", "1bd1d", "1nbd1bh", "1bd1nbd", "1.5h", "+1h", "--1h", "1H",  "1min", "1d-1h", "1hm"})
    CHECK_FALSE(parse_duration(text));
}

TEST_CASE("a duration that leaves its type is nothing") {
  CHECK(parse_duration("2147483647d"));
  CHECK_FALSE(parse_duration("2147483648d"));
  CHECK(parse_duration("-2147483648d"));
  CHECK_FALSE(parse_duration("306783379w"));
  CHECK_FALSE(parse_duration("200000000y"));
  CHECK_FALSE(parse_duration("9223372036855s"));
  CHECK(parse_duration("9223372036854s"));
  CHECK_FALSE(parse_duration("99999999999999999999s"));
  CHECK_FALSE(parse_duration("2562047788015216bh"));
  CHECK_FALSE(parse_duration("2147483648bd"));
}

TEST_CASE("a duration is written as shortly as can be") {
  const auto text = [](const char* t) { return to_text(parse_duration(t).value()); };
  CHECK(text("60s") == "1m");
  CHECK(text("90s") == "90s");
  CHECK(text("1h30m") == "90m");
  CHECK(text("24h") == "24h");
  CHECK(text("7d") == "1w");
  CHECK(text("12mo") == "1y");
  CHECK(text("14mo") == "14mo");
  CHECK(text("-1bd4bh") == "-1bd4bh");
  CHECK(text("3nbd") == "3nbd");
  CHECK(to_text(WallDuration{}) == "0s");
  CHECK(to_text(BusinessDuration{}) == "0bs");
}

TEST_CASE("a written duration reads back as the same value") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const int sign = random() % 2 == 0 ? 1 : -1;
    const auto up_to = [&](int n) { return sign * static_cast<int>(random() % static_cast<unsigned>(n)); };
    const Duration a = WallDuration{up_to(40), up_to(60), seconds(up_to(400'000))};
    const Duration b = BusinessDuration{up_to(40), up_to(400'000), false};
    REQUIRE(parse_duration(to_text(a)) == a);
    REQUIRE(parse_duration(to_text(b)) == b);
  }
}

TEST_CASE("spans are told to people in their two largest units") {
  CHECK(to_words(seconds(0)) == "0s");
  CHECK(to_words(seconds(12)) == "12s");
  CHECK(to_words(minutes(35)) == "35m");
  CHECK(to_words(hours(52)) == "2d 4h");
  CHECK(to_words(seconds(86'400 + 59)) == "1d");
  CHECK(to_words(seconds(3661)) == "1h 1m");
  CHECK(to_words(hours(-3)) == "-3h");
  CHECK(to_words(Span{INT64_MIN}) == "-106751991d 4h");
  CHECK(to_hours(seconds(0)) == "0s");
  CHECK(to_hours(seconds(4 * 3600 + 22 * 60 + 30)) == "4h 22m 30s");
  CHECK(to_hours(hours(24)) == "24h");
  CHECK(to_hours(seconds(-90)) == "-1m 30s");
  CHECK(to_hours(Span{INT64_MIN}) == "-2562047788h 54s");
}
