// What can only be judged across several values of the policy.
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

std::string calendar(const std::string& lines) {
  return "[calendar.c]\n" + lines + "\n";
}

TEST_CASE("ranges of one day must not overlap, also across midnight, and a day has its hours once") {
  CHECK(found(calendar("hours = { mon = [\"09:00-12:00\", \"11:00-15:00\"] }")) ==
        "11:33-46 overlapping-hours: 11:00-15:00 overlaps 09:00-12:00\n");
  CHECK(found(calendar("hours = { mon = [\"22:00-06:00\"], tue = [\"05:00-12:00\"] }")) ==
        "11:1-6 overlapping-hours: 22:00-06:00 of mon reaches into 05:00-12:00 of tue\n");
  CHECK(found(calendar("hours = { mon = [\"22:00-06:00\"], tue = [\"06:00-12:00\"] }")) == "");
  CHECK(found(calendar("hours = { sun = [\"22:00-06:00\"], mon = [\"05:00-12:00\"] }")).find("overlapping-hours") !=
        std::string::npos);
  CHECK(found(calendar("hours = { mon-wed = [\"09:00-12:00\"], tue = [\"13:00-14:00\"] }")) ==
        "11:38-41 duplicate-day: tue has its hours twice\n");
  CHECK(found(calendar(
                  "hours = { mon = [\"09:00-12:00\"] }\nspecial = { 2026-12-24 = [\"09:00-12:00\", \"10:00-11:00\"] }"))
            .find("12:42-55 overlapping-hours") == 0);
}

TEST_CASE("days, dates and hours that do not exist are refused") {
  CHECK(found(calendar("hours = { mon = [\"9-5\"] }")).find("11:18-23 bad-hours") == 0);
  CHECK(found(calendar("hours = { mon-fry = [\"09:00-17:00\"] }"))
            .find("11:11-18 unknown-day: there is no weekday \"fry\" (did you mean \"fri\"?)\n") == 0);
  CHECK(found(calendar("hours = { mon = [\"09:00-17:00\"] }\nholidays = { 2026-02-30 = \"x\" }")) ==
        "12:14-24 bad-date: \"2026-02-30\" is no date (write 2026-12-24)\n");
  CHECK(found(calendar("hours = { mon = [] }")) ==
        "10:11-12 never-open: the calendar \"c\" is never open (name hours, like hours = { mon-fri = [\"09:00-17:00\"] "
        "})\n");
}

TEST_CASE("a range of days may go over the weekend, and hours over midnight") {
  const auto policy = policy_with(calendar("hours = { fri-mon = [\"22:00-02:00\"] }"));
  const auto& hours = policy->calendars.at(1).definition.hours;
  CHECK((hours[4].size() == 1 && hours[5].size() == 1 && hours[6].size() == 1 && hours[0].size() == 1 &&
         hours[1].empty()));
}

TEST_CASE("imported holidays close the calendar, and what it names itself keeps its name") {
  const std::string ics =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:imported\r\nEND:"
      "VEVENT\r\nEND:VCALENDAR\r\n";
  const auto policy = policy_with(
      calendar("hours = { mon-sun = [\"00:00-24:00\"] }\nholidays = { 2026-12-25 = \"own\" }\nimport = [\"h.ics\"]"),
      {{"h.ics", ics}});
  const auto& holidays = policy->calendars.at(1).definition.holidays;
  CHECK(holidays.at(*time::make_date(2026, 12, 25)) == "own");
  CHECK(holidays.at(*time::make_date(2030, 12, 25)) == "imported");
  CHECK(!policy->calendar("c").open(*time::parse_instant("2030-12-25T12:00:00Z")));
  CHECK(policy->calendar("c").open(*time::parse_instant("2030-12-24T12:00:00Z")));
}

TEST_CASE("the matrix is complete, knows its levels, and less impact or urgency never makes more urgent") {
  const auto matrix = [](const std::string& rows) { return found("[priority]\nmatrix = [" + rows + "]\n"); };
  CHECK(matrix("[\"P1\", \"P2\", \"P3\"], [\"P2\", \"P3\", \"P4\"], [\"P3\", \"P4\", \"P4\"]") == "");
  CHECK(matrix("[\"P1\", \"P2\", \"P3\"]") ==
        "11:10-30 matrix-incomplete: the matrix needs three rows: for high, medium and low impact\n");
  CHECK(matrix("[\"P1\", \"P2\"], [\"P2\", \"P3\", \"P4\"], [\"P3\", \"P4\", \"P4\"]")
            .find("11:11-23 matrix-incomplete: the row for high impact") == 0);
  CHECK(matrix("[\"P1\", \"P2\", \"P3\"], [\"P2\", \"P3\", \"P5\"], [\"P3\", \"P4\", \"P4\"]")
            .find("11:44-48 unknown-level: there is no level \"P5\"") == 0);
  CHECK(matrix("[\"P2\", \"P1\", \"P3\"], [\"P2\", \"P3\", \"P4\"], [\"P3\", \"P4\", \"P4\"]")
            .find("11:18-22 matrix-not-monotonic: high impact and medium urgency give P1") == 0);
}

