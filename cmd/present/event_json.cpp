#include "cmd/present/event_json.h"

#include "base/json.h"
#include "cmd/present/ticket_json.h"

namespace spoc::cmd {
namespace {

void write_ticket(json::Writer& w, Context& context, store::Reading& reading, const domain::Subject& subject) {
  w.key("ticket");
  const auto stored = subject.kind == domain::SubjectKind::ticket ? reading.ticket({subject.number}) : std::nullopt;
  if (!stored) {
    w.null();
    return;
  }
  const auto held_to = context.store().policy(stored->ticket.bundle);
  w.begin_object();
  write_ticket_members(
      w, {stored->ticket, stored->schedule, *held_to, context.now(), reading.children(stored->ticket.id)});
  w.end_object();
}

void write_run(json::Writer& w, store::Reading& reading, const domain::Subject& subject) {
  w.key("run");
  const auto run = subject.kind == domain::SubjectKind::run ? reading.run({subject.number}) : std::nullopt;
  if (!run) {
    w.null();
    return;
  }
  w.begin_object().key("id").string(to_text(run->id)).key("workflow").string(run->workflow).key("key");
  text_or_null(w, run->key);
  w.key("state").string(domain::word(run->state)).end_object();
}

}  // namespace

std::function<std::string(store::Reading&, const store::Entry&)> event_writer(Context& context) {
  return [&context, name = context.store().meta().name](store::Reading& reading, const store::Entry& entry) {
    std::string text;
    json::Writer w(text);
    w.begin_object().key("schema").string("spoc.event/1").key("desk").string(name).key("entry");
    write_entry(w, entry);
    write_ticket(w, context, reading, entry.subject);
    write_run(w, reading, entry.subject);
    w.end_object();
    return text;
  };
}

}  // namespace spoc::cmd
