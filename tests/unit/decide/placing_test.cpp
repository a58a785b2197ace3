#include "decide/placing.h"

#include <map>
#include <set>

#include "base/format.h"
#include "decide/clocks.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

constexpr std::string_view kPlacingPolicy = R"t(
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
  Placing() : Scene(kPlacingPolicy) { people.add("dan", {"desktop"}); }
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
  CHECK(stranger.ticket().owner.empty());  // it is with the front line: who takes it there will own it
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

/// Who owns what goes past the front line, for that requester.
std::string owner_for(Placing& p, std::string requester) {
  TicketChange& change = p.change;
  change = {};
  domain::TicketLogged logged;
  logged.subject = "fire";
  logged.requester.address = std::move(requester);
  change.record(at(kNow), person("dan"), std::move(logged));
  decide::place(change, p.situation(at(kNow), person("dan")), {}, {});
  return p.ticket().owner;
}

TEST_CASE("what goes past the front line is owned by one of it who is there, for one requester always the same") {
  Placing p;
  for (const char* id : {"flo", "gus"}) p.people.add(id, {"front"});
  std::set<std::string> owners;
  std::map<std::string, std::string> whose;
  for (int i = 0; i < 40; ++i) {
    const std::string requester = format("r{}@example.net", i);
    owners.insert(whose[requester] = owner_for(p, requester));
    CHECK(owner_for(p, requester) == whose[requester]);
  }
  CHECK(owners == std::set<std::string>{"ben", "flo", "gus", "lea"});
  CHECK(p.of<domain::TicketOwned>().back().second.reason ==
        "of front, for this requester: nobody there logged it or had it");
  p.people.absences = {{"flo", at("2026-06-08 00:00"), std::nullopt, {}}};
  for (const auto& [requester, owner] : whose)
    CHECK((owner == "flo" ? owner_for(p, requester) != "flo" : owner_for(p, requester) == owner));
}

TEST_CASE(
    "when nobody of the front line is there its lead owns what goes past it; a confidential ticket is owned by "
    "nobody") {
  Placing p;
  p.people.people.clear();
  p.people.add("dan", {"desktop"});
  p.people.add("max", {"desktop"}, {"front"});
  CHECK(owner_for(p, "ana@example.net") == "max");
  CHECK(p.of<domain::TicketOwned>().back().second.reason == "leads front, of whom nobody is there");
  p.people.add("flo", {"front"});
  CHECK(owner_for(p, "ana@example.net") == "flo");
  p.change = {};
  domain::TicketLogged logged;
  logged.subject = "fire";
  logged.confidential = true;
  p.change.record(at(kNow), person("dan"), std::move(logged));
  decide::place(p.change, p.situation(at(kNow), person("dan")), {}, {});
  CHECK(p.ticket().owner.empty());
}

TEST_CASE("time brings nothing confidential to the front line unless policy names it") {
  const auto team_after = [](bool confidential, const char* target) {
    Placing p;
    domain::TicketLogged logged;
    logged.subject = "fire";
    logged.confidential = confidential;
    p.change.record(at(kNow), person("dan"), std::move(logged));
    decide::place(p.change, p.situation(at(kNow), person("ben")), "desktop", {});
    decide::route_by_ladder(p.change, p.situation(at(kNow)), target, at(kNow), "rung");
    return p.ticket().team;
  };
  CHECK(team_after(false, "nobody") == "front");
  CHECK(team_after(true, "nobody") == "desktop");
  CHECK(team_after(true, "front") == "front");
  CHECK(team_after(true, "acme") == "acme");
}

}  // namespace
