#include "desk/sweep.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>

#include "base/format.h"
#include "decide/schedule.h"
#include "deliver/recipients.h"
#include "desk/deciding.h"
#include "desk/log.h"
#include "desk/permission.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

/// Subjects of one transaction: small enough that a command beside it never waits long.
constexpr std::size_t kSweepBatch = 500;
/// How far it looks ahead at first; twice as far whenever that was not in vain.
constexpr std::size_t kAhead = 50;
constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max() / 2;

/// What is not there for the caller counts, and is not named.
void note_rungs(const domain::TicketChange& change, const domain::Sight& sight, Swept& swept) {
  if (domain::seen(sight, change.after) != domain::Seen::whole) return;
  for (const domain::Recorded& recorded : change.events)
    if (const auto* fired = std::get_if<domain::RungFired>(&recorded.event); fired && fired->action != "none")
      swept.rungs.push_back(
          {change.after.id, fired->rung, fired->action, fired->episode, recorded.at, fired->n, fired->told});
}

using Subjects = std::set<domain::Subject>;

void note_batch(const domain::Change& change, const domain::Sight& sight, Swept& swept, Subjects& changed) {
  for (const domain::TicketChange& ticket : change.tickets) {
    note_rungs(ticket, sight, swept);
    changed.insert({domain::SubjectKind::ticket, ticket.after.id.number});
  }
  for (const domain::RunChange& run : change.runs) changed.insert({domain::SubjectKind::run, run.after.id.number});
  swept.changed = static_cast<std::int64_t>(changed.size());
  for (const domain::Effect& effect : change.effects) ++(effect.held ? swept.held : swept.notices);
}

void expect_tickets(store::Reading& reading, std::span<const store::Due> due) {
  std::vector<TicketId> ids;
  for (const store::Due& one : due)
    if (one.subject.kind == domain::SubjectKind::ticket) ids.push_back({one.subject.number});
  reading.expect_tickets(ids);
}

/// One sweep: batch after batch of what is due, but for what has failed in it.
class Sweeping {
 public:
  Sweeping(Desk& desk, const domain::Sight& sight, Swept& swept, bool hold)
      : desk_(desk), sight_(sight), swept_(swept), hold_(hold) {}

  void run() {
    // What is not written would be due again: a trial sees all of it at once.
    if (desk_.dry_run)
      trial();
    else
      for (bool more = true; more;) more = batch();
    swept_.woken = static_cast<std::int64_t>(woken_.size());
  }

 private:
  void trial() {
    std::vector<SweptFailure> failed;
    const Outcome outcome = transact(desk_, [&](Deciding& deciding, Outcome&) {
      failed.clear();
      woken_.clear();
      for (const store::Due& one : deciding.unit().due(desk_.caller.now, kEverything))
        if (wake(deciding, one.subject, failed)) {
          woken_.insert(one.subject);
          deciding.settle();
        }
    });
    note_batch(outcome.change, sight_, swept_, changed_);
    note_failures(std::move(failed));
  }

  /// One transaction; false when it took the last that was due. Everything is woken at its instant and in the order of
  /// instants, as if somebody had swept all the time: what a run does may end another that is due later, or let it
  /// begin. A subject whose events the store refuses is left out of another try, since a transaction is written as a
  /// whole.
  bool batch() {
    std::vector<SweptFailure> failed;
    Subjects woken;
    std::optional<domain::Subject> writing;
    std::size_t turns = 0;
    try {
      const Outcome outcome = transact(desk_, [&](Deciding& deciding, Outcome&) {
        failed.clear();
        woken.clear();
        std::vector<store::Due> ahead;  // the last comes first
        for (turns = 0; turns < kSweepBatch; ++turns) {
          if (ahead.empty()) {
            ahead = next(deciding.unit(), failed, std::min(far_, kSweepBatch - turns));
            far_ = std::min(2 * far_, kSweepBatch);
          }
          if (ahead.empty()) break;
          const store::Due due = ahead.back();
          ahead.pop_back();
          writing.reset();
          deciding.set_now(due.wake_at);
          if (!wake(deciding, due.subject, failed)) continue;
          woken.insert(due.subject);
          if (moves_others(deciding, due.subject)) {
            ahead.clear();
            far_ = kAhead;
          }
          writing = due.subject;
          deciding.settle();
          if (careful_) deciding.unit().confirm();
        }
        writing.reset();
        deciding.set_now(desk_.caller.now);
      });
      note_batch(outcome.change, sight_, swept_, changed_);
    } catch (const Error& error) {
      // A server says late what it does not take: then each subject is waited for.
      const bool refused = dynamic_cast<const store::Refused*>(&error) != nullptr;
      if (refused && !careful_) return careful_ = true;
      if (!writing || !(refused || of_item(error))) throw;
      failed_.insert(*writing);
      swept_.failed.push_back({*writing, error});
      return true;
    }
    woken_.merge(woken);
    note_failures(std::move(failed));
    return turns == kSweepBatch;
  }

