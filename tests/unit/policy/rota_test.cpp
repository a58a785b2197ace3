#include "policy/rota.h"

#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

Rota rota(const std::string& events, const time::Zone& zone = time::load_zone("Europe/Berlin")) {
  return parse_rota("BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n", "r.ics", zone);
}

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
}

std::string who(const Rota& rota, const char* t) {
  return rota.who(*time::parse_instant(t)).value_or("nobody");
}

TEST_CASE("the duty that holds says who is on call, half-open and in local time") {
  const Rota one = rota(event("DTSTART:20260601T080000\r\nDTEND:20260608T080000\r\nSUMMARY:ana\r\n"));
  CHECK(who(one, "2026-06-01T05:59:59Z") == "nobody");
  CHECK(who(one, "2026-06-01T06:00:00Z") == "ana");
  CHECK(who(one, "2026-06-08T06:00:00Z") == "nobody");
}

TEST_CASE("weekly duties take turns for ever, and keep their local hour over a change of the clocks") {
  const Rota two = rota(
      event("DTSTART:20260105T080000\r\nDTEND:20260112T080000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\nSUMMARY:ana\r\n") +
      event("DTSTART:20260112T080000\r\nDTEND:20260119T080000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\nSUMMARY:ben\r\n"));
  CHECK(who(two, "2026-01-06T12:00:00Z") == "ana");
  CHECK(who(two, "2026-01-13T12:00:00Z") == "ben");
  CHECK(who(two, "2026-07-06T05:59:00Z") == "ben");
  CHECK(who(two, "2026-07-06T06:00:00Z") == "ana");
  CHECK(who(two, "2036-01-01T12:00:00Z") != "nobody");
}

TEST_CASE("repetitions end with their count or date") {
  const std::string daily = "DTSTART;VALUE=DATE:20260601\r\nSUMMARY:ana\r\nRRULE:FREQ=DAILY;";
  const Rota counted = rota(event(daily + "COUNT=3\r\n"));
  CHECK(who(counted, "2026-06-03T12:00:00Z") == "ana");
  CHECK(who(counted, "2026-06-04T12:00:00Z") == "nobody");
  const Rota ended = rota(event(daily + "UNTIL=20260602T000000Z\r\n"));
  CHECK(who(ended, "2026-06-02T12:00:00Z") == "ana");
  CHECK(who(ended, "2026-06-03T12:00:00Z") == "nobody");
}

TEST_CASE("of two duties the one that began last holds: a swap is put over the plan") {
  const Rota swap =
      rota(event("DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260608\r\nSUMMARY:ana\r\n") +
           event("DTSTART;VALUE=DATE:20260603\r\nSUMMARY:x\r\nATTENDEE;CN=\"Ben: B\":mailto:ben@example.org\r\n"));
  CHECK(who(swap, "2026-06-02T12:00:00Z") == "ana");
  CHECK(who(swap, "2026-06-03T12:00:00Z") == "ben@example.org");
  CHECK(who(swap, "2026-06-04T12:00:00Z") == "ana");
}

TEST_CASE("a duty in another zone, or in UTC, is read in that zone") {
  const Rota other =
      rota(event("DTSTART;TZID=America/New_York:20260601T080000\r\nDTEND;TZID=America/"
                 "New_York:20260601T200000\r\nSUMMARY:ana\r\n"));
  CHECK(who(other, "2026-06-01T12:00:00Z") == "ana");
  CHECK(who(other, "2026-06-01T11:59:00Z") == "nobody");
}

TEST_CASE("what cannot be used is a warning with its line, and the rest is used") {
  const Rota mixed = rota(event("DTSTART:20260601T080000\r\nDTEND:20260501T080000\r\nSUMMARY:ana\r\n") +
                          event("DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=MONTHLY\r\nSUMMARY:ana\r\n") +
                          event("SUMMARY:nothing\r\n") + event("DTSTART;VALUE=DATE:20260603\r\nSUMMARY:ben\r\n"));
  REQUIRE(mixed.diagnostics.size() == 3);
  CHECK(mixed.diagnostics[0].line == 3);
  CHECK(mixed.diagnostics[1].line == 9);
  CHECK(mixed.duties.size() == 1);
}

TEST_CASE("a policy knows who is on call for a team") {
  const std::string events = event("DTSTART:20260601T000000\r\nDTEND:20260602T000000\r\nSUMMARY:ana\r\n");
  const auto policy = policy_with("on_call = \"r.ics\"\n", {{"r.ics", events}});
  CHECK(policy->on_call("front", *time::parse_instant("2026-06-01T12:00:00Z")) == "ana");
  CHECK(!policy->on_call("front", *time::parse_instant("2026-06-02T12:00:00Z")));
  CHECK(!policy->on_call("nobody", *time::parse_instant("2026-06-01T12:00:00Z")));
}

}  // namespace
}  // namespace spoc::policy::test
