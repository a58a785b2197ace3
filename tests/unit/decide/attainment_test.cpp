#include "decide/attainment.h"

#include "scene.h"
#include "support/test.h"

namespace spoc::decide::test {
namespace {

using domain::Clock;
using domain::Promise;
using domain::Ticket;
using domain::Verdict;

/// Eight open hours from Monday 2026-06-01 09:00 in Berlin: due at 17:00.
Clock eight_hours() {
  Clock clock;
  clock.target = "8bh";
  clock.target_s = 28'800;
  clock.calendar = "office";
  clock.sla = "standard";
  clock.started_at = at("2026-06-01 09:00");
  return clock;
}

constexpr const char* kDue = "2026-06-01 17:00";

}  // namespace

TEST_CASE("a clock that stopped in time was met at its due instant, one that stopped late was breached") {
  const auto policy = policy_with(standard("calendar = \"office\""));
  Clock clock = eight_hours();
  clock.stopped_at = at("2026-06-01 11:00");
  Promise judgement = judge({}, clock, *policy, at("2026-06-10 02:00"));
  CHECK(judgement.verdict == Verdict::met);
  CHECK(judgement.deadline == at(kDue));
  clock.stopped_at = at(kDue);
  CHECK(judge({}, clock, *policy, at("2026-06-10 02:00")).verdict == Verdict::met);
  clock.stopped_at = at("2026-06-01 17:00:01");
  CHECK(judge({}, clock, *policy, at("2026-06-10 02:00")).verdict == Verdict::breached);
}

TEST_CASE("a running clock is undecided until its due instant, then breached, recorded or not") {
  const auto policy = policy_with(standard("calendar = \"office\""));
  const Clock clock = eight_hours();
  CHECK(judge({}, clock, *policy, at("2026-06-01 16:59:59")).verdict == Verdict::undecided);
  CHECK(judge({}, clock, *policy, at(kDue)).verdict == Verdict::breached);
}

TEST_CASE("a recorded breach stays one, whatever became of the clock") {
  const auto policy = policy_with(standard("calendar = \"office\""));
  Clock clock = eight_hours();
  clock.breached_at = at("2026-06-01 14:00");  // by a change
  clock.target_s = 100 * 3600;
  clock.cancelled = true;
  const Promise judgement = judge({}, clock, *policy, at("2026-06-02 02:00"));
  CHECK(judgement.verdict == Verdict::breached);
  CHECK(judgement.deadline == at("2026-06-01 14:00"));
}

TEST_CASE("a clock that was cancelled before it was decided counts nowhere") {
  const auto policy = policy_with(standard("calendar = \"office\""));
  Clock clock = eight_hours();
  clock.cancelled = true;
  CHECK(judge({}, clock, *policy, at("2026-06-10 02:00")).verdict == Verdict::void_);
}

TEST_CASE("a pause moves the due instant; one after the clock had stopped does not") {
  const auto policy = policy_with(standard("calendar = \"office\""));
  Ticket ticket;
  ticket.waits = {{domain::WaitingOn::requester, at("2026-06-01 10:00"), at("2026-06-01 12:00"), std::nullopt, true}};
  Clock clock = eight_hours();
  clock.stopped_at = at("2026-06-01 13:00");
  CHECK(judge(ticket, clock, *policy, at("2026-06-10 02:00")).deadline == at("2026-06-02 11:00"));
  ticket.waits.push_back(
      {domain::WaitingOn::requester, at("2026-06-01 14:00"), at("2026-06-01 16:00"), std::nullopt, true});
  CHECK(judge(ticket, clock, *policy, at("2026-06-10 02:00")).deadline == at("2026-06-02 11:00"));
  ticket.waits.back().ended_at.reset();
  clock.stopped_at.reset();
  const Promise paused = judge(ticket, clock, *policy, at("2026-06-10 02:00"));
  CHECK(paused.verdict == Verdict::undecided);
  CHECK(!paused.deadline);
}

}  // namespace spoc::decide::test
