#include "decide/priority.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::Level;

TEST_CASE("priority is the cell of impact and urgency, and says so") {
  const auto policy = policy_with("");
  const char* expected[3][3] = {{"P1", "P2", "P3"}, {"P2", "P3", "P4"}, {"P3", "P4", "P4"}};
  for (int impact = 0; impact < 3; ++impact)
    for (int urgency = 0; urgency < 3; ++urgency) {
      Ticket ticket;
      ticket.impact = static_cast<Level>(impact);
      ticket.urgency = static_cast<Level>(urgency);
      CHECK(derive_priority(ticket, *policy).priority == expected[impact][urgency]);
    }
  Ticket ticket;
  ticket.impact = Level::high;
  ticket.urgency = Level::low;
  CHECK(derive_priority(ticket, *policy).reason.text == "impact high and urgency low give P3 by the matrix");
}

TEST_CASE("a derived priority follows impact and urgency, an overridden one stays") {
  Scene scene("");
  scene.log("2026-06-08 09:00", "P3");
  const Situation now = scene.situation(at("2026-06-08 09:00"));
  const std::size_t events = scene.change.events.size();
  reprioritise(scene.change, now, now.now, now.actor);
  CHECK(scene.change.events.size() == events);  // medium and medium are P3 already
  scene.then("2026-06-08 09:10", domain::TicketEdited{{}, {{"urgency", "high"}}, {}});
  reprioritise(scene.change, now, now.now, now.actor);
  CHECK(scene.ticket().priority == "P2");
  CHECK_FALSE(scene.ticket().priority_overridden);
  scene.then("2026-06-08 09:20", domain::TicketPrioritised{"P4", true, "it can wait"});
  scene.then("2026-06-08 09:30", domain::TicketEdited{{}, {{"impact", "high"}}, {}});
  reprioritise(scene.change, now, now.now, now.actor);
  CHECK(scene.ticket().priority == "P4");
}

TEST_CASE("raising ends at the first level") {
  const auto policy = policy_with("");
  CHECK(raised("P4", *policy) == "P3");
  CHECK(raised("P2", *policy) == "P1");
  CHECK_FALSE(raised("P1", *policy));
  CHECK_FALSE(raised("P9", *policy));
}

}  // namespace
