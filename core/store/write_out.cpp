#include "base/format.h"
#include "base/hash.h"
#include "store/columns.h"
#include "store/export_line.h"
#include "store/fold_check.h"
#include "store/migrate.h"
#include "store/transfer.h"

namespace spoc::store {

namespace {

void write_instant(json::Writer& w, std::string_view name, Instant t) {
  w.key(name).string(time::to_text(t));
}
void write_instant(json::Writer& w, std::string_view name, const std::optional<Instant>& t) {
  w.key(name);
  t ? w.string(time::to_text(*t)) : w.null();
}
void write_actor(json::Writer& w, const domain::Actor& actor) {
  w.key("actor").string(actor.person).key("on_behalf").string(actor.on_behalf).key("via").string(actor.via);
}

class Exporter {
 public:
  Exporter(Session& session, const std::function<void(std::string_view)>& line,
           const sql::Connection::Progress& progress)
      : session_(session), lines_(line), progress_(progress) {}

  void run() {
    const Counters counters = session_.desk.counters();
    all_ = counters.seq;
    header(session_.desk.desk(), counters);
    operations();
    contents();
    for (const auto kind : {domain::SubjectKind::desk, domain::SubjectKind::ticket, domain::SubjectKind::run})
      session_.journal.by_subject(kind, [&](const ChainedEntry& chained) { entry(chained); });
    outbox();
    const std::int64_t before = lines_.lines();
    lines_.write([&](json::Writer& w) { w.key("is").string("end").key("lines").integer(before); });
  }

 private:
  void header(const Desk& desk, const Counters& counters) {
    lines_.write([&](json::Writer& w) {
      w.key("schema").string(kExportSchema).key("store").integer(current_schema());
      w.key("name").string(desk.name).key("rehearsal").boolean(desk.rehearsal).key("seed").string(desk.seed);
      w.key("counters").begin_object().key("operation").integer(counters.operation).key("seq").integer(counters.seq);
      w.key("ticket").integer(counters.ticket).key("run").integer(counters.run).key("effect").integer(counters.effect);
      w.key("message").integer(counters.message).end_object();
    });
  }

  void operations() {
    session_.journal.operations([&](const Operation& operation, std::string_view digest) {
      lines_.write([&](json::Writer& w) {
        w.key("is").string("operation").key("id").integer(operation.id.number).key("token").string(operation.token);
        w.key("verb").string(operation.verb);
        write_actor(w, operation.actor);
        w.key("login").string(operation.login);
        write_instant(w, "at", operation.at);
        write_instant(w, "recorded_at", operation.recorded_at);
        w.key("digest").string(hex(digest));
      });
    });
  }

  void contents() {
    session_.contents.each_blob([&](std::string_view hash, std::string_view bytes) {
      lines_.write([&](json::Writer& w) {
        w.key("is").string("blob").key("hash").string(hash);
        write_bytes(w, bytes);
      });
    });
    for (const std::string& bundle : session_.contents.bundles())
      lines_.write([&](json::Writer& w) {
        w.key("is").string("bundle").key("hash").string(bundle).key("files").begin_array();
        for (const auto& [path, blob] : session_.contents.paths(bundle))
          w.begin_object().key("path").string(path).key("blob").string(blob).end_object();
        w.end_array();
      });
    session_.contents.each_definition([&](std::string_view hash, std::string_view content) {
      lines_.write([&](json::Writer& w) {
        w.key("is").string("definition").key("hash").string(hash);
        write_bytes(w, content);
      });
    });
  }

  void entry(const ChainedEntry& chained) {
    const Entry& entry = chained.entry;
    lines_.write([&](json::Writer& w) {
      w.key("is").string("entry").key("seq").integer(entry.seq).key("operation").integer(entry.operation.number);
      w.key("subject").string(name_of(entry.subject)).key("version").integer(entry.version);
      write_instant(w, "at", entry.at);
      write_instant(w, "recorded_at", entry.recorded_at);
      write_actor(w, entry.actor);
      w.key("kind").string(entry.kind);
      // The hash is over these bytes: where writing them again would give others, they are kept as a text.
      const json::Value data = json::parse(entry.data, "journal");
      json::to_text(data) == entry.data ? w.key("data").value(data) : w.key("raw").string(entry.data);
      w.key("salt").string(hex(chained.salt)).key("hash").string(hex(chained.hash));
    });
    if (progress_ && ++done_ % 1024 == 0) progress_(done_, all_);
  }

  void outbox() {
    session_.outbox.each_message([&](const QueuedMessage& message) {
      lines_.write([&](json::Writer& w) {
        w.key("is").string("message").key("id").integer(message.id).key("recipient").string(message.recipient);
        w.key("token").string(message.token);
        write_instant(w, "created_at", message.created_at);
      });
    });
    session_.outbox.each([&](const QueuedEffect& queued, OperationId operation) {
      const domain::Effect& e = queued.effect;
      lines_.write([&](json::Writer& w) {
        w.key("is").string("effect").key("id").integer(queued.id).key("operation").integer(operation.number);
        w.key("kind").string(kind_word(e.kind));
        w.key("ticket").integer(e.ticket.number).key("run").integer(e.run.number).key("step").string(e.step);
        w.key("to").string(e.to).key("reason").string(e.reason).key("channel").string(e.channel);
        w.key("data").value(json::Value(e.data));
        write_instant(w, "at", e.at);
        w.key("cause").string(e.cause).key("urgent").boolean(e.urgent).key("state").string(queued.state);
        w.key("message").integer(queued.message).key("attempts").integer(queued.attempts);
        write_instant(w, "not_before", queued.not_before);
        w.key("error").string(queued.error);
      });
    });
  }

  Session& session_;
  LineWriter lines_;
  const sql::Connection::Progress& progress_;
  std::int64_t done_ = 0, all_ = 0;
};

}  // namespace

void write_out(Session& session, const std::function<void(std::string_view)>& line,
               const sql::Connection::Progress& progress) {
  Exporter(session, line, progress).run();
}

}  // namespace spoc::store
