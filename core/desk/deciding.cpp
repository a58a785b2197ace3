#include "desk/deciding.h"

#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "base/hash.h"
#include "decide/promises.h"
#include "decide/notices.h"
#include "decide/relations.h"
#include "decide/schedule.h"
#include "desk/learn.h"
#include "desk/permission.h"

namespace spoc::desk {

Deciding::Deciding(Desk& desk, store::Unit& unit)
    : asking_(desk),
      unit_(unit),
      dry_run_(desk.dry_run),
      policy_(desk.store.policy()),
      situation_{*policy_, [&store = desk.store](std::string_view hash) { return store.policy(hash); }, unit.people(),
                 desk.caller.actor, desk.caller.now, learned_by(desk.store, unit)},
      definitions_(desk.definitions ? desk.definitions : std::make_shared<Definitions>()) {}

Deciding::Touched& Deciding::load(TicketId id) {
  auto stored = unit_.ticket(id);
  if (!stored) throw decide::no_ticket(id);
  Touched& touched = tickets_.emplace_back();
  by_number_[id.number] = &touched;
  touched.change.before = stored->ticket;
  touched.change.after = std::move(stored->ticket);
  return touched;
}

domain::TicketChange& Deciding::ticket(TicketId id) {
  if (const auto found = by_number_.find(id.number); found != by_number_.end()) return found->second->change;
  Touched& touched = load(id);
  if (touched.change.after.run || now() == asking_.caller.now) {
    decide::pass_time(touched.change, effects_, situation_, now());
  } else {
    decide::Situation actual = situation_;
    actual.now = asking_.caller.now;
    decide::pass_time(touched.change, effects_, actual, actual.now);
  }
  touched.told = touched.change.events.size();
  return touched.change;
}

std::string Deciding::local(Instant at) const { return time::to_text(policy_->zone().local(at)); }

const decide::Authority& Deciding::authority() {
  if (!authority_) authority_ = authority_of(asking_, unit_);
  return *authority_;
}

domain::TicketChange& Deciding::asked(TicketId id, decide::Verb verb) {
  domain::TicketChange& change = ticket(id);
  decide::require(authority(), verb, change.after);
  require_as_chosen(change);
  return change;
}

domain::TicketChange& Deciding::take_back(TicketId id, domain::Ticket restored, domain::OperationUndone event,
                                          const domain::Directory& people) {
  ensure(!by_number_.contains(id.number), "a ticket is taken back before anything is decided about it");
  Touched& touched = load(id);
  domain::TicketChange& change = touched.change;
  change.record(now(), actor(), std::move(event));
  const Instant last_at = change.after.last_at;
  restored.version = change.after.version;
  restored.operation = change.after.operation;
  change.after = std::move(restored);  // with its last instant, so that time is caught up at true instants
  const decide::Situation then{situation_.policy, situation_.bundle, people, situation_.actor, situation_.now,
                               situation_.learned};
  decide::pass_time(change, effects_, then, then.now);
  change.after.last_at = last_at;
  touched.told = change.events.size();
  return change;
}

void Deciding::require_as_chosen(const domain::TicketChange& change) const {
  const auto chosen = asking_.chosen.find(change.after.id.number);
  if (chosen == asking_.chosen.end() || chosen->second == change.before.version) return;
  throw Error(Code::conflict, format("ticket {} was changed after it was chosen", to_text(change.after.id)),
              "look at it, and choose again");
}

domain::TicketChange& Deciding::add(domain::TicketChange decided) {
  Touched& touched = tickets_.emplace_back();
  touched.change = std::move(decided);
  touched.change.before.id = touched.change.after.id = reserve_ticket();
  by_number_[touched.change.after.id.number] = &touched;
  return touched.change;
}

TicketId Deciding::reserve_ticket() { return reserved_.emplace_back(unit_.new_ticket()); }

void Deciding::add_reserved(domain::TicketChange decided, TicketId id) {
  Touched& touched = tickets_.emplace_back();
  touched.change = std::move(decided);
  touched.change.before.id = touched.change.after.id = id;
  by_number_[id.number] = &touched;
}

const workflow::Definition& Deciding::definition(const domain::Run& run) { return definitions_->of(run, unit_, *policy_); }

std::string Deciding::put_blob(std::string_view bytes) { return dry_run_ ? hex(blake2b(bytes)) : unit_.put_blob(bytes); }

domain::RunChange& Deciding::run(RunId id) {
  if (const auto found = runs_by_number_.find(id.number); found != runs_by_number_.end()) return *found->second;
  auto stored = unit_.run(id);
  if (!stored) throw decide::no_run(id);
  domain::RunChange& change = runs_.emplace_back();
  runs_by_number_[id.number] = &change;
  change.before = *stored;
  change.after = std::move(*stored);
  return change;
}

domain::RunChange& Deciding::new_run() {
  domain::RunChange& change = runs_.emplace_back();
  change.before.id = change.after.id = unit_.new_run();
  runs_by_number_[change.after.id.number] = &change;
  return change;
}

const std::vector<store::KeptEvent>& Deciding::kept_events(const std::string& about, Instant at) {
  const auto [found, fresh] = kept_.try_emplace({about, at.us});
  if (fresh) found->second = unit_.events_about(about, at);
  return found->second;
}

void Deciding::record(domain::Event event) { desk_.push_back({now(), actor(), std::move(event)}); }

void Deciding::record(domain::TicketChange& change, domain::Event event) {
  change.record(now(), actor(), std::move(event));
  decide::follow(change, situation_);
}

Deciding::Mark Deciding::mark() const { return {tickets_.size(), runs_.size(), reserved_.size(), effects_.size()}; }

void Deciding::forget_since(const Mark& mark) {
  while (tickets_.size() > mark.tickets) {
    by_number_.erase(tickets_.back().change.after.id.number);
    tickets_.pop_back();
  }
  while (runs_.size() > mark.runs) {
    if (runs_.back().before.version == 0) unit_.give_back_run();
    runs_by_number_.erase(runs_.back().after.id.number);
    runs_.pop_back();
  }
  while (reserved_.size() > mark.reserved) {
    unit_.give_back_ticket();
    reserved_.pop_back();
  }
  effects_.resize(mark.effects);
}

domain::Ticket Deciding::as_it_is(TicketId id) {
  if (const auto found = by_number_.find(id.number); found != by_number_.end()) return found->second->change.after;
  auto stored = unit_.ticket(id);
  ensure(stored.has_value(), "a linked ticket is there");
  return std::move(stored->ticket);
}

void Deciding::copy_stall(const domain::Ticket& blocker, TicketId blocked) {
  const domain::Ticket now = as_it_is(blocked);
  domain::TicketChange trial{now, now, {}, {}};
  decide::copy_stall(blocker, trial, situation_);
  if (trial.events.empty()) return;
  domain::TicketChange& change = ticket(blocked);
  decide::copy_stall(blocker, change, situation_);
  Touched& touched = *by_number_.at(blocked.number);
  decide::tell_about(change, touched.told, effects_);
  decide::pass_time(change, effects_, situation_, situation_.now);
  touched.told = change.events.size();
}

void Deciding::follow_blockers() {
  for (Touched& touched : tickets_) {  // and those that are loaded meanwhile
    if (touched.change.events.empty() || touched.change.after.links.empty()) continue;
    decide::follow_stall(touched.change, situation_, now());
    const domain::Ticket ticket = touched.change.after;
    const bool over = is_open(touched.change.before.status) && !is_open(ticket.status);
    for (const domain::Link& link : ticket.links) {
      if (link.kind == domain::LinkKind::blocked_by) copy_stall(as_it_is(link.to), ticket.id);
      if (link.kind != domain::LinkKind::blocks) continue;
      copy_stall(ticket, link.to);
      if (over) decide::tell_freed(as_it_is(link.to), [&](TicketId id) { return as_it_is(id); }, situation_, effects_);
    }
  }
}

void Deciding::collect(domain::Change& change) {
  follow_blockers();
  for (Touched& touched : tickets_) {
    if (touched.change.events.empty()) continue;
    decide::tell_about(touched.change, touched.told, effects_);
    touched.change.schedule = decide::schedule_of(touched.change.after, situation_.held_to(touched.change.after));
    change.tickets.push_back(std::move(touched.change));
  }
  for (domain::RunChange& run : runs_)
    if (!run.events.empty()) change.runs.push_back(std::move(run));
  std::move(desk_.begin(), desk_.end(), std::back_inserter(change.desk));
  std::move(effects_.begin(), effects_.end(), std::back_inserter(change.effects));
  tickets_.clear();
  by_number_.clear();
  runs_.clear();
  runs_by_number_.clear();
  desk_.clear();
  effects_.clear();
  reserved_.clear();
}

namespace {

void append(domain::Change& all, domain::Change&& more) {
  std::move(more.tickets.begin(), more.tickets.end(), std::back_inserter(all.tickets));
  std::move(more.runs.begin(), more.runs.end(), std::back_inserter(all.runs));
  std::move(more.desk.begin(), more.desk.end(), std::back_inserter(all.desk));
  std::move(more.effects.begin(), more.effects.end(), std::back_inserter(all.effects));
}

}  // namespace

void Deciding::hand_on() {
  if (!asking_.tried || !runs_.empty() || !desk_.empty()) return;
  for (const Touched& touched : tickets_)
    if (touched.change.events.empty()) asking_.tried(touched.change, {});
  domain::Change change;
  collect(change);
  for (const domain::TicketChange& ticket : change.tickets) {
    std::vector<domain::Effect> notices;
    for (const domain::Effect& effect : change.effects)
      if (effect.ticket == ticket.after.id) notices.push_back(effect);
    asking_.tried(ticket, notices);
  }
}

void Deciding::settle() {
  if (dry_run_) return hand_on();
  domain::Change change;
  collect(change);
  if (change.empty()) return;
  unit_.commit(change);
  kept_.clear();
  append(settled_, std::move(change));
}

domain::Change Deciding::finish() {
  settle();
  if (dry_run_) collect(settled_);
  return std::move(settled_);
}

Outcome transact(Desk& desk, const std::function<void(Deciding&, Outcome&)>& decide) {
  Outcome outcome;
  outcome.operation = desk.store.write(desk.caller, [&](store::Unit& unit) {
    outcome = Outcome();
    Deciding deciding(desk, unit);
    decide(deciding, outcome);
    outcome.change = deciding.finish();
  });
  return outcome;
}

bool of_item(const Error& error) {
  switch (error.code) {
    case Code::io:
    case Code::try_again:
    case Code::unavailable:
    case Code::cannot_create:
      return false;
    default:
      return dynamic_cast<const store::Refused*>(&error) == nullptr;
  }
}

void each_item(Deciding& deciding, Outcome& outcome, std::size_t count, const std::function<std::string(std::size_t)>& name,
               const std::function<void(std::size_t)>& decide) {
  for (std::size_t i = 0; i < count; ++i) {
    const Deciding::Mark mark = deciding.mark();
    try {
      decide(i);
      deciding.settle();
    } catch (const Error& error) {
      if (count == 1 || !of_item(error)) throw;
      deciding.forget_since(mark);
      outcome.rejected.push_back({name(i), error});
    }
  }
}

Outcome each_ticket(Desk& desk, decide::Verb verb, const std::vector<TicketId>& ids, const std::function<void(Deciding&, domain::TicketChange&)>& decide) {
  return transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    each_item(
        deciding, outcome, ids.size(), [&](std::size_t i) { return format("ticket {}", to_text(ids[i])); },
        [&](std::size_t i) { decide(deciding, deciding.asked(ids[i], verb)); });
  });
}

}  // namespace spoc::desk