  void note_failures(std::vector<SweptFailure> failed) {
    for (SweptFailure& failure : failed) {
      failed_.insert(failure.subject);
      swept_.failed.push_back(std::move(failure));
    }
  }

  /// A run may let others be due earlier than what was next, and its tickets are due again; another ticket is neither.
  static bool moves_others(Deciding& deciding, domain::Subject subject) {
    return subject.kind == domain::SubjectKind::run || deciding.ticket({subject.number}).after.run;
  }

  /// Of those that are due and have not failed `most` at least, if there are so many; the first of them last.
  std::vector<store::Due> next(store::Reading& reading, const std::vector<SweptFailure>& failed, std::size_t most) const {
    std::vector<store::Due> due = reading.due(desk_.caller.now, most + failed_.size() + failed.size());
    std::erase_if(due, [&](const store::Due& one) {
      const auto same = [&](const SweptFailure& failure) { return failure.subject == one.subject; };
      return failed_.contains(one.subject) || std::any_of(failed.begin(), failed.end(), same);
    });
    expect_tickets(reading, due);
    std::reverse(due.begin(), due.end());
    return due;
  }

  /// Lets time pass for it. Every subject of the agenda is there because time causes something to it. False when that
  /// failed: then nothing of it is kept.
  bool wake(Deciding& deciding, domain::Subject subject, std::vector<SweptFailure>& failed) const {
    const Deciding::Mark mark = deciding.mark();
    try {
      if (subject.kind == domain::SubjectKind::ticket) {
        const domain::TicketChange& change = deciding.ticket({subject.number});
        if (!change.after.run)
          deciding.set_now(desk_.caller.now);  // it is there already, and so is what follows from it
        if (change.events.empty()) require_done(deciding, {subject.number});
        // What is written is scheduled again; a trial must not find only at its end that this fails.
        if (desk_.dry_run) decide::schedule_of(change.after, deciding.situation().held_to(change.after));
      } else {
        wake_run(deciding, {subject.number});
        const auto& next = deciding.run({subject.number}).wake_at;
        ensure(!next || *next > deciding.now(), format("run r{} is due, so time changes it", subject.number));
      }
    } catch (const store::Refused&) {
      throw;  // of one before it
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      deciding.forget_since(mark);
      failed.push_back({subject, error});
      return false;
    }
    if (hold_)
      for (domain::Effect& effect : deciding.effects()) effect.held = true;
    return true;
  }

  /// Nothing is left of what was due when a ticket that blocks it has had its turn before it.
  static void require_done(Deciding& deciding, TicketId id) {
    const auto stored = deciding.unit().ticket(id);
    const bool due = stored && stored->schedule.wake_at && *stored->schedule.wake_at <= deciding.now();
    ensure(!due, format("ticket {} is due, so time changes it", to_text(id)));
  }

  Desk& desk_;
  const domain::Sight& sight_;
  Swept& swept_;
  bool hold_;
  bool careful_ = false;
  std::size_t far_ = kAhead;
  Subjects failed_, woken_, changed_;
};

/// Addresses by channel: what reaches one is one message.
using Told = std::set<std::pair<std::string, std::string>>;

void add_told(const domain::Effect& effect, const domain::Ticket* ticket, const decide::Situation& situation,
              Told& told) {
  for (const deliver::Recipient& to :
       deliver::recipients_of(effect, ticket, situation.policy, situation.people, situation.now).people)
    told.emplace(effect.channel, to.address);
}

/// Adds whom what time causes to the ticket would tell.
void add_told_by(store::Reading& reading, TicketId id, const decide::Situation& situation, Told& told) {
  const auto stored = reading.ticket(id);
  if (!stored) return;
  domain::TicketChange change{stored->ticket, stored->ticket, {}, {}};
  std::vector<domain::Effect> effects;
  try {
    decide::pass_time(change, effects, situation, situation.now);
  } catch (const Error& error) {
    if (!of_item(error)) throw;
    return;  // it will be reported when its turn comes, and tells nobody
  }
  for (const domain::Effect& effect : effects) add_told(effect, &change.after, situation, told);
}

