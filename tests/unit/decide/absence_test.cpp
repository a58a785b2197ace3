#include "decide/absence.h"

#include "decide/ladder.h"
#include "decide/schedule.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

const char* const kNoon = "2026-06-08 12:00";

domain::Absence away(std::string person, std::string cover = {}) {
  return {std::move(person), at("2026-06-08 00:00"), at("2026-06-10 00:00"), std::move(cover), false};
}

/// Ana covers for ben, cid for ana, ben for cid.
struct Covering : Scene {
  explicit Covering(std::string_view rest = "") : Scene(rest) {
    people.people.clear();
    people.add("ana", {"desktop"}).cover = "cid";
    people.add("ben", {"desktop"}).cover = "ana";
    people.add("cid", {"desktop"}).cover = "ben";
  }
  Covering& given_to_ben() {
    log("2026-06-05 10:00").then("2026-06-05 10:00", domain::TicketRouted{"desktop", "it", 1, "hand", {}, {}, {}, {}});
    then("2026-06-05 10:00", domain::TicketAssigned{"ben", "hand", {}});
    return *this;
  }
  bool hand_over_for_ben() {
    return decide::hand_over(change, situation(at(kNoon), program()), away("ben"));
  }
};

TEST_CASE("the absence's own cover goes before the standing one") {
  Covering c;
  CHECK(stand_in(c.people, away("ben"), at(kNoon)).person->id == "ana");
  CHECK(stand_in(c.people, away("ben", "cid"), at(kNoon)).person->id == "cid");
  c.people.add("dan", {});
  const StandIn nobody = stand_in(c.people, away("dan"), at(kNoon));
  CHECK(nobody.person == nullptr);
  CHECK(nobody.chain.empty());
}

TEST_CASE("a cover who is away is covered for in turn, and a circle is found") {
  Covering c;
  c.people.absences = {away("ana")};
  const StandIn chain = stand_in(c.people, away("ben"), at(kNoon));
  REQUIRE(chain.person != nullptr);
  CHECK(chain.person->id == "cid");
  CHECK(chain.chain == std::vector<std::string>{"ana", "cid"});
  c.people.absences.push_back(away("cid"));
  const StandIn circle = stand_in(c.people, away("ben"), at(kNoon));
  CHECK(circle.person == nullptr);
  CHECK(circle.circle);
  CHECK(circle.chain == std::vector<std::string>{"ana", "cid", "ben"});
}

TEST_CASE("an absence is half-open: at its end the cover is there again") {
  Covering c;
  c.people.absences = {away("ana")};
  CHECK(stand_in(c.people, away("ben"), at("2026-06-10 00:00")).person->id == "ana");
  CHECK(stand_in(c.people, away("ben"), at("2026-06-09 23:59")).person->id == "cid");
}

TEST_CASE("somebody who has left covers for nobody") {
  Covering c;
  c.people.people[0].left = true;
  CHECK(stand_in(c.people, away("ben"), at(kNoon)).person == nullptr);
}

TEST_CASE("only what falls due before the end is handed over") {
  Covering c;
  c.given_to_ben();
  domain::Schedule schedule;
  CHECK_FALSE(falls_due_meanwhile(c.ticket(), schedule, away("ben")));
  schedule.due_at = at("2026-06-09 23:59");
  CHECK(falls_due_meanwhile(c.ticket(), schedule, away("ben")));
  schedule.due_at = at("2026-06-10 00:00");
  CHECK_FALSE(falls_due_meanwhile(c.ticket(), schedule, away("ben")));
  domain::Absence open_end = away("ben");
  open_end.until.reset();
  CHECK(falls_due_meanwhile(c.ticket(), schedule, open_end));
}

TEST_CASE("the cover gets the ticket, with a note that says why") {
  Covering c;
  c.given_to_ben();
  CHECK(c.hand_over_for_ben());
  CHECK(c.ticket().assignee == "ana");
  const auto notes = c.of<domain::TicketNoted>();
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].second.text == "Name of ben is away until 2026-06-10 00:00; handed over to Name of ana.");
  CHECK(notes[0].second.automatic);
  CHECK_FALSE(notes[0].second.is_public);
}

TEST_CASE("who gets it takes it over: taking acknowledges it, and until then it may stand still unacknowledged") {
  Covering c("[stalled]\nunacknowledged = \"2bh\"\n");
  c.given_to_ben();
  REQUIRE(c.hand_over_for_ben());
  CHECK(c.ticket().handover_open);
  CHECK(c.ticket().team_since == at(kNoon));
  CHECK(standing(c.ticket(), policy::StalledKind::unacknowledged, *c.policy)->stalled_at == at("2026-06-08 14:00"));
  c.then("2026-06-08 12:30", domain::TicketTaken{}, person("ana"));
  CHECK_FALSE(c.ticket().handover_open);
  Covering team("[absence]\nopen = \"team\"\n");
  team.given_to_ben();
  REQUIRE(team.hand_over_for_ben());
  CHECK(team.ticket().handover_open);
  CHECK(team.ticket().assignee == "ana");  // who was chosen has not acknowledged it
  team.then("2026-06-08 12:30", domain::TicketTaken{}, person("ana"));
  CHECK_FALSE(team.ticket().handover_open);
}

TEST_CASE("without a cover it goes back to the team, and not to who is away") {
  Covering c;
  c.given_to_ben();
  c.people.absences = {away("ana"), away("cid")};
  CHECK(c.hand_over_for_ben());
  CHECK(c.ticket().assignee.empty());
  CHECK(c.ticket().team == "desktop");
  CHECK(c.ticket().handed_back == std::vector<std::string>{"ben"});
}

TEST_CASE("who asked for it does not get it as a cover") {
  Covering c;
  c.given_to_ben();
  c.change.after.requester.person = "ana";
  CHECK(c.hand_over_for_ben());
  CHECK(c.ticket().assignee == "cid");
}

TEST_CASE("the policy may say to keep them, or to give them to the team") {
  Covering keep("[absence]\nopen = \"keep\"\n");
  keep.given_to_ben();
  CHECK_FALSE(keep.hand_over_for_ben());
  CHECK(keep.ticket().assignee == "ben");
  Covering team("[absence]\nopen = \"team\"\n");
  team.given_to_ben();
  CHECK(team.hand_over_for_ben());
  CHECK(team.of<domain::TicketReleased>().size() == 1);
  CHECK(team.ticket().assignee != "ben");
}

}  // namespace
