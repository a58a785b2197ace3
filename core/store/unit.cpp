#include "store/unit.h"

#include <utility>

#include "base/ahead.h"
#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "domain/event_json.h"
#include "policy/sight_facts.h"
#include "store/chain_ahead.h"

namespace spoc::store {

namespace {

constexpr std::size_t kTokenBytes = 16;

/// From so many entries of one change on, binding them costs much more than beginning a thread for it.
constexpr std::size_t kEntriesWorthAhead = 256;
constexpr std::size_t kAhead = 8;  // so many portions wait to be written at most

/// In a rehearsal equal commands give equal bytes: chance follows from the store's seed and the operation's number, in
/// whatever process it runs.
Random random_for(const Desk& desk, std::int64_t operation) {
  return desk.rehearsal ? Random(format("{}/{}", desk.seed, operation)) : Random();
}

}  // namespace

std::string operation_token(const Desk& desk, OperationId operation) {
  return hex(random_for(desk, operation.number).bytes(kTokenBytes));
}

WritingUnit::WritingUnit(Session& session, const Caller& caller)
    : Answers<Unit>(session, domain::Sight::everything()),
      read_(session.desk.counters()),
      now_(read_),
      desk_(session.desk.desk()),
      random_(random_for(desk_, read_.operation + 1)),
      salts_(random_),
      created_at_(caller.now) {
  session.search.begin();
  operation_.id = {read_.operation + 1};
  operation_.token = hex(random_.bytes(kTokenBytes));
  operation_.verb = caller.verb;
  operation_.actor = caller.actor;
  operation_.login = caller.login;
  operation_.at = caller.now;
  operation_.recorded_at = desk_.rehearsal ? caller.now : caller.real_now;
  operation_digest_ = operation_.digest();
}

std::optional<StoredTicket> WritingUnit::ticket(TicketId id) {
  if (auto expected = take_expected(id)) {
    loaded_[id] = std::move(expected->state);
    return std::move(expected->stored);
  }
  TicketState state;
  auto stored = session_.tickets.load(id, &state);
  if (stored) loaded_[id] = std::move(state);
  return stored;
}

std::optional<domain::Run> WritingUnit::run(RunId id) {
  RunRecord record;
  auto run = session_.runs.recall(id, &record);
  if (run) loaded_runs_[id] = std::move(record);
  return run;
}

void WritingUnit::give_back_ticket() {
  ensure(now_.ticket > read_.ticket + new_tickets_, "a number that is given back was given out and not used");
  --now_.ticket;
}

void WritingUnit::give_back_run() {
  ensure(now_.run > read_.run + new_runs_, "a number that is given back was given out and not used");
  --now_.run;
}

void WritingUnit::commit(const domain::Change& change) {
  for (const auto& recorded : change.desk) write(recorded);
  write(change.tickets);
  for (const auto& run : change.runs) write(run);
  for (const auto& effect : change.effects) {
    begin_entries();
    session_.outbox.insert(++now_.effect, operation_.id, effect);
  }
}

void WritingUnit::begin_entries() {
  now_.operation = operation_.id.number;
  touched_ = true;
}

void WritingUnit::append(domain::Subject subject, std::int64_t version, const domain::Recorded& recorded,
                         std::string& head, std::int64_t together) {
  EntryView entry = next_entry(subject, version, recorded);
  data_.clear();
  domain::append_json(data_, recorded.event);
  entry.data = data_;
  const std::string_view salt = salts_.next();
  head.assign(bytes_of(chain_.bind({head, bytes_of(operation_digest_), last_bound_.adjoins(subject)}, entry, salt)));
  session_.journal.append({entry, salt, head, together});
  queue_hooks(entry);
}

EntryView WritingUnit::next_entry(domain::Subject subject, std::int64_t version, const domain::Recorded& recorded) {
  begin_entries();
  return entry_of(operation_, desk_.rehearsal, ++now_.seq, subject, version, recorded);
}

/// A bundle that this program cannot read has no hooks for it: whatever else needs it says so, and another one can be put in force.
void WritingUnit::follow_hooks() {
  hooks_bundle_ = desk_.bundle;
  hooks_of_.reset();
  try {
    if (!hooks_bundle_.empty()) hooks_of_ = session_.policy(hooks_bundle_);
  } catch (const Error& error) {
    if (error.code != Code::configuration && error.code != Code::not_found) throw;
  }
  if (hooks_of_ && hooks_of_->hooks.empty()) hooks_of_.reset();
}

/// The hooks of policy that want to be told of an entry are, once this is committed. What was brought in from elsewhere
/// is no news: it happened long ago.
void WritingUnit::queue_hooks(const EntryView& entry) {
  if (operation_.verb == "import") return;
  if (desk_.bundle != hooks_bundle_) follow_hooks();
  if (!hooks_of_) return;
  for (const policy::Hook& hook : hooks_of_->hooks) {
    if (!hook.wants(entry.kind)) continue;
    domain::Effect effect;
    effect.kind = domain::Effect::Kind::hook;
    if (entry.subject.kind == domain::SubjectKind::ticket) effect.ticket = {entry.subject.number};
    if (entry.subject.kind == domain::SubjectKind::run) effect.run = {entry.subject.number};
    effect.to = hook.name;
    effect.reason = entry.kind;
    effect.data.emplace_back("seq", entry.seq);
    effect.at = entry.at;
    session_.outbox.insert(++now_.effect, operation_.id, effect);
  }
}

TicketState WritingUnit::state_of(const domain::TicketChange& change) {
  if (const auto known = loaded_.find(change.after.id); known != loaded_.end()) {
    TicketState state = std::move(known->second);
    loaded_.erase(known);
    if (state.version == change.before.version) return state;
  }
  auto state = session_.tickets.state(change.after.id);
  if (!state || state->version != change.before.version) throw LostRace{};
  return std::move(*state);
}

std::vector<BoundEntry> WritingUnit::bound_entries(std::span<const domain::TicketChange> tickets,
                                                   const ChainedTickets& chained) {
  std::vector<BoundEntry> bound;
  bound.reserve(chained.entries.size());
  std::string_view data = chained.data;
  for (const auto& change : tickets) {
    std::int64_t version = change.before.version;
    auto together = static_cast<std::int64_t>(change.events.size());
    for (const auto& recorded : change.events) {
      const ChainedTickets::One& one = chained.entries[bound.size()];
      BoundEntry& entry =
          bound.emplace_back(BoundEntry{next_entry(domain::subject(change.after.id), ++version, recorded),
                                        {one.salt.data(), one.salt.size()},
                                        bytes_of(one.hash), std::exchange(together, 0)});
      entry.entry.data = data.substr(0, one.size);
      data.remove_prefix(one.size);
    }
  }
  return bound;
}

/// Few are bound as they are written. Of many the next ones are bound meanwhile, on another thread.
void WritingUnit::write(std::span<const domain::TicketChange> tickets) {
  std::size_t entries = 0;
  for (const auto& change : tickets) entries += change.events.size();
  const auto before = [&](const domain::TicketChange& change) {
    return change.before.version == 0 ? TicketState() : state_of(change);
  };
  if (entries < kEntriesWorthAhead) {
    for (const auto& change : tickets) {
      TicketState state = before(change);
      std::int64_t version = change.before.version;
      auto together = static_cast<std::int64_t>(change.events.size());
      write(change, state, [&](const domain::Recorded& recorded) {
        append(domain::subject(change.after.id), ++version, recorded, state.head, std::exchange(together, 0));
      });
    }
    return;
  }
  std::vector<TicketState> states;
  std::vector<std::string> heads;
  for (const auto& change : tickets) heads.push_back(states.emplace_back(before(change)).head);
  const Binding binding(operation_, operation_digest_, desk_.rehearsal, salts_, last_bound_, now_.seq);
  Ahead<ChainedTickets> ahead(ChainAhead(binding, tickets, std::move(heads)), kAhead);
  for (std::size_t at = 0; at < tickets.size();) {
    const ChainedTickets* const chained = ahead.next();
    ensure(chained && chained->tickets > 0, "every ticket of a change is bound");
    write(tickets.subspan(at, chained->tickets), std::span(states).subspan(at, chained->tickets), *chained);
    at += chained->tickets;
  }
}

void WritingUnit::write(std::span<const domain::TicketChange> tickets, std::span<TicketState> states, const ChainedTickets& chained) {
  const std::vector<BoundEntry> bound = bound_entries(tickets, chained);
  // Side by side they go in by statements of many; between them and others of their table an update would stand.
  for (const BoundEntry& entry : bound) session_.journal.append(entry);
  auto next = bound.begin();
  for (std::size_t i = 0; i < tickets.size(); ++i)
    write(tickets[i], states[i], [&](const domain::Recorded&) {
      states[i].head.assign(next->hash);
      queue_hooks(next++->entry);
    });
}

void WritingUnit::commit_ahead(const MoreTickets& more) {
  struct NewTickets {
    std::vector<domain::TicketChange> changes;
    ChainedTickets chained;
  };
  Binding binding(operation_, operation_digest_, desk_.rehearsal, salts_, last_bound_, now_.seq);
  Ahead<NewTickets> ahead(
      [&, number = now_.ticket](NewTickets& some, const std::stop_token& stop) mutable {
        some.changes.clear();
        some.chained.clear();
        if (!more(some.changes, stop)) return false;
        for (auto& change : some.changes) {
          change.before.id = change.after.id = {++number};
          std::string head;
          binding.add(change, head, some.chained);
        }
        return true;
      },
      kAhead);
  while (const NewTickets* const some = ahead.next()) {
    now_.ticket += static_cast<std::int64_t>(some->changes.size());
    std::vector<TicketState> states(some->changes.size());
    write(some->changes, states, some->chained);
  }
}

/// `put_entry` writes the entry of what was recorded.
template <class PutEntry>
void WritingUnit::write(const domain::TicketChange& change, TicketState& state, PutEntry&& put_entry) {
  const auto count = static_cast<std::int64_t>(change.events.size());
  ensure(change.after.id && change.after.version == change.before.version + count,
         "a ticket after a change has the version of its last event");
  const bool is_new = change.before.version == 0;
  expected_.erase(change.after.id);  // it is another one from here on
  for (const auto& recorded : change.events) {
    put_entry(recorded);
    session_.mails.apply(domain::subject(change.after.id), recorded);
  }
  const OperationId operation = count > 0 ? operation_.id : change.before.operation;
  if (is_new) {
    ensure(change.after.id.number > read_.ticket && change.after.id.number <= now_.ticket && count > 0,
           "a new ticket has a number of this unit and an event");
    ++new_tickets_;
    session_.tickets.insert(change, operation, state.head);
  } else {
    session_.tickets.update(change, state, operation, state.head);
  }
  if (!is_new) --now_.of(change.before.status);
  ++now_.of(change.after.status);
  touched_ = true;
  session_.search.written(change, session_.bulk);
  people_.written(change);
}

RunRecord WritingUnit::record_of(const domain::RunChange& change) {
  if (const auto known = loaded_runs_.find(change.after.id); known != loaded_runs_.end()) {
    RunRecord record = std::move(known->second);
    loaded_runs_.erase(known);
    if (record.version == change.before.version) return record;
  }
  auto stored = session_.runs.record(change.after.id);
  if (!stored || stored->version != change.before.version) throw LostRace{};
  return std::move(*stored);
}

/// One event may be taken by very many runs, and is marked as taken once.
void WritingUnit::follow_event(const domain::Recorded& recorded) {
  const auto* matched = std::get_if<domain::EventMatched>(&recorded.event);
  if (!matched) return;
  std::string name = matched->event + " " + matched->id;
  if (name == taken_) return;
  session_.events.apply(domain::SubjectKind::run, recorded);
  taken_ = std::move(name);
}

void WritingUnit::write(const domain::RunChange& change) {
  const auto count = static_cast<std::int64_t>(change.events.size());
  ensure(change.after.id && change.after.version == change.before.version + count,
         "a run after a change has the version of its last event");
  const bool is_new = change.before.version == 0;
  RunRecord record = is_new ? RunRecord() : record_of(change);
  std::int64_t version = change.before.version;
  std::int64_t together = count;
  for (const auto& recorded : change.events) {
    append(domain::subject(change.after.id), ++version, recorded, record.head, std::exchange(together, 0));
    follow_event(recorded);
    session_.actions.apply(change.after.id, recorded);
  }
  const OperationId operation = count > 0 ? operation_.id : change.before.operation;
  if (is_new) {
    ensure(change.after.id.number > read_.run && change.after.id.number <= now_.run && count > 0,
           "a new run has a number of this unit and an event");
    ++new_runs_;
    session_.runs.insert(change, operation, record.head);
  } else {
    session_.runs.update(change, operation, record.head);
  }
  touched_ = true;
}

void WritingUnit::write(const domain::Recorded& recorded) {
  append(domain::desk_subject(), ++desk_.version, recorded, desk_.head, 1);
  desk_changed_ = true;
  const std::string learned = desk_.learned;
  follow_desk(desk_, recorded.event);
  // Nothing is placed any more by what was learned before; why something was is in its own entry.
  if (!learned.empty() && learned != desk_.learned) session_.contents.erase_blob(learned);
  session_.people.apply(recorded.event);
  session_.events.apply(domain::SubjectKind::desk, recorded);
  session_.mails.apply(domain::desk_subject(), recorded);
  people_.written(recorded.event);
}

std::string WritingUnit::put_blob(std::string_view bytes) {
  touched_ = true;
  return session_.contents.put_blob(bytes);
}
void WritingUnit::put_bundle(const policy::Policy& bundle, std::string_view packed) {
  touched_ = true;
  session_.contents.put_bundle(bundle, packed);
}
void WritingUnit::put_definition(std::string_view hash, std::string_view content) {
  touched_ = true;
  session_.contents.put_definition(hash, content);
}

std::vector<QueuedEffect> WritingUnit::claim_effects(Instant now, Instant lease_until, std::size_t limit) {
  auto claimed = session_.outbox.claim(now, created_at_, lease_until, limit);
  touched_ = touched_ || !claimed.empty();
  return claimed;
}
std::vector<QueuedEffect> WritingUnit::claim_begun(Instant now, Instant lease_until) {
  auto claimed = session_.outbox.claim_begun(now, lease_until);
  touched_ = touched_ || !claimed.empty();
  return claimed;
}
std::vector<QueuedEffect> WritingUnit::claim_hooked(std::string_view hook, Instant now, Instant lease_until, std::size_t limit) {
  auto claimed = session_.outbox.claim_hooked(hook, now, created_at_, lease_until, limit);
  touched_ = touched_ || !claimed.empty();
  return claimed;
}
std::int64_t WritingUnit::join_message(const std::vector<std::int64_t>& effects, std::string_view recipient,
                                       std::string_view token) {
  touched_ = true;
  session_.outbox.join(++now_.message, effects, recipient, token, created_at_);
  return now_.message;
}
void WritingUnit::finish_effect(std::int64_t effect, std::string_view state, std::string_view error,
                                std::optional<Instant> retry_at) {
  touched_ = true;
  session_.outbox.finish(effect, state, error, retry_at);
}

void WritingUnit::put_off_effect(std::int64_t effect, std::optional<Instant> until) {
  touched_ = true;
  session_.outbox.put_off(effect, until);
}

void WritingUnit::note_progress(const StepProgress& progress) {
  touched_ = true;
  session_.actions.note(progress);
}

void WritingUnit::note_sweep(Instant at) {
  if (store::note_sweep(*session_.connection, at)) touched_ = true;
}

bool WritingUnit::index_pending(std::size_t limit) {
  touched_ = true;
  return session_.search.index_left(limit, now_.seq);
}

bool WritingUnit::finish() {
  if (!touched_) return false;
  ensure(now_.ticket == read_.ticket + new_tickets_ && now_.run == read_.run + new_runs_,
         "every number that was given out was used");
  if (has_entries()) {
    session_.journal.insert(operation_);
    session_.search.finish(operation_, read_.seq, now_.seq);
  }
  if (desk_changed_) session_.desk.update(desk_);
  // Last, so that on an engine with several writers the row is held as short as can be.
  if (now_ != read_ && !session_.desk.advance(read_, now_)) throw LostRace{};
  return true;
}

}  // namespace spoc::store
