#include "desk/sweep.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/format.h"
#include "decide/schedule.h"
#include "desk/deciding.h"
#include "desk/log.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

/// Subjects of one transaction: small enough that a command beside it never waits long.
constexpr std::size_t kBatch = 500;
constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max() / 2;

void note_rungs(const domain::TicketChange& change, Swept& swept) {
  for (const domain::Recorded& recorded : change.events)
    if (const auto* fired = std::get_if<domain::RungFired>(&recorded.event); fired && fired->action != "none")
      swept.rungs.push_back({change.after.id, fired->rung, fired->action, fired->episode, recorded.at, fired->n, fired->told});
}

void note_batch(const domain::Change& change, Swept& swept) {
  for (const domain::TicketChange& ticket : change.tickets) note_rungs(ticket, swept);
  swept.changed += static_cast<std::int64_t>(change.tickets.size() + change.runs.size());
  for (const domain::Effect& effect : change.effects) ++(effect.held ? swept.held : swept.notices);
}

/// Lets time pass for what is due. Every subject of the agenda is there because time causes something to it.
void wake_batch(Deciding& deciding, const std::vector<store::Due>& batch, bool hold) {
  for (const store::Due& due : batch) {
    if (due.subject.kind == domain::SubjectKind::ticket) {
      const domain::TicketChange& change = deciding.ticket({due.subject.number});
      ensure(!change.events.empty(), format("ticket {} is due, so time changes it", due.subject.number));
    } else {
      wake_run(deciding, {due.subject.number});
    }
    if (hold)
      for (domain::Effect& effect : deciding.effects()) effect.held = true;
    deciding.settle();
  }
}

/// Whom the due set would tell: counted before anything is committed. Only reads, so that nobody waits for it.
std::int64_t count_told(Desk& desk) {
  const auto policy = desk.store.policy();
  const auto bundle = [&](std::string_view hash) { return desk.store.policy(hash); };
  std::set<std::pair<std::string, std::int64_t>> recipients;
  desk.store.read([&](store::Reading& reading) {
    const decide::Situation situation{*policy, bundle, reading.people(), desk.caller.actor, desk.caller.now};
    for (const store::Due& due : reading.due(situation.now, kEverything)) {
      const auto stored = due.subject.kind == domain::SubjectKind::ticket ? reading.ticket({due.subject.number}) : std::nullopt;
      if (!stored) continue;
      domain::TicketChange change{stored->ticket, stored->ticket, {}, {}};
      std::vector<domain::Effect> effects;
      decide::pass_time(change, effects, situation, situation.now);
      for (const domain::Effect& effect : effects) recipients.emplace(effect.to, effect.ticket.number);
    }
  });
  return static_cast<std::int64_t>(recipients.size());
}

/// Lets go what an earlier sweep held; how many.
std::int64_t release_held(Desk& desk) {
  std::int64_t released = 0;
  desk.store.write(desk.caller, [&](store::Unit& unit) {
    std::vector<std::int64_t> held;
    unit.effects("held", [&](const store::QueuedEffect& queued) {
      held.push_back(queued.id);
      return true;
    });
    released = static_cast<std::int64_t>(held.size());
    if (desk.dry_run) return;
    for (const std::int64_t id : held) unit.finish_effect(id, "queued", {}, std::nullopt);
  });
  return released;
}

}  // namespace

Swept sweep(Desk& desk, bool confirm_storm) {
  Swept swept;
  swept.at = desk.caller.now;
  const auto policy = desk.store.policy();
  const std::int64_t limit = policy->messages.storm;
  bool hold = false;
  if (confirm_storm) swept.released = release_held(desk);
  if (limit > 0 && !confirm_storm) hold = count_told(desk) > limit;
  // What is not written would be due again: a trial sees all of it at once.
  const std::size_t size = desk.dry_run ? kEverything : kBatch;
  for (bool more = true; more;) {
    std::vector<store::Due> batch;
    const Outcome outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
      batch = deciding.unit().due(deciding.now(), size);
      wake_batch(deciding, batch, hold);
    });
    note_batch(outcome.change, swept);
    swept.woken += static_cast<std::int64_t>(batch.size());
    more = batch.size() == size && !desk.dry_run;
  }
  if (!desk.dry_run) {
    index_texts(desk);  // what a killed bulk command left
    desk.store.seal(desk.caller);
  }
  return swept;
}

}  // namespace spoc::desk
