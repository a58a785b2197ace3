#include "desk/consequences.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

#include "decide/ladder.h"
#include "decide/priority.h"
#include "decide/promises.h"
#include "decide/schedule.h"
#include "deliver/recipients.h"

namespace spoc::desk {
namespace {

using decide::Situation;
using domain::Clock;
using domain::Ticket;
using time::Instant;

const Clock* same_clock(const Ticket& ticket, const Clock& clock) {
  const auto found = std::find_if(ticket.clocks.begin(), ticket.clocks.end(), [&](const Clock& other) {
    return other.name == clock.name && other.cycle == clock.cycle;
  });
  return found == ticket.clocks.end() ? nullptr : &*found;
}

std::optional<Instant> due_of(const Ticket& ticket, const Clock* clock, const policy::Policy& policy) {
  return clock && clock->running() ? decide::due(ticket, *clock, policy) : std::nullopt;
}

/// Every clock that runs before or after.
std::vector<Deadline> moved_deadlines(const Ticket& before, const policy::Policy& held_before, const Ticket& after,
                                      const policy::Policy& held_after, Instant now) {
  std::vector<Deadline> moved;
  for (const Clock& clock : after.clocks) {  // clocks are never taken away, only cancelled
    const Clock* earlier = same_clock(before, clock);
    Deadline deadline{after.id, clock.name, due_of(before, earlier, held_before), due_of(after, &clock, held_after),
                      false,    false};
    if (deadline.before == deadline.after) continue;
    deadline.breaches = clock.breached_at && !(earlier && earlier->breached_at);
    deadline.recovers = deadline.before && *deadline.before <= now && deadline.after && *deadline.after > now;
    moved.push_back(deadline);
  }
  return moved;
}

/// Whom time tells now that the ticket is held to something else: a trial, the sweep does it.
void add_told(domain::TicketChange change, const Situation& situation, Consequences& seen) {
  std::vector<domain::Effect> effects;
  decide::pass_time(change, effects, situation, situation.now);
  std::set<std::string> told;
  for (const domain::Effect& effect : effects)
    for (const deliver::Recipient& to :
         deliver::recipients_of(effect, &change.after, situation.policy, situation.people, situation.now).people)
      told.insert(to.person.empty() ? to.address : to.person);
  for (const std::string& who : told) ++seen.told[who];
}

}  // namespace

void Consequences::add(Consequences more) {
  pinned += more.pinned;
  moved += more.moved;
  breached += more.breached;
  recovered += more.recovered;
  std::move(more.deadlines.begin(), more.deadlines.end(), std::back_inserter(deadlines));
  for (const auto& [who, tickets] : more.told) told[who] += tickets;
}

void hold_to(domain::TicketChange& change, const Situation& situation, const std::string& bundle,
             const domain::Sight& sight, Consequences& seen) {
  ++seen.pinned;
  const Ticket before = change.after;
  const std::shared_ptr<const policy::Policy> earlier =
      before.bundle.empty() ? nullptr : situation.bundle(before.bundle);
  change.record(situation.now, situation.actor, domain::TicketPinned{bundle});
  if (!is_open(change.after.status)) return;
  decide::reprioritise(change, situation, situation.now, situation.actor);
  decide::hold_to_promises(change, situation, situation.now, situation.actor, "policy applied");
  decide::rearm(change, situation, situation.now, situation.actor);
  const policy::Policy& held = situation.held_to(change.after);
  const auto moved = moved_deadlines(before, earlier ? *earlier : situation.policy, change.after, held, situation.now);
  const bool there = domain::seen(sight, change.after) == domain::Seen::whole;
  if (!moved.empty()) ++seen.moved;
  for (const Deadline& deadline : moved) {
    seen.breached += deadline.breaches ? 1 : 0;
    seen.recovered += deadline.recovers ? 1 : 0;
    if (there) seen.deadlines.push_back(deadline);
  }
  const auto wake = decide::schedule_of(change.after, held).wake_at;
  if (there && wake && *wake <= situation.now) add_told(change, situation, seen);
}

}  // namespace spoc::desk
