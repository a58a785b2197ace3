#include "desk/explain_clock.h"

#include "base/format.h"
#include "time/calendar.h"

namespace spoc::desk {
namespace {

class Parts {
 public:
  Parts(ClockStory& story, const policy::Policy& policy) : story_(story), policy_(policy) {}

  /// A stretch in which the clock ran, by the open intervals in it.
  void run(const decide::Stretch& stretch) {
    if (story_.clock.calendar.empty()) return add(stretch.from, stretch.to, stretch.counted);
    for (const time::Interval& open : policy_.calendar(story_.clock.calendar).intervals(stretch.from, stretch.to))
      add(open.begin, open.end, open.end - open.begin);
  }
  void pause(Instant from, Instant to, std::string why) {
    story_.parts.push_back({from, to, {}, sum_, std::move(why)});
  }

 private:
  void add(Instant from, Instant to, time::Span counted) {
    sum_ = sum_ + counted;
    story_.parts.push_back({from, to, counted, sum_, {}});
  }
  ClockStory& story_;
  const policy::Policy& policy_;
  time::Span sum_;
};

/// What it waited for at that instant.
std::string pause_at(const domain::Ticket& ticket, Instant t) {
  for (const domain::Wait& wait : ticket.waits)
    if (wait.since <= t && (!wait.ended_at || t < *wait.ended_at))
      return format("waiting on {}", domain::word(wait.on));
  return "pause";
}

}  // namespace

ClockStory story_of(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy,
                    Instant now) {
  ClockStory story;
  story.clock = clock;
  story.state = decide::state(ticket, clock);
  story.due_at = decide::due(ticket, clock, policy);
  story.used = decide::used(ticket, clock, policy, now);
  if (const policy::Sla* sla = policy.sla(clock.sla)) story.where = sla->where;
  // Up to the due instant the parts add up to the target, also of a clock that stopped before it.
  domain::Clock unstopped = clock;
  if (story.due_at) unstopped.stopped_at.reset();
  Parts parts(story, policy);
  Instant at = clock.started_at;
  for (const decide::Stretch& stretch : decide::stretches(ticket, unstopped, policy, story.due_at.value_or(now))) {
    if (at < stretch.from) parts.pause(at, stretch.from, pause_at(ticket, at));
    parts.run(stretch);
    at = stretch.to;
  }
  if (story.state == domain::ClockState::paused && at < now) parts.pause(at, now, pause_at(ticket, at));
  return story;
}

}  // namespace spoc::desk
