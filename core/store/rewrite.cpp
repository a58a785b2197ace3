#include "store/rewrite.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/random.h"
#include "domain/fold.h"
#include "policy/load.h"
#include "store/erased.h"

namespace spoc::store {

namespace {

/// Of one event: it stays a line that can be read.
constexpr std::size_t kNamedAtOnce = 1000;
constexpr std::size_t kNewTokenBytes = 16;

void attachments_of(const Entry& entry, std::set<std::string>& hashes) {
  if (entry.data.find("\"attachments\"") == std::string::npos && entry.kind != domain::MailReceived::kKind) return;
  for (std::string& hash : domain::contents_of(domain::event_from_json(entry.kind, entry.data))) hashes.insert(std::move(hash));
}

/// Salts of what is written anew: nobody can guess them, but in a rehearsal equal commands give equal bytes.
Random salts_of(const Desk& desk, OperationId operation) {
  return desk.rehearsal ? Random(format("{}/{}/anew", desk.seed, operation.number)) : Random();
}

class Rewriter {
 public:
  Rewriter(Session& session, Unit& unit, const Caller& caller, const Rewriting& rewriting,
           const Store::Recompute& recompute)
      : session_(session),
        unit_(unit),
        caller_(caller),
        rewriting_(rewriting),
        recompute_(recompute),
        random_(salts_of(session.desk.desk(), unit.operation())) {}

  Rewritten run(bool dry_run) {
    erasures_.read(session_.journal);
    find_entries();
    find_operations();
    find_outbox();
    find_contents();
    find_orphans();
    if (dry_run || rewritten_.empty()) return rewritten_;
    for (const domain::Subject subject : rewritten_.subjects)
      if (subject.kind == domain::SubjectKind::ticket) session_.search.take_out({subject.number});
    write_entries();
    for (const domain::Subject subject : rewritten_.subjects) fold_again(subject);
    session_.people.replace_all(people_);
    session_.events.replace_all(events_.all());
    session_.mails.replace_all(mails_.all());
    write_rest();
    name_all();
    return rewritten_;
  }

 private:
  void find_entries() {
    for (const auto kind : {domain::SubjectKind::desk, domain::SubjectKind::ticket, domain::SubjectKind::run})
      session_.journal.by_subject(kind, [&](const ChainedEntry& chained) { look_at(chained); });
    rewritten_.entries = static_cast<std::int64_t>(entries_.size());
  }

  void look_at(const ChainedEntry& chained) {
    Entry entry = chained.entry;
    const bool changed = rewriting_.entry(entry);
    if (changed) {
      attachments_of(chained.entry, dropped_);
      if (rewritten_.subjects.empty() || rewritten_.subjects.back() != entry.subject)
        rewritten_.subjects.push_back(entry.subject);
    }
    attachments_of(entry, kept_);
    // The directory follows from entries of all subjects.
    if (entry.subject.kind == domain::SubjectKind::desk) people_.apply(recorded(entry).event);
    if (entry.kind == domain::EventReceived::kKind || entry.kind == domain::EventMatched::kKind)
      events_.apply(entry.subject.kind, recorded(entry));
    if (entry.kind == domain::MailReceived::kKind) mails_.apply(entry.subject, recorded(entry));
    if (!changed) return;
    const auto* before = erasures_.entry(entry.seq);
    const std::string was = before ? hex(before->was) : hex(chain_.words(chained.entry, chained.salt));
    entries_.push_back({std::move(entry), was});
  }

  void find_operations() {
    session_.journal.operations([&](const Operation& found, std::string_view) {
      Operation operation = found;
      bool changed = rewriting_.name(operation.actor.person);
      changed = rewriting_.name(operation.actor.on_behalf) || changed;
      changed = rewriting_.name(operation.login) || changed;
      if (!changed) return;
      // The token took part in the digest that stays: with it one could guess who it was.
      operation.token = hex(random_.bytes(kNewTokenBytes));
      operations_.push_back(std::move(operation));
    });
    rewritten_.operations = static_cast<std::int64_t>(operations_.size());
  }

  void find_outbox() {
    session_.outbox.each([&](const QueuedEffect& found, OperationId operation) {
      QueuedEffect queued = found;
      if (rewriting_.effect(queued)) effects_.emplace_back(std::move(queued), operation);
    });
    session_.outbox.each_message([&](const QueuedMessage& found) {
      QueuedMessage message = found;
      if (rewriting_.text(message.recipient)) messages_.push_back(std::move(message));
    });
    rewritten_.effects = static_cast<std::int64_t>(effects_.size());
    rewritten_.messages = static_cast<std::int64_t>(messages_.size());
  }

  /// Files of bundles and definitions keep their names: what is pinned to them stays so.
  void find_contents() {
    std::set<std::string> files;
    for (const std::string& bundle : session_.contents.bundles())
      for (const auto& [path, blob] : session_.contents.paths(bundle)) files.insert(blob);
    kept_.insert(files.begin(), files.end());
    session_.contents.each_blob([&](std::string_view hash, std::string_view bytes) {
      std::string text(bytes);
      if (files.contains(std::string(hash)) && rewriting_.text(text)) blobs_[std::string(hash)] = std::move(text);
    });
    session_.contents.each_definition([&](std::string_view hash, std::string_view bytes) {
      std::string text(bytes);
      if (rewriting_.text(text)) definitions_[std::string(hash)] = std::move(text);
    });
    rewritten_.contents = static_cast<std::int64_t>(blobs_.size() + definitions_.size());
  }

