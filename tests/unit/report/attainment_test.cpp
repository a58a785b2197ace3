#include "report/attainment.h"

#include "history.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

using domain::Clock;
using domain::Ticket;

/// Eight open hours from Monday 2026-06-01 09:00 in Berlin: due at 17:00.
Clock eight_hours() {
  Clock clock;
  clock.target = "8bh";
  clock.target_s = 28'800;
  clock.calendar = "office";
  clock.sla = "standard";
  clock.started_at = at("2026-06-01T07:00:00Z");
  return clock;
}

constexpr const char* kDue = "2026-06-01T15:00:00Z";

}  // namespace

TEST_CASE("a clock that stopped in time was met at its due instant, one that stopped late was breached") {
  History history;
  const auto policy = history.store().policy();
  Clock clock = eight_hours();
  clock.stopped_at = at("2026-06-01T09:00:00Z");
  Judgement judgement = judge({}, clock, *policy, at("2026-06-10T00:00:00Z"));
  CHECK(judgement.verdict == Verdict::met);
  CHECK(judgement.deadline == at(kDue));
  clock.stopped_at = at(kDue);
  CHECK(judge({}, clock, *policy, at("2026-06-10T00:00:00Z")).verdict == Verdict::met);
  clock.stopped_at = at("2026-06-01T15:00:01Z");
  CHECK(judge({}, clock, *policy, at("2026-06-10T00:00:00Z")).verdict == Verdict::breached);
}

TEST_CASE("a running clock is undecided until its due instant, then breached, recorded or not") {
  History history;
  const auto policy = history.store().policy();
  const Clock clock = eight_hours();
  CHECK(judge({}, clock, *policy, at("2026-06-01T14:59:59Z")).verdict == Verdict::undecided);
  CHECK(judge({}, clock, *policy, at(kDue)).verdict == Verdict::breached);
}

TEST_CASE("a recorded breach stays one, whatever became of the clock") {
  History history;
  const auto policy = history.store().policy();
  Clock clock = eight_hours();
  clock.breached_at = at("2026-06-01T12:00:00Z");  // by a change
  clock.target_s = 100 * 3600;
  clock.cancelled = true;
  const Judgement judgement = judge({}, clock, *policy, at("2026-06-02T00:00:00Z"));
  CHECK(judgement.verdict == Verdict::breached);
  CHECK(judgement.deadline == at("2026-06-01T12:00:00Z"));
}

TEST_CASE("a clock that was cancelled before it was decided counts nowhere") {
  History history;
  Clock clock = eight_hours();
  clock.cancelled = true;
  CHECK(judge({}, clock, *history.store().policy(), at("2026-06-10T00:00:00Z")).verdict == Verdict::void_);
}

TEST_CASE("a pause moves the due instant; one after the clock had stopped does not") {
  History history;
  const auto policy = history.store().policy();
  Ticket ticket;
  ticket.waits = {{domain::WaitingOn::requester, at("2026-06-01T08:00:00Z"), at("2026-06-01T10:00:00Z"), std::nullopt, true}};
  Clock clock = eight_hours();
  clock.stopped_at = at("2026-06-01T11:00:00Z");
  CHECK(judge(ticket, clock, *policy, at("2026-06-10T00:00:00Z")).deadline == at("2026-06-02T09:00:00Z"));
  ticket.waits.push_back(
      {domain::WaitingOn::requester, at("2026-06-01T12:00:00Z"), at("2026-06-01T14:00:00Z"), std::nullopt, true});
  CHECK(judge(ticket, clock, *policy, at("2026-06-10T00:00:00Z")).deadline == at("2026-06-02T09:00:00Z"));
  ticket.waits.back().ended_at.reset();
  clock.stopped_at.reset();
  const Judgement paused = judge(ticket, clock, *policy, at("2026-06-10T00:00:00Z"));
  CHECK(paused.verdict == Verdict::undecided);
  CHECK(!paused.deadline);
}

}  // namespace spoc::report::test
