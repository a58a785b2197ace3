#include <utility>
#include <vector>

#include "base/error.h"
#include "base/format.h"
#include "domain/fold.h"
#include "policy/load.h"
#include "store/export_line.h"
#include "store/migrate.h"
#include "store/transfer.h"

namespace spoc::store {

namespace {

domain::Actor actor_of(const json::Value& line) {
  return {string_of(line, "actor"), string_of(line, "on_behalf"), string_of(line, "via")};
}

Counters counters_of(const json::Value& header) {
  const json::Value c(members_of(header, "counters"));
  return {integer_of(c, "operation"), integer_of(c, "seq"),    integer_of(c, "ticket"),
          integer_of(c, "run"),       integer_of(c, "effect"), integer_of(c, "message")};
}

class Importer {
 public:
  Importer(Session& session, const std::function<std::optional<std::string_view>()>& next,
           const Store::Recompute& recompute, const std::function<void(std::int64_t)>& progress)
      : session_(session), lines_(next), recompute_(recompute), progress_(progress) {}

  void run() {
    try {
      session_.search.begin();
      header(lines_.read());
      while (take(lines_.read()))
        if (progress_ && lines_.number() % 1024 == 0) progress_(lines_.number());
      if (!lines_.at_end()) throw Error(Code::data, "there is more after the end");
      finish();
    } catch (const Error& error) {
      if (error.code == Code::io || error.code == Code::defect) throw;
      throw Error(Code::data, format("line {}: {}", lines_.number(), error.message), error.hint);
    }
  }

 private:
  void header(const json::Value& line) {
    const std::string schema = string_of(line, "schema");
    const std::int64_t store = integer_of(line, "store");
    if (schema != kExportSchema || store > current_schema())
      throw Error(Code::data, format("it is {} of a store with schema {}", schema, store),
                  "a newer version of spoc wrote it: use that one");
    desk_.name = string_of(line, "name");
    desk_.rehearsal = boolean_of(line, "rehearsal");
    desk_.seed = string_of(line, "seed");
    counters_ = counters_of(line);
    session_.desk.create(desk_);
  }

  /// False at the last line.
  bool take(const json::Value& line) {
    const std::string is = string_of(line, "is");
    if (is != "entry") end_subject();
    if (is == "operation")
      operation(line);
    else if (is == "blob")
      session_.contents.put_blob(string_of(line, "hash"), read_bytes(line));
    else if (is == "bundle")
      bundle(line);
    else if (is == "definition")
      session_.contents.restore_definition(string_of(line, "hash"), read_bytes(line));
    else if (is == "entry")
      entry(line);
    else if (is == "message")
      message(line);
    else if (is == "effect")
      effect(line);
    else if (is == "end") {
      if (integer_of(line, "lines") != lines_.number() - 1) throw Error(Code::data, "lines before it are missing");
      return false;
    } else {
      throw Error(Code::data, format("nothing is a \"{}\"", is));
    }
    return true;
  }

  void operation(const json::Value& line) {
    Operation operation;
    operation.id = {integer_of(line, "id")};
    operation.token = string_of(line, "token");
    operation.verb = string_of(line, "verb");
    operation.actor = actor_of(line);
    operation.login = string_of(line, "login");
    operation.at = instant_of(line, "at");
    operation.recorded_at = instant_of(line, "recorded_at");
    session_.journal.insert(operation, octets_of(line, "digest"));
  }

  /// What the program compiled of the files is made again; from files that this version cannot read nothing is.
  void bundle(const json::Value& line) {
    const std::string hash = string_of(line, "hash");
    session_.contents.put_packed(hash, nullptr);
    const json::Value* files = line.find("files");
    if (files == nullptr || files->array() == nullptr) throw Error(Code::data, "it has no files");
    for (const json::Value& file : *files->array())
      session_.contents.put_file(hash, string_of(file, "path"), string_of(file, "blob"));
    const policy::Loaded loaded = policy::load(session_.contents.files(hash));
    if (loaded.policy) session_.contents.put_packed(hash, loaded.policy.get());
  }

  void entry(const json::Value& line) {
    ChainedEntry chained;
    Entry& entry = chained.entry;
    entry.subject = subject_of(line);
    if (entry.subject != subject_) {
      end_subject();
      begin_subject(entry.subject);
    }
    entry.seq = integer_of(line, "seq");
    entry.operation = {integer_of(line, "operation")};
    if (!together_.empty() && (entry.seq != together_.back().entry.seq + 1 || entry.operation != together_.back().entry.operation))
      insert_together();
    entry.version = integer_of(line, "version");
    entry.at = instant_of(line, "at");
    entry.recorded_at = instant_of(line, "recorded_at");
    entry.actor = actor_of(line);
    entry.kind = string_of(line, "kind");
    entry.data = line.find("raw") ? string_of(line, "raw") : json::to_text(json::Value(members_of(line, "data")));
    chained.salt = octets_of(line, "salt");
    chained.hash = octets_of(line, "hash");
    follow(recorded(entry), entry);
    head_ = chained.hash;
    together_.push_back(std::move(chained));
  }

