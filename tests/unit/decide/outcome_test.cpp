#include "decide/outcome.h"

#include "decide/schedule.h"
#include "scene.h"

namespace spoc::decide::test {
namespace {

constexpr std::string_view kPromises = R"t([sla.standard]
calendar = "office"
pause = ["requester"]
target.P2 = { response = "2bh", resolution = "8bh" }
target.P3 = { response = "2bh", resolution = "8bh" }
)t";

domain::Outcome later(const Scene& scene, std::string_view when) {
  const domain::Ticket& ticket = scene.ticket();
  domain::Outcome outcome;
  assess(ticket, *scene.policy, scene.policy->calendar("office"), at(when), outcome);
  return outcome;
}

/// As it is kept, of a ticket that is held to a policy of its own.
std::optional<domain::Outcome> last(const Scene& scene) {
  domain::Ticket ticket = scene.ticket();
  ticket.bundle = "b1";
  return schedule_of(ticket, *scene.policy).outcome;
}

}  // namespace

TEST_CASE("an outcome says how long things took in elapsed and in open time, and which promises were kept") {
  Scene scene(kPromises);
  scene.log("2026-06-05 16:00", "P2");  // a Friday
  scene.then("2026-06-05 16:30", domain::TicketTaken{});
  scene.then("2026-06-08 10:30", domain::TicketNoted{.text = "We look into it.", .is_public = true});
  scene.then("2026-06-08 12:00", domain::TicketResolved{"done", {}, {}});
  scene.then("2026-06-09 12:00", domain::TicketRated{4, {}});
  const auto outcome = last(scene);
  REQUIRE(outcome);
  CHECK(outcome->acknowledgement == domain::Outcome::Took{1800, 1800});
  CHECK(outcome->response == domain::Outcome::Took{66 * 3600 + 1800, 2 * 3600 + 1800});
  CHECK(outcome->resolution == domain::Outcome::Took{68 * 3600, 4 * 3600});
  CHECK(outcome->score == 4);
  CHECK(outcome->spells == std::vector{domain::Spell{at("2026-06-05 16:00"), domain::Entered::logged, at("2026-06-08 12:00"), domain::Left::resolved}});
  REQUIRE(outcome->promises.size() == 2);
  for (const domain::Promise& promise : outcome->promises) {
    const bool response = promise.name == domain::ClockName::response;
    CHECK(promise.verdict == (response ? domain::Verdict::breached : domain::Verdict::met));
    CHECK(promise.deadline == at(response ? "2026-06-08 10:00" : "2026-06-08 16:00"));
  }
  CHECK(later(scene, "2026-06-09 12:00") == *outcome);
  CHECK(later(scene, "2027-06-09 12:00") == *outcome);
}

TEST_CASE("what is open has no last outcome, nor what was reopened until it is over again") {
  Scene scene(kPromises);
  scene.log("2026-06-08 09:00", "P2");
  CHECK(!last(scene));
  scene.then("2026-06-08 10:00", domain::TicketResolved{"done", {}, {}});
  CHECK(last(scene));
  scene.then("2026-06-08 11:00", domain::TicketReopened{"again"});
  CHECK(!last(scene));
  scene.then("2026-06-08 12:00", domain::TicketCancelled{"a mistake"});
  const auto outcome = last(scene);
  REQUIRE(outcome);
  CHECK(outcome->reopens == 1);
  CHECK(outcome->spells ==
        std::vector{domain::Spell{at("2026-06-08 09:00"), domain::Entered::logged, at("2026-06-08 10:00"), domain::Left::resolved},
                    domain::Spell{at("2026-06-08 11:00"), domain::Entered::reopened, at("2026-06-08 12:00"), domain::Left::cancelled}});
}

TEST_CASE("what is held to whatever policy is in force has no last outcome") {
  Scene scene(kPromises);
  scene.log("2026-06-08 09:00", "P2").then("2026-06-08 10:00", domain::TicketResolved{"done", {}, {}});
  domain::Ticket ticket = scene.ticket();
  ticket.bundle.clear();
  CHECK(!last_outcome(ticket, *scene.policy, ticket.last_at));
  ticket.bundle = "b1";
  CHECK(last_outcome(ticket, *scene.policy, ticket.last_at));
  CHECK(!last_outcome(ticket, *scene.policy, domain::kNever));
}

}  // namespace spoc::decide::test