TEST_CASE("levels and weights belong together") {
  CHECK(found("[priority]\nlevels = [\"A\", \"B\"]\nweight = [1]\n")
            .find("12:10-13 weight-count: there are 2 levels and 1 weights\n") == 0);
  CHECK(found("[priority]\nlevels = [\"A\", \"A\"]\n").find("11:16-19 duplicate-level") == 0);
  CHECK(found("[priority]\nlevels = []\n").find("no-levels") != std::string::npos);
  const auto policy = policy_with("[priority]\nlevels = [\"A\", \"B\"]\n");
  CHECK(policy->priority.weight == std::vector<std::int64_t>{2, 1});
  CHECK(policy->priority.matrix[2][2] == "B");
}

TEST_CASE("teams must not back each other up in a circle, which is shown once and whole") {
  CHECK(
      found(
          "[team.a]\nbackup = \"b\"\n[team.b]\nbackup = \"c\"\n[team.c]\nbackup = \"a\"\n[team.d]\nbackup = \"a\"\n") ==
      "11:10-13 backup-cycle: teams back each other up in a circle: a -> b -> c -> a\n");
  CHECK(found("[team.a]\nbackup = \"a\"\n")
            .find("11:10-13 backup-cycle: teams back each other up in a circle: a -> a\n") == 0);
}

TEST_CASE("the front line is no vendor, and a vendor without an address is a warning") {
  CHECK(found("kind = \"vendor\"\naddress = \"v@example.org\"\n").find("5:14-21 vendor-in-front") == 0);
  CHECK(found("[team.v]\nkind = \"vendor\"\n").find("10:7-8 warning vendor-without-address") == 0);
}

TEST_CASE("an agreement behind one that governs everything is a warning") {
  CHECK(found("[sla.all]\n[sla.late]\nwhen = \"ticket.open\"\n") ==
        "11:6-10 warning unreachable: \"late\" governs nothing: \"all\" before it governs every ticket (put it first, "
        "or give the other a \"when\")\n");
}

std::string rungs(const std::string& list) {
  return found("[stalled]\nsilent = \"1bd\"\n[ladder.l]\nrungs = [" + list + "]\n");
}

TEST_CASE("a rung measures one thing, says where on it and does something") {
  CHECK(rungs("{ tell = [\"lead\"] }").find("13:10-29 rung-measures: a rung measures nothing") == 0);
  CHECK(rungs("{ clock = \"due\", tell = [\"lead\"] }").find("rung-without-point") != std::string::npos);
  CHECK(rungs("{ clock = \"due\", at = \"75%\" }").find("idle-rung") != std::string::npos);
  CHECK(rungs("{ clock = \"due\", stalled = \"silent\", at = \"75%\", raise = true }").find("not both") !=
        std::string::npos);
  CHECK(rungs("{ stalled = \"silent\", at = \"75%\", raise = true }").find("rung-measures") != std::string::npos);
  CHECK(rungs("{ clock = \"due\", at = \"75%\", raise = true, max = 3 }").find("rung-max") != std::string::npos);
  CHECK(rungs("{ clock = \"due\", at = \"1001%\", raise = true }").find("13:32-39 bad-percentage") == 0);
  CHECK(rungs("{ clock = \"due\", at = \"4bh\", raise = true }").find("13:32-37 bad-offset") == 0);
  CHECK(rungs("{ stalled = \"blocked\", raise = true }").find("warning stalled-unwatched") != std::string::npos);
  CHECK(rungs("{ clock = \"due\", at = \"-1bh\", raise = true, via = \"pager\" }").find("unknown-channel") !=
        std::string::npos);
}

