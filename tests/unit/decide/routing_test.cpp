#include "decide/routing.h"

#include <algorithm>

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

Placement placed(std::string_view rules, const domain::TicketLogged& logged, const std::string& wanted = {}) {
  Scene scene(rules);
  scene.change.record(at("2026-06-08 09:00"), person("ben"), logged);
  return find_place(scene.ticket(), scene.situation(at("2026-06-08 09:00")), wanted);
}

domain::TicketLogged about(std::string subject) {
  domain::TicketLogged logged;
  logged.subject = std::move(subject);
  return logged;
}

constexpr std::string_view kRules = R"t(
[[route]]
name = "vpn"
when = "ticket.text.matches('(?i)\\bvpn\\b')"
set = { service = "laptop", urgency = "high", tags = ["remote"] }
skill = { vpn = 2 }
[[route]]
name = "laptops"
when = "ticket.service == 'laptop' && ticket.urgency == 'high'"
team = "network"
skill = { vpn = 1, laptops = 3 }
stop = true
[[route]]
name = "rest"
team = "acme"
)t";

TEST_CASE("rules are asked in order, each sees what earlier ones set, and stop ends the walk") {
  const Placement placement = placed(kRules, about("the VPN drops"));
  CHECK(placement.team == "network");
  CHECK(placement.by == "rule");
  CHECK(placement.rule == "laptops");
  CHECK(placement.skill == std::map<std::string, int>{{"laptops", 3}, {"vpn", 2}});
  REQUIRE(placement.reasons.size() == 2);
  CHECK(placement.reasons[1].text.find("rule \"laptops\" applies") == 0);
  CHECK(placement.reasons[1].where.line > 0);
  bool urgency = false;
  for (const auto& set : placement.set)
    if (set.member == "urgency")
      urgency = set.rule == "vpn" && set.from == json::Value("medium") && set.to == json::Value("high");
  CHECK(urgency);
}

TEST_CASE("a service that a rule sets brings its category, but not over one that was said") {
  const auto category = [](const Placement& placement) {
    const auto set = std::find_if(placement.set.begin(), placement.set.end(), [](const auto& each) { return each.member == "category"; });
    return set == placement.set.end() ? json::Value() : set->to;
  };
  CHECK(category(placed(kRules, about("the VPN drops"))) == json::Value("hardware"));
  domain::TicketLogged said = about("the VPN drops");
  said.category = "network";
  CHECK(category(placed(kRules, said)).is_null());
}

TEST_CASE("without stop the last rule that names a team wins") {
  const Placement placement = placed(kRules, about("printer jams"));
  CHECK(placement.rule == "rest");
  CHECK(placement.team == "acme");
  CHECK(placement.set.empty());
  CHECK(placement.reasons.size() == 3);
}

TEST_CASE("a rule about a value that is missing does not apply, and says so") {
  const Placement placement = placed(R"t(
[[route]]
name = "dear"
when = "ticket.fields.count > 3"
team = "acme"
)t",
                                     about("laptops"));
  CHECK(placement.by == "front_line");
  REQUIRE(placement.reasons.size() == 2);
  CHECK(placement.reasons[0].text.find("rule \"dear\" does not apply: ") == 0);
  CHECK(placement.reasons[0].text.size() > std::string("rule \"dear\" does not apply: ").size());
}

TEST_CASE("the command goes before the rules, the rules before the service, the service before the front line") {
  domain::TicketLogged logged = about("laptop broken");
  logged.service = "laptop";
  CHECK(placed(kRules, logged, "desktop").by == "command");
  CHECK(placed(kRules, logged, "desktop").team == "desktop");
  CHECK(placed(kRules, about("the vpn"), "desktop").set.size() >= 2);  // what rules set stands all the same
  CHECK(placed("", logged).by == "service");
  CHECK(placed("", logged).team == "desktop");
  CHECK(placed("", about("printer")).team == "front");
}

TEST_CASE("finding a place records nothing") {
  Scene scene(kRules);
  scene.change.record(at("2026-06-08 09:00"), person("ben"), about("vpn"));
  const Ticket before = scene.ticket();
  find_place(scene.ticket(), scene.situation(at("2026-06-08 09:00")), {});
  CHECK(scene.ticket() == before);
  CHECK(scene.change.events.size() == 1);
}

}  // namespace
