#include "decide/situation.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

TEST_CASE("a ticket is held to the bundle it is pinned to, and one without a pin to the policy in force") {
  auto pinned = std::make_shared<policy::Policy>(*policy_with(""));
  pinned->hash = "older";
  const auto in_force = policy_with("");
  Roster people;
  int asked_for = 0;
  const Situation situation{*in_force,
                            [&](std::string_view hash) {
                              ++asked_for;
                              return hash == "older" ? std::shared_ptr<const policy::Policy>(pinned) : nullptr;
                            },
                            people, person("ben"), Instant{}};
  Ticket ticket;
  CHECK(&situation.held_to(ticket) == in_force.get());
  ticket.bundle = in_force->hash;
  CHECK(&situation.held_to(ticket) == in_force.get());
  CHECK(asked_for == 0);
  ticket.bundle = "older";
  CHECK(&situation.held_to(ticket) == pinned.get());
  CHECK(&situation.held_to(ticket) == pinned.get());
  CHECK(asked_for == 1);
  ticket.bundle = "never kept";
  CHECK_THROWS_AS(situation.held_to(ticket), Error);
}

TEST_CASE("what time causes has no person as its actor") {
  CHECK_FALSE(time_actor().human());
  CHECK(time_actor().via == "time");
}

}  // namespace
