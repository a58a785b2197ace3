#include "decide/placing.h"

#include "decide/clocks.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

constexpr std::string_view kPolicy = R"t(
[[route]]
name = "urgent"
when = "ticket.subject == 'fire'"
set = { urgency = "high", impact = "high" }
team = "desktop"
[sla.standard]
calendar = "office"
target.P1 = { resolution = "2bh" }
target.P3 = { resolution = "8bh" }
)t";

const char* const kNow = "2026-06-08 09:00";

struct Placing : Scene {
  Placing() : Scene(kPolicy) { people.add("dan", {"desktop"}); }
  Placement place(std::string subject, const std::string& team = {}, const std::string& who = {},
                  const Actor& actor = person("ben")) {
    domain::TicketLogged logged;
    logged.subject = std::move(subject);
    change.record(at(kNow), actor, std::move(logged));
    return decide::place(change, situation(at(kNow), actor), team, who);
  }
};

TEST_CASE("placing sets what rules set, derives the priority from it, then promises and chooses") {
  Placing p;
  CHECK(p.place("fire").by == "rule");
  CHECK(p.ticket().priority == "P1");
  CHECK(p.ticket().team == "desktop");
  CHECK(p.ticket().department == "it");
  CHECK(p.ticket().tier == 2);
  CHECK(p.ticket().assignee == "dan");
  CHECK(p.ticket().status == domain::Status::open);
  CHECK(p.due(domain::ClockName::resolution) == at("2026-06-08 11:00"));
  for (const auto& [when, edit] : p.of<domain::TicketEdited>()) CHECK(edit.by_rule == "urgent");
}

TEST_CASE("who logs it or works on it owns it when they are in the front line; routing never changes that") {
  Placing p;
  p.people.add("nils", {"network"});
  p.place("fire");
  CHECK(p.ticket().owner == "ben");
  transfer(p.change, p.situation(at(kNow)), at(kNow), person("lea"),
           {"network", {}, "hand", {}, "not ours", {}, {}, {}});
  CHECK(p.ticket().team == "network");
  CHECK(p.ticket().owner == "ben");
  Placing stranger;
  stranger.place("printer", {}, {}, person("dan"));
  CHECK(stranger.ticket().owner.empty());
  Placing worked;
  worked.place("printer", {}, "lea", person("dan"));
  CHECK(worked.ticket().owner == "lea");
}

TEST_CASE("a person named by the command gets it, with their team") {
  Placing p;
  p.place("printer", {}, "dan");
  CHECK(p.ticket().team == "desktop");
  CHECK(p.ticket().assignee == "dan");
  CHECK(p.of<domain::TicketAssigned>().front().second.by == "hand");
}

TEST_CASE("nobody to choose leaves it with the team and the reason") {
  Placing p;
  p.people.absences = {{"dan", at("2026-06-08 00:00"), std::nullopt, {}},
                       {"ben", at("2026-06-08 00:00"), std::nullopt, {}},
                       {"lea", at("2026-06-08 00:00"), std::nullopt, {}}};
  p.place("fire");
  CHECK(p.ticket().team == "desktop");
  CHECK(p.ticket().assignee.empty());
  CHECK(p.ticket().status == domain::Status::fresh);
  REQUIRE(p.of<domain::TicketQueued>().size() == 1);
  CHECK(p.of<domain::TicketQueued>().front().second.reason == "nobody of desktop can take it now");
}

TEST_CASE("the backup gets what nobody of the team can take, and the journal says why") {
  Placing p;
  p.people.absences = {{"dan", at("2026-06-08 00:00"), std::nullopt, {}}};
  p.people.add("nils", {"network"});
  p.place("fire");
  CHECK(p.ticket().team == "network");
  CHECK(p.ticket().assignee == "nils");
  CHECK(p.of<domain::TicketRouted>().back().second.by == "backup");
  CHECK_FALSE(p.ticket().handover_open);
}

TEST_CASE("a hand-over carries its words, waits for acknowledgement, and names nobody at a vendor") {
  Placing p;
  p.place("fire");
  transfer(p.change, p.situation(at(kNow)), at(kNow), person("ben"),
           {"acme", {}, "hand", {}, "line is down", "tried: restart", "ACME-7", {}});
  CHECK(p.ticket().team == "acme");
  CHECK(p.ticket().assignee.empty());
  CHECK(p.ticket().handover_open);
  CHECK(p.ticket().transfers == 1);
  const auto routed = p.of<domain::TicketRouted>().back().second;
  CHECK(routed.handover == "tried: restart");
  CHECK(routed.reference == "ACME-7");
  CHECK(p.of<domain::TicketQueued>().empty());
}

}  // namespace
