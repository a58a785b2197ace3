#include "time/yearly_rule.h"

#include "support/test.h"
#include "time/instant.h"

using namespace spoc::time;

namespace {

std::int64_t unix(const char* text) {
  return parse_instant(text).value().us / 1'000'000;
}
YearlyRule rule(const char* text) {
  return parse_yearly_rule(text).value();
}

std::string next(const char* text, const char* after) {
  const auto change = next_change(rule(text), unix(after));
  return change ? to_text(from_unix(*change)) : "never";
}

}  // namespace

TEST_CASE("a rule without daylight time has one offset for ever") {
  const YearlyRule kolkata = rule("IST-5:30");
  CHECK(in_force(kolkata, unix("2400-01-01T00:00:00Z")).offset == 19'800);
  CHECK(next("IST-5:30", "2026-01-01T00:00:00Z") == "never");
  CHECK(rule("<+0330>-3:30").standard.abbreviation == "+0330");
}

TEST_CASE("weeks of a month are counted, the fifth being the last") {
  const char* berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
  CHECK(next(berlin, "2026-01-01T00:00:00Z") == "2026-03-29T01:00:00Z");
  CHECK(next(berlin, "2026-03-29T01:00:00Z") == "2026-10-25T01:00:00Z");
  CHECK(next(berlin, "2026-12-31T23:59:59Z") == "2027-03-28T01:00:00Z");
  CHECK(next(berlin, "2499-12-01T00:00:00Z") == "2500-03-28T01:00:00Z");
  CHECK(next("EST5EDT,M3.2.0,M11.1.0", "2026-01-01T00:00:00Z") == "2026-03-08T07:00:00Z");
}

TEST_CASE("Julian days never count February 29, zero-based days do") {
  CHECK(next("AAA0BBB,J60/0,J300/0", "2028-01-01T00:00:00Z") == "2028-03-01T00:00:00Z");
  CHECK(next("AAA0BBB,J60/0,J300/0", "2026-01-01T00:00:00Z") == "2026-03-01T00:00:00Z");
  CHECK(next("AAA0BBB,59/0,300/0", "2028-01-01T00:00:00Z") == "2028-02-29T00:00:00Z");
  CHECK(next("AAA0BBB,59/0,300/0", "2026-01-01T00:00:00Z") == "2026-03-01T00:00:00Z");
}

TEST_CASE("the southern hemisphere has daylight time across the new year") {
  const YearlyRule sydney = rule("AEST-10AEDT,M10.1.0,M4.1.0/3");
  CHECK(in_force(sydney, unix("2026-01-01T00:00:00Z")).daylight);
  CHECK_FALSE(in_force(sydney, unix("2026-07-01T00:00:00Z")).daylight);
  CHECK(in_force(sydney, unix("2026-12-31T23:00:00Z")).abbreviation == "AEDT");
}

TEST_CASE("times of a rule may be negative and beyond a day") {
  CHECK(next("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-01-01T00:00:00Z") == "2026-03-29T01:00:00Z");
  CHECK(next("IST-2IDT,M3.4.4/26,M10.5.0", "2026-01-01T00:00:00Z") == "2026-03-27T00:00:00Z");
  CHECK(next("AAA0BBB,M12.5.0/167,M6.1.0/-167", "2026-07-01T00:00:00Z") == "2027-01-02T23:00:00Z");
  CHECK(next("AAA0BBB,M12.5.0/167,M6.1.0/-167", "2027-01-03T00:00:00Z") == "2027-05-30T00:00:00Z");
}

TEST_CASE("daylight time that ends where it begins again is all year") {
  const char* text = "XXX3EDT4,0/0,J365/23";
  for (const char* t : {"2026-01-01T02:59:59Z", "2026-01-01T03:00:00Z", "2026-07-01T00:00:00Z", "2028-12-31T12:00:00Z"})
    CHECK(in_force(rule(text), unix(t)).offset == -4 * 3600);
  CHECK(next(text, "2026-06-01T00:00:00Z") == "never");
}

TEST_CASE("negative daylight time is read as written") {
  const YearlyRule dublin = rule("IST-1GMT0,M10.5.0,M3.5.0/1");
  CHECK(in_force(dublin, unix("2026-01-01T00:00:00Z")).offset == 0);
  CHECK(in_force(dublin, unix("2026-07-01T00:00:00Z")).offset == 3600);
}

TEST_CASE("what is no rule is nothing") {
  for (const char* text : {"",
                           "A",
                           "AB1",
                           "ABC",
                           "ABC25",
                           "ABC1DEF",
                           "ABC1DEF,M1.1.1",
                           "ABC1DEF,M13.1.0,M1.1.0",
                           "ABC1DEF,M1.6.0,M1.1.0",
                           "ABC1DEF,M1.1.7,M1.1.0",
                           "ABC1DEF,J0,J1",
                           "ABC1DEF,J366,J1",
                           "ABC1DEF,366,1",
                           "ABC1DEF,M1.1.1/168,M2.1.1",
                           "ABC1DEF,M1.1.1,M2.1.1x",
                           "<ABC1",
                           "<A>1",
                           "ABC1:60",
                           "ABC1DEF,M1.1,M2.1.1",
                           "ABC1,M1.1.1,M2.1.1"})
    CHECK_FALSE(parse_yearly_rule(text));
}
