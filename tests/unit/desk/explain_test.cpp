#include "desk/explain.h"

#include "desk/explain_clock.h"
#include "policy/load.h"
#include "scratch_desk.h"
#include "support/test.h"

namespace spoc::desk {
namespace {

using test::ScratchDesk;

Instant at(std::string_view text) {
  const auto instant = time::parse_instant(text);
  REQUIRE(instant);
  return *instant;
}

/// Monday to Friday 09:00 to 17:00 in Berlin.
std::shared_ptr<const policy::Policy> berlin() {
  policy::Loaded loaded = policy::load(
      {{"spoc.toml",
        "spoc = 1\n[desk]\nname = \"D\"\ntime_zone = \"Europe/Berlin\"\ncalendar = \"office\"\nfront_line = \"front\"\n"
        "[calendar.office]\nhours = { mon-fri = [\"09:00-17:00\"] }\n[team.front]\n"
        "[sla.standard]\npause = [\"requester\"]\ntarget.P1 = { resolution = \"8bh\" }\n"}});
  REQUIRE(loaded.policy);
  return loaded.policy;
}

domain::Clock eight_hours(std::string_view start) {
  domain::Clock clock;
  clock.target = "8bh";
  clock.target_s = 28'800;
  clock.calendar = "office";
  clock.sla = "standard";
  clock.started_at = at(start);
  return clock;
}

std::string sentences(const Explanation& explanation, std::string_view name) {
  std::string text;
  for (const Answer& answer : explanation.answers)
    if (answer.name == name)
      for (const Because& because : answer.reasons) text += because.text + "\n";
  return text;
}

}  // namespace

TEST_CASE("the parts of a clock add up to its target at its due instant, pauses between them") {
  // Friday 10:00, waiting on the requester from Friday 12:00 to Monday 11:00: due on Monday at 17:00.
  const auto policy = berlin();
  domain::Ticket ticket;
  ticket.waits = {{domain::WaitingOn::requester, at("2026-06-05T10:00:00Z"), at("2026-06-08T09:00:00Z"), std::nullopt, true}};
  const ClockStory story = story_of(ticket, eight_hours("2026-06-05T08:00:00Z"), *policy, at("2026-06-08T10:00:00Z"));
  CHECK(story.due_at == at("2026-06-08T15:00:00Z"));
  CHECK(story.used == time::hours(3));
  REQUIRE(story.parts.size() == 3);
  CHECK(story.parts[0].counted == time::hours(2));
  CHECK(story.parts[1].pause == "waiting on requester");
  CHECK(story.parts[1].to == at("2026-06-08T09:00:00Z"));
  CHECK(story.parts[2].sum == time::seconds(story.clock.target_s));
  CHECK(story.parts[2].to == story.due_at);
}

TEST_CASE("a clock that stands still has no due instant and shows the pause that goes on") {
  const auto policy = berlin();
  domain::Ticket ticket;
  ticket.waits = {{domain::WaitingOn::requester, at("2026-06-05T10:00:00Z"), std::nullopt, std::nullopt, true}};
  const ClockStory story = story_of(ticket, eight_hours("2026-06-05T08:00:00Z"), *policy, at("2026-06-08T10:00:00Z"));
  CHECK(story.state == domain::ClockState::paused);
  CHECK(!story.due_at);
  REQUIRE(story.parts.size() == 2);
  CHECK(story.parts.back().pause == "waiting on requester");
  CHECK(story.parts.back().to == at("2026-06-08T10:00:00Z"));
}

TEST_CASE("open time across days is shown day by day") {
  const auto policy = berlin();
  const ClockStory story = story_of({}, eight_hours("2026-06-05T14:30:00Z"), *policy, at("2026-06-05T14:30:00Z"));
  REQUIRE(story.parts.size() == 2);
  CHECK(story.parts[0].counted == time::minutes(30));
  CHECK(story.parts[1].from == at("2026-06-08T07:00:00Z"));
  CHECK(story.parts[1].counted == time::minutes(450));
}

TEST_CASE("a ticket is explained: cell of the matrix, place, promise, what comes next") {
  ScratchDesk scratch;
  const TicketId id = scratch.log("printer jams", "ana@example.org");
  const Explanation explanation = explain_ticket(scratch.desk("cleo", 60), id);
  CHECK(explanation.about == "1");
  CHECK(sentences(explanation, "priority").find("impact medium and urgency medium give P2 by the matrix") !=
        std::string::npos);
  CHECK(sentences(explanation, "place").find("team front by front_line") != std::string::npos);
  CHECK(sentences(explanation, "promise").find("SLA standard") != std::string::npos);
  bool has_place = false;
  for (const Answer& answer : explanation.answers)
    for (const Because& because : answer.reasons)
      has_place = has_place || (answer.name == "priority" && because.where.line > 0);
  CHECK(has_place);
  REQUIRE(explanation.clocks.size() == 1);
  CHECK(explanation.clocks.front().parts.back().sum == time::hours(4));
  REQUIRE(!explanation.next.empty());
  CHECK(explanation.next.front().at == explanation.clocks.front().due_at);
  CHECK(explanation.wake_at == explanation.next.front().at);
}

TEST_CASE("what is not there is not explained") {
  ScratchDesk scratch;
  const TicketId id = scratch.log("printer jams", "ana@example.org");
  CHECK_THROWS_AS(explain_ticket(scratch.desk(), {99}), Error);
  CHECK_THROWS_AS(explain_clock(scratch.desk(), id, "response"), Error);
  CHECK_THROWS_AS(explain_person(scratch.desk(), "nobody"), Error);
  CHECK_THROWS_AS(explain_run(scratch.desk(), {1}, {}), Error);
}

TEST_CASE("a person is explained: load, presence, whether each team could give them a ticket") {
  ScratchDesk scratch;
  const Explanation explanation = explain_person(scratch.desk("cleo", 60), "ben");
  CHECK(explanation.about == "ben");
  CHECK(sentences(explanation, "load").find("0 open tickets") != std::string::npos);
  CHECK(sentences(explanation, "presence").find("calendar always is open") != std::string::npos);
  CHECK(sentences(explanation, "eligibility") == "+ network: can take a ticket\n");
}

}  // namespace spoc::desk