/// What moves in these runs, tried: their steps' tickets, and the notices about them.
domain::Change tried(Desk& desk, std::span<const RunId> runs) {
  Desk trial = desk;
  trial.dry_run = true;
  return transact(trial,
                  [&](Deciding& deciding, Outcome&) {
                    for (const RunId id : runs) {
                      const Deciding::Mark mark = deciding.mark();
                      try {
                        wake_run(deciding, id);
                      } catch (const Error& error) {
                        if (!of_item(error)) throw;
                        deciding.forget_since(mark);
                      }
                    }
                  })
      .change;
}

void add_told_by(store::Reading& reading, const domain::Change& change, const decide::Situation& situation,
                 Told& told) {
  std::unordered_map<std::int64_t, const domain::Ticket*> tickets;
  for (const domain::TicketChange& ticket : change.tickets) tickets[ticket.after.id.number] = &ticket.after;
  for (const domain::Effect& effect : change.effects) {
    const auto found = tickets.find(effect.ticket.number);
    std::optional<store::StoredTicket> stored;
    if (found == tickets.end() && effect.ticket) stored = reading.ticket(effect.ticket);
    add_told(effect, found != tickets.end() ? found->second : stored ? &stored->ticket : nullptr, situation, told);
  }
}

/// How many people what is due would tell: counted before anything is committed. Tickets are only read, so that nobody
/// waits for it; runs are tried in batches as small as those of the sweep itself.
std::int64_t count_told(Desk& desk) {
  const auto policy = desk.store.policy();
  const auto bundle = [&](std::string_view hash) { return desk.store.policy(hash); };
  Told told;
  std::vector<RunId> runs;
  const auto read = [&](const std::function<void(store::Reading&, const decide::Situation&)>& work) {
    desk.store.read_again([&](store::Reading& reading) {
      work(reading, {*policy, bundle, reading.people(), desk.caller.actor, desk.caller.now});
    });
  };
  read([&](store::Reading& reading, const decide::Situation& situation) {
    runs.clear();
    const std::vector<store::Due> due = reading.due(situation.now, kEverything);
    for (std::size_t i = 0; i < due.size(); ++i) {
      if (i % kSweepBatch == 0) expect_tickets(reading, std::span(due).subspan(i, std::min(kSweepBatch, due.size() - i)));
      if (due[i].subject.kind == domain::SubjectKind::ticket)
        add_told_by(reading, {due[i].subject.number}, situation, told);
      else
        runs.push_back({due[i].subject.number});
    }
  });
  for (std::size_t first = 0; first < runs.size(); first += kSweepBatch) {
    const domain::Change change = tried(desk, std::span(runs).subspan(first, std::min(kSweepBatch, runs.size() - first)));
    read([&](store::Reading& reading, const decide::Situation& situation) {
      add_told_by(reading, change, situation, told);
    });
  }
  return static_cast<std::int64_t>(told.size());
}

bool anything_due(Desk& desk) {
  bool any = false;
  desk.store.read_again([&](store::Reading& reading) { any = !reading.due(desk.caller.now, 1).empty(); });
  return any;
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
  const decide::Authority authority = authority_of(desk);
  decide::require(authority, decide::Verb::sweep);
  if (confirm_storm) swept.released = release_held(desk);
  std::unique_ptr<sql::Lock> alone;
  if (!desk.dry_run) {
    alone = desk.store.try_lock("sweep");
    swept.elsewhere = !alone;
    if (swept.elsewhere) return swept;
  }
  if (anything_due(desk)) {
    const std::int64_t limit = desk.store.policy()->messages.storm;
    const std::int64_t told = limit > 0 && !confirm_storm ? count_told(desk) : 0;
    if (told > limit) swept.told = told;
    Sweeping(desk, authority.sight, swept, told > limit).run();
  }
  swept.handed_over = begin_absences(desk);  // after what time caused while they were here
  if (!desk.dry_run) {
    index_texts(desk);  // what a killed bulk command left
    desk.store.seal(desk.caller);
    if (swept.failed.empty()) desk.store.write(desk.caller, [&](store::Unit& unit) { unit.note_sweep(swept.at); });
  }
  return swept;
}

}  // namespace spoc::desk