TEST_CASE("rungs have names of their own, and of those at one point the conditional ones are told apart by it") {
  const std::string first = "{ clock = \"due\", at = \"75%\", raise = true }",
                    second = "{ clock = \"due\", at = \"75%\", tell = [\"lead\"] }";
  CHECK(rungs(first + ", " + second) ==
        "13:55-101 duplicate-rung: there is another rung \"due@75%\" in this ladder (join them, or give one a name of "
        "its own)\n");
  const auto policy = policy_with("[ladder.l]\nrungs = [" + first +
                                  ", { clock = \"due\", at = \"75%\", raise = true, when = \"ticket.open\" }, { name = "
                                  "\"mine\", clock = \"due\", at = \"75%\", raise = true }]\n");
  const auto& list = policy->ladders.at(0).rungs;
  CHECK((list[0].name == "due@75%" && list[1].name == "due@75% when ticket.open" && list[2].name == "mine"));
}

TEST_CASE("reminders grow") {
  CHECK(found("[lifecycle]\nremind = [\"2bd\", \"1bd\"]\n").find("11:18-23 reminder-order") == 0);
  CHECK(found("[lifecycle]\nremind = [\"2bd\", \"4bd\"]\n") == "");
}

std::string rule(const std::string& lines) {
  return found("[service.laptop]\n[cause.c]\nkind = \"removable\"\n[[route]]\nname = \"r\"\n" + lines + "\n");
}

TEST_CASE("what a rule sets must be a member with a value it can have") {
  CHECK(rule("set = { servise = \"laptop\" }") ==
        "15:9-16 unknown-member: a rule cannot set \"servise\" (did you mean \"service\"?)\n");
  CHECK(rule("set = { urgency = \"hihg\" }") ==
        "15:19-25 unknown-urgency: there is no urgency \"hihg\" (did you mean \"high\"?)\n");
  CHECK(rule("set = { type = \"requst\" }").find("did you mean \"request\"?") != std::string::npos);
  CHECK(rule("set = { cause = \"d\" }").find("unknown-cause") != std::string::npos);
  CHECK(rule("set = { priority = \"P7\" }").find("unknown-priority") != std::string::npos);
  CHECK(rule("set = { tags = \"outage\" }").find("wrong-type") != std::string::npos);
  CHECK(rule("set = { confidential = \"yes\" }").find("wrong-type") != std::string::npos);
  CHECK(rule("set = { category = \"anything\", tags = [\"a\"], confidential = true, fields = { model = \"x\" }, "
             "\"fields.size\" = 3 }") == "");
}

TEST_CASE("fields that a rule sets are named by their path") {
  const auto policy =
      policy_with("[[route]]\nname = \"r\"\nset = { fields = { model = \"x\" }, \"fields.size\" = 3 }\n");
  const auto& set = policy->routes.at(0).set;
  REQUIRE(set.size() == 2);
  CHECK((set[0].first == "fields.model" && *set[0].second.string() == "x"));
  CHECK((set[1].first == "fields.size" && *set[1].second.integer() == 3));
}

TEST_CASE("rules have names of their own, degrees from 1 to 5, and something to do before everything stops") {
  CHECK(rule("stop = true\n[[route]]\nname = \"r\"\nteam = \"front\"").find("duplicate-name") != std::string::npos);
  CHECK(rule("skill = { vpn = 9 }").find("15:17-18 out-of-range") == 0);
  CHECK(rule("") == "13:1-10 warning idle-rule: the rule \"r\" changes nothing (give it set, team, skill or stop)\n");
  CHECK(rule("stop = true\n[[route]]\nname = \"s\"\nteam = \"front\"").find("warning unreachable") !=
        std::string::npos);
  CHECK(found("[routing.learned]\nminimum_confidence = 1.5\n") ==
        "11:22-25 out-of-range: a confidence is from 0 to 1\n");
}

TEST_CASE("a transport has what it needs") {
  CHECK(found("[messages]\ntransport = \"maildir\"\n")
            .find("10:2-10 missing-key: the transport \"maildir\" needs \"folder\"") == 0);
  CHECK(found("[messages]\ntransport = \"smtp\"\n").find("needs \"url\"") != std::string::npos);
  CHECK(found("[messages]\ntransport = \"command\"\n").find("needs \"command\"") != std::string::npos);
  CHECK(found("[channel.p]\ntransport = \"command\"\n").find("needs \"run\"") != std::string::npos);
  CHECK(found("[channel.p]\ntransport = \"command\"\nrun = [\"page\", \"{{ recipient.fone }}\"]\n").find("12:30-34 ") ==
        0);
  CHECK(policy_with("[messages]\ntransport = \"sendmail\"\n")->messages.command ==
        std::vector<std::string>{"sendmail", "-t", "-i"});
}

}  // namespace
}  // namespace spoc::policy::test
