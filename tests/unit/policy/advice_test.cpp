#include "policy/advice.h"

#include <algorithm>

#include "loading.h"

namespace spoc::policy {
namespace {

using namespace test;

/// Codes with lines of what is advised on the small policy with `added` behind it, in summer 2026.
std::vector<std::string> advised(const std::string& added) {
  const auto instant = time::parse_instant("2026-07-01T12:00:00Z");
  Diagnostics all = advise(*policy_with(added), *instant);
  sort(all);
  std::vector<std::string> found;
  for (const Diagnostic& d : all) {
    CHECK(d.severity == Severity::warning);
    CHECK_FALSE(d.hint.empty());
    found.push_back(std::to_string(d.line) + ": " + d.code);
  }
  return found;
}
using Found = std::vector<std::string>;

TEST_CASE("a small policy has nothing to advise on") {
  CHECK(advised("").empty());
  CHECK(advised("[[route]]\nname = \"a\"\nwhen = \"ticket.type == 'order' && ticket.text.contains('x')\"\nteam = \"front\"\n").empty());
}

TEST_CASE("a condition that is false for every ticket never holds") {
  CHECK(advised("[[route]]\nname = \"a\"\nwhen = \"1 > 2\"\nteam = \"front\"\n") == Found{"12: never-holds"});
  CHECK(advised("[view.v]\nwhere = \"ticket.open && false\"\n") == Found{"11: never-holds"});
  CHECK(advised("[view.v]\nwhere = \"ticket.open || false\"\n").empty());
}

TEST_CASE("a comparison with what a member can never be is said with the nearest value") {
  CHECK(advised("[[route]]\nname = \"a\"\nwhen = \"ticket.type == 'complain'\"\nteam = \"front\"\n") == Found{"12: impossible-value"});
  CHECK(advised("[[route]]\nname = \"a\"\nwhen = \"ticket.priority in ['P1', 'P9']\"\nteam = \"front\"\n") == Found{"12: impossible-value"});
  CHECK(advised("[view.v]\nwhere = \"ticket.team == 'fornt' && ticket.open\"\n") == Found{"11: impossible-value"});
  CHECK(advised("[view.v]\nwhere = \"ticket.channel == 'pigeon'\"\n").empty());
  const Diagnostics all = advise(*policy_with("[view.v]\nwhere = \"ticket.team == 'fornt'\"\n"), {});
  REQUIRE(all.size() == 1);
  CHECK(all.front().hint == "did you mean \"front\"?");
}

TEST_CASE("a rule behind one that stops for the same tickets is never reached") {
  const std::string first = "[[route]]\nname = \"a\"\nwhen = \"ticket.open\"\nteam = \"front\"\nstop = true\n";
  const std::string again = "[[route]]\nname = \"b\"\nwhen = \"ticket.open\"\nteam = \"front\"\n";
  CHECK(advised(first + again) == Found{"15: shadowed"});
  CHECK(advised("[[route]]\nname = \"a\"\nteam = \"front\"\nstop = true\n" + again) == Found{"14: shadowed"});
  const std::string sets = "[[route]]\nname = \"s\"\nset = { urgency = \"high\" }\n";
  CHECK(advised(first + sets + again).empty());
}

TEST_CASE("an SLA behind one that takes every ticket, or the same ones, is never chosen") {
  const std::string target = "target.P1 = { resolution = \"4bh\" }\n";
  CHECK(advised("[sla.all]\n" + target + "[sla.rest]\nwhen = \"ticket.open\"\n" + target) == Found{"12: shadowed"});
  CHECK(advised("[sla.a]\nwhen = \"ticket.open\"\n" + target + "[sla.b]\nwhen = \"ticket.open\"\n" + target) == Found{"13: shadowed"});
  CHECK(advised("[sla.a]\nwhen = \"ticket.open\"\n" + target + "[sla.all]\n" + target).empty());
}

TEST_CASE("a rung on a clock that nobody promises, or a way of standing still without a threshold, never fires") {
  const std::string sla = "[sla.a]\nladder = \"l\"\ntarget.P1 = { resolution = \"4bh\" }\n";
  const std::string rungs = "[ladder.l]\nrungs = [\n{ clock = \"resolution\", at = \"75%\", tell = [\"lead\"] },\n";
  CHECK(advised(sla + rungs + "{ clock = \"response\", at = \"75%\", tell = [\"lead\"] },\n]\n") == Found{"16: never-promised"});
  const std::string visit = rungs + "{ clock = \"team\", at = \"100%\", tell = [\"lead\"] },\n]\n";
  CHECK(advised(sla + visit) == Found{"16: never-promised"});
  CHECK(advised(sla + visit + "[team.second]\ntarget = { P1 = \"2h\" }\n").empty());
  CHECK(advised(sla + rungs + "{ clock = \"due\", at = \"75%\", tell = [\"lead\"] },\n]\n").empty());
  CHECK(advised(sla + rungs + "{ stalled = \"silent\", tell = [\"lead\"] },\n]\n") == Found{"16: no-threshold"});
  CHECK(advised(sla + rungs + "{ stalled = \"silent\", tell = [\"lead\"] },\n]\n[stalled]\nsilent = \"2bd\"\n").empty());
}

TEST_CASE("a promise round the clock needs somebody round the clock") {
  const std::string always = "[calendar.always]\nhours = { mon-sun = [\"00:00-24:00\"] }\n";
  const std::string sla = "[sla.a]\ncalendar = \"always\"\ntarget.P1 = { resolution = \"4bh\" }\n";
  CHECK(advised(always + sla) == Found{"12: no-cover"});
  CHECK(advised(always + sla + "[team.night]\ncalendar = \"always\"\n").empty());
}

TEST_CASE("a calendar whose holidays end with this year is said while there is time") {
  const auto with = [](const std::string& days) { return "[calendar.c]\nhours = { mon = [\"09:00-17:00\"] }\nholidays = { " + days + " }\n"; };
  CHECK(advised(with("2026-12-25 = \"Christmas\"")) == Found{"10: holidays-end"});
  CHECK(advised(with("2026-12-25 = \"Christmas\", 2027-12-25 = \"Christmas\"")).empty());
  CHECK(advised(with("2025-12-25 = \"Christmas\"")).empty());
}

}  // namespace
}  // namespace spoc::policy