  /// Attachments that nothing refers to any more.
  void find_orphans() {
    for (const std::string& hash : dropped_)
      if (!kept_.contains(hash)) orphans_.push_back(hash);
    rewritten_.removed = static_cast<std::int64_t>(orphans_.size());
  }

  void write_entries() {
    Salts salts(random_);
    for (const auto& [entry, was] : entries_) {
      const std::string salt(salts.next());
      session_.journal.replace_words(entry, salt);
      named_entries_.push_back({entry.seq, was, hex(chain_.words(entry, salt))});
    }
  }

  void fold_again(domain::Subject subject) {
    if (subject.kind == domain::SubjectKind::ticket) fold_ticket({subject.number});
    if (subject.kind == domain::SubjectKind::run) fold_run({subject.number});
  }

  template <class Folded>
  Folded folded(domain::Subject subject) {
    Folded unborn;
    unborn.id = {subject.number};
    domain::Fold<Folded> fold(std::move(unborn));
    OperationId operation;
    EntryQuery query;
    query.subject = subject;
    session_.journal.entries(query, domain::Sight::everything(), [&](const Entry& entry) {
      fold.add(recorded(entry));
      operation = entry.operation;
      return true;
    });
    Folded after = fold.state();
    after.operation = operation;
    return after;
  }

  void fold_ticket(TicketId id) {
    TicketState state;
    const auto stored = session_.tickets.load(id, &state);
    ensure(stored.has_value(), "a ticket of the journal has a row");
    domain::TicketChange change;
    change.before = stored->ticket;
    change.after = folded<domain::Ticket>(domain::subject(id));
    change.schedule = recompute_.ticket(change.after);
    session_.tickets.update(change, state, change.after.operation, state.head);
    session_.search.put_back(id);
  }

  void fold_run(RunId id) {
    const auto stored = session_.runs.load(id);
    const auto record = session_.runs.record(id);
    ensure(stored && record, "a run of the journal has a row");
    domain::RunChange change;
    change.before = *stored;
    change.after = folded<domain::Run>(domain::subject(id));
    change.wake_at = recompute_.run(change.after);
    session_.runs.update(change, change.after.operation, record->head);
  }

  void write_rest() {
    for (const Operation& operation : operations_) {
      session_.journal.replace_caller(operation);
      named_operations_.push_back({operation.id.number, hex(operation.digest())});
    }
    for (const auto& [queued, operation] : effects_) session_.outbox.put(queued, operation);
    for (const QueuedMessage& message : messages_) session_.outbox.put(message);
    for (const auto& [hash, bytes] : blobs_) {
      session_.contents.replace_blob(hash, bytes);
      named_contents_.push_back({hash, hex(blake2b(bytes))});
    }
    for (const auto& [hash, bytes] : definitions_) {
      session_.contents.replace_definition(hash, bytes);
      named_contents_.push_back({hash, hex(sha256(bytes))});
    }
    for (const std::string& hash : orphans_) session_.contents.erase_blob(hash);
    pack_again();
  }

  void pack_again() {
    for (const std::string& bundle : session_.contents.bundles()) {
      const auto paths = session_.contents.paths(bundle);
      if (std::none_of(paths.begin(), paths.end(), [&](const auto& file) { return blobs_.contains(file.second); }))
        continue;
      const auto files = session_.contents.files(bundle);
      const policy::Loaded loaded = policy::load(files);
      session_.contents.put_packed(bundle, loaded.policy.get());
      named_contents_.push_back({bundle, policy::hash_of(files)});
    }
  }

  /// As many events as it takes.
  void name_all() {
    domain::Change change;
    std::size_t at = 0;
    do {
      const auto end = std::min(at + kNamedAtOnce, named_entries_.size());
      std::vector<domain::ErasedEntry> part(named_entries_.begin() + static_cast<std::ptrdiff_t>(at),
                                            named_entries_.begin() + static_cast<std::ptrdiff_t>(end));
      change.desk.push_back({caller_.now, caller_.actor,
                             rewriting_.event(std::move(part), std::exchange(named_operations_, {}),
                                              std::exchange(named_contents_, {}))});
      at = end;
    } while (at < named_entries_.size());
    unit_.commit(change);
  }

  struct Changed {
    Entry entry;
    std::string was;  // hexadecimal
  };
  Session& session_;
  Unit& unit_;
  const Caller& caller_;
  const Rewriting& rewriting_;
  const Store::Recompute& recompute_;
  Chain chain_;
  Random random_;
  Erasures erasures_;
  Rewritten rewritten_;
  std::vector<Changed> entries_;
  std::vector<Operation> operations_;
  std::vector<std::pair<QueuedEffect, OperationId>> effects_;
  std::vector<QueuedMessage> messages_;
  std::map<std::string, std::string> blobs_, definitions_;  // new bytes by hash
  std::set<std::string> kept_, dropped_;                    // attachments that stay, and that changed entries had
  std::vector<std::string> orphans_;
  PeopleFold people_;
  EventsFold events_;
  MailsFold mails_;
  std::vector<domain::ErasedEntry> named_entries_;
  std::vector<domain::ErasedOperation> named_operations_;
  std::vector<domain::ErasedContent> named_contents_;
};

}  // namespace

Rewritten rewrite(Session& session, Unit& unit, const Caller& caller, const Rewriting& rewriting,
                  const Store::Recompute& recompute, bool dry_run) {
  return Rewriter(session, unit, caller, rewriting, recompute).run(dry_run);
}

}  // namespace spoc::store