  void insert_together() {
    std::size_t together = together_.size();
    for (const ChainedEntry& chained : together_) session_.journal.insert(chained, static_cast<std::int64_t>(std::exchange(together, 0)));
    together_.clear();
  }

  void begin_subject(domain::Subject subject) {
    subject_ = subject;
    domain::Ticket ticket;
    domain::Run run;
    ticket.id = {subject.number};
    run.id = {subject.number};
    ticket_ = domain::Fold<domain::Ticket>(std::move(ticket));
    run_ = domain::Fold<domain::Run>(std::move(run));
  }

  void follow(domain::Recorded recorded, const Entry& entry) {
    switch (entry.subject.kind) {
      case domain::SubjectKind::ticket:
        mails_.apply(entry.subject, recorded);
        operation_ = entry.operation;
        ticket_.add(std::move(recorded));
        return;
      case domain::SubjectKind::run:
        events_.apply(entry.subject.kind, recorded);
        operation_ = entry.operation;
        run_.add(std::move(recorded));
        return;
      case domain::SubjectKind::desk:
        desk_.version = entry.version;
        follow_desk(desk_, recorded.event);
        session_.people.apply(recorded.event);
        events_.apply(entry.subject.kind, recorded);
        mails_.apply(entry.subject, recorded);
        return;
    }
  }

  /// The subject's last entry was read: its rows follow.
  void end_subject() {
    if (!subject_) return;
    insert_together();
    switch (subject_->kind) {
      case domain::SubjectKind::desk:
        desk_.head = head_;
        session_.desk.update(desk_);
        break;
      case domain::SubjectKind::ticket: {
        domain::TicketChange change;
        change.after = ticket_.state();
        change.after.operation = operation_;
        change.schedule = recompute_.ticket(change.after);
        session_.tickets.insert(change, operation_, head_);
        session_.search.written(change, true);
        ++counters_.of(change.after.status);
        break;
      }
      case domain::SubjectKind::run: {
        domain::RunChange change;
        change.after = run_.state();
        change.after.operation = operation_;
        change.wake_at = recompute_.run(change.after);
        session_.runs.insert(change, operation_, head_);
        break;
      }
    }
    subject_.reset();
  }

  void message(const json::Value& line) {
    session_.outbox.put({integer_of(line, "id"), string_of(line, "recipient"), string_of(line, "token"),
                         instant_of(line, "created_at")});
  }

  void effect(const json::Value& line) {
    QueuedEffect queued;
    domain::Effect& e = queued.effect;
    queued.id = integer_of(line, "id");
    e.kind = effect_kind(string_of(line, "kind"));
    e.ticket = {integer_of(line, "ticket")};
    e.run = {integer_of(line, "run")};
    e.step = string_of(line, "step");
    e.to = string_of(line, "to");
    e.reason = string_of(line, "reason");
    e.channel = string_of(line, "channel");
    e.data = members_of(line, "data");
    e.at = instant_of(line, "at");
    e.cause = string_of(line, "cause");
    e.urgent = boolean_of(line, "urgent");
    queued.state = string_of(line, "state");
    e.held = queued.state == "held";
    queued.message = integer_of(line, "message");
    queued.attempts = integer_of(line, "attempts");
    queued.not_before = optional_instant_of(line, "not_before");
    queued.error = string_of(line, "error");
    session_.outbox.put(queued, {integer_of(line, "operation")});
  }

  void finish() {
    session_.events.replace_all(events_.all());
    session_.mails.replace_all(mails_.all());
    session_.search.finish();
    while (session_.search.index_left(1000, 0)) {
    }
    if (!session_.desk.advance({}, counters_)) throw Error(Code::data, "its counters cannot be taken over");
  }

  Session& session_;
  LineSource lines_;
  const Store::Recompute& recompute_;
  const std::function<void(std::int64_t)>& progress_;
  Desk desk_;
  Counters counters_;
  std::optional<domain::Subject> subject_;
  domain::Fold<domain::Ticket> ticket_;
  domain::Fold<domain::Run> run_;
  OperationId operation_;  // of the subject's last entry
  std::string head_;
  std::vector<ChainedEntry> together_;  // of one change, as far as it was read
  EventsFold events_;
  MailsFold mails_;
};

}  // namespace

void read_in(Session& session, const std::function<std::optional<std::string_view>()>& next,
             const Store::Recompute& recompute, const std::function<void(std::int64_t)>& progress) {
  Importer(session, next, recompute, progress).run();
}

}  // namespace spoc::store
