#include "cmd/present/about_person.h"

#include <algorithm>

#include "base/hash.h"
#include "cmd/present/conversation.h"
#include "cmd/present/run_files.h"
#include "cmd/present/ticket_json.h"
#include "desk/erase.h"

namespace spoc::cmd {
namespace {

/// The members of a person or absence, by the list that their events are written from.
struct WriteMember {
  json::Writer& w;
  void operator()(std::string_view name, const std::string& text) const {
    w.key(name);
    text_or_null(w, text);
  }
  void operator()(std::string_view name, const std::vector<std::string>& list) const {
    w.key(name).begin_array();
    for (const std::string& item : list) w.string(item);
    w.end_array();
  }
  void operator()(std::string_view name, const std::map<std::string, int>& levels) const {
    w.key(name).begin_object();
    for (const auto& [skill, level] : levels) w.key(skill).integer(level);
    w.end_object();
  }
  void operator()(std::string_view name, int number) const { w.key(name).integer(number); }
  void operator()(std::string_view name, bool flag) const { w.key(name).boolean(flag); }
  void operator()(std::string_view name, time::Instant t) const { w.key(name).string(time::to_text(t)); }
  void operator()(std::string_view name, const std::optional<time::Instant>& t) const {
    w.key(name);
    instant_or_null(w, t);
  }
};

class Document {
 public:
  Document(Context& context, store::Reading& reading, const desk::Identity& identity, Output& out)
      : context_(context),
        reading_(reading),
        identity_(identity),
        erasing_(desk::erasing_of(identity, "somebody")),
        out_(out) {}

  void write() {
    w_.begin_object().key("schema").string("spoc.person/1").key("as_of").string(time::to_text(context_.now()));
    w_.key("names").begin_array();
    for (const std::string& name : identity_.names) w_.string(name);
    w_.end_array();
    directory();
    w_.key("tickets").begin_array();
    for (const domain::TicketId id : identity_.tickets) ticket(id);
    w_.end_array();
    entries();
    notices();
    w_.end_object();
    text_ += "\n";
    flush();
  }

 private:
  void flush() {
    out_.write(text_);
    text_.clear();
  }

  void directory() {
    const domain::Person* person = identity_.person.empty() ? nullptr : reading_.people().person(identity_.person);
    w_.key("directory");
    if (person == nullptr) {
      w_.null();
    } else {
      w_.begin_object();
      domain::Person::each(*person, WriteMember{w_});
      w_.end_object();
    }
    const auto away = reading_.people().absence(identity_.person, context_.now());
    w_.key("away");
    if (!away) {
      w_.null();
      return;
    }
    w_.begin_object();
    domain::Absence::each(*away, WriteMember{w_});
    w_.end_object();
  }

  void ticket(domain::TicketId id) {
    const auto stored = reading_.ticket(id);
    std::vector<store::Entry> entries;
    store::EntryQuery query;
    query.subject = domain::subject(id);
    reading_.entries(query, [&](const store::Entry& entry) {
      entries.push_back(entry);
      return true;
    });
    const auto held_to = context_.store().policy(stored->ticket.bundle);
    w_.begin_object();
    write_ticket_members(w_, {stored->ticket, stored->schedule, *held_to, context_.now(), reading_.children(id)});
    const std::vector<Said> conversation = conversation_of(id, entries, {});
    write_story_members(w_, conversation, entries);
    w_.key("files").begin_array();
    for (const Said& said : conversation)
      for (const domain::Attachment& attachment : said.note.attachments) file(attachment);
    w_.end_array().end_object();
    flush();
  }

  void file(const domain::Attachment& attachment) {
    const auto bytes = reading_.blob(attachment.hash);
    w_.begin_object().key("name").string(attachment.name).key("type").string(attachment.type).key("base64");
    bytes ? w_.string(base64(*bytes)) : w_.null();
    w_.end_object();
    flush();
  }

  /// What is not in the tickets above.
  void entries() {
    w_.key("entries").begin_array();
    reading_.entries({}, [&](const store::Entry& entry) {
      const bool theirs = entry.subject.kind == domain::SubjectKind::ticket &&
                          std::binary_search(identity_.tickets.begin(), identity_.tickets.end(),
                                             domain::TicketId{entry.subject.number});
      if (!theirs && desk::concerns(identity_, erasing_, entry)) {
        w_.begin_object().key("subject").string(subject_text(entry.subject)).key("entry");
        write_entry(w_, entry);
        w_.key("files").begin_array();
        for (const domain::Attachment& attachment : files_of_entry(entry)) file(attachment);
        w_.end_array().end_object();
        flush();
      }
      return true;
    });
    w_.end_array();
  }

  void notices() {
    w_.key("notices").begin_array();
    reading_.effects({}, [&](const store::QueuedEffect& queued) {
      store::QueuedEffect copy = queued;
      const bool named = erasing_.names.replace(copy.effect.to) || erasing_.names.replace(copy.effect.cause) ||
                         decide::erase_object(erasing_, copy.effect.data, false);
      if (named) {
        w_.begin_object().key("id").integer(queued.id).key("ticket").integer(queued.effect.ticket.number);
        w_.key("to").string(queued.effect.to).key("reason").string(queued.effect.reason);
        w_.key("at").string(time::to_text(queued.effect.at)).key("state").string(queued.state);
        w_.key("data").value(json::Value(queued.effect.data)).end_object();
        flush();
      }
      return true;
    });
    w_.end_array();
  }

  Context& context_;
  store::Reading& reading_;
  const desk::Identity& identity_;
  decide::Erasing erasing_;
  Output& out_;
  std::string text_;
  json::Writer w_{text_, 2};
};

}  // namespace

void write_about_person(Context& context, std::string_view words, Output& out) {
  context.now();
  context.read([&](store::Reading& reading) {
    const desk::Identity identity = desk::identity_of(reading, words);
    Document(context, reading, identity, out).write();
  });
}

}  // namespace spoc::cmd
