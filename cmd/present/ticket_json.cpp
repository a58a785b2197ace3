#include "cmd/present/ticket_json.h"

#include "cmd/present/conversation.h"
#include "decide/clocks.h"
#include "decide/ladder.h"
#include "domain/attribute.h"
#include "domain/checklist.h"

namespace spoc::cmd {
namespace {

using domain::Ticket;
using json::Writer;

void id_member(Writer& w, std::string_view name, domain::TicketId id) {
  w.key(name);
  id ? w.integer(id.number) : w.null();
}

void write_requester(Writer& w, const domain::Requester& requester) {
  w.key("requester").begin_object();
  member(w, "person", requester.person);
  member(w, "name", requester.name);
  member(w, "address", requester.address);
  member(w, "department", requester.department);
  w.end_object();
}

void write_classification(Writer& w, const Ticket& t) {
  member(w, "type", domain::word(t.type));
  w.key("subject").string(t.subject);
  w.key("description").string(t.description);
  member(w, "status", domain::word(t.status));
  const domain::Wait* wait = t.waiting();
  member(w, "waiting_on", wait ? domain::word(wait->on) : std::string_view());
  member(w, "turn", domain::word(t.turn));
  member(w, "turn_since", std::optional(t.turn_since));
  member(w, "priority", t.priority);
  member(w, "impact", domain::word(t.impact));
  member(w, "urgency", domain::word(t.urgency));
  member(w, "service", t.service);
  member(w, "category", t.category);
  member(w, "cause", t.cause);
  member(w, "article", t.article);
}

void write_people(Writer& w, const Ticket& t) {
  member(w, "team", t.team);
  member(w, "department", t.department);
  w.key("tier");
  t.tier ? w.integer(t.tier) : w.null();
  member(w, "assignee", t.assignee);
  member(w, "owner", t.owner);
  member(w, "reference", t.reference);
  write_requester(w, t.requester);
  w.key("participants").begin_array();
  for (const domain::Participant& participant : t.participants) {
    w.begin_object();
    member(w, "person", participant.person);
    member(w, "name", participant.name);
    member(w, "address", participant.address);
    w.end_object();
  }
  w.end_array();
  member(w, "channel", t.channel);
  member(w, "recipient", t.recipient);
  member(w, "language", t.language);
  member(w, "confidential", t.confidential);
}

void write_relations(Writer& w, const TicketFacts& facts) {
  const Ticket& t = facts.ticket;
  w.key("tags").begin_array();
  for (const std::string& tag : t.tags) w.string(tag);
  w.end_array();
  w.key("fields").value(json::Value(t.fields));
  member(w, "key", std::string(domain::shown_key(t.key)));
  member(w, "created", facts.created);
  id_member(w, "parent", t.parent);
  w.key("children").begin_array();
  for (const domain::TicketId child : facts.children) w.integer(child.number);
  w.end_array();
  w.key("links").begin_array();
  for (const domain::Link& link : t.links) {
    w.begin_object();
    member(w, "kind", domain::word(link.kind));
    member(w, "id", link.to.number);
    w.end_object();
  }
  w.end_array();
  id_member(w, "merged_into", t.merged_into);
}

void write_step(Writer& w, const Ticket& t) {
  member(w, "run", t.run ? to_text(t.run) : std::string());
  member(w, "step", t.step);
  member(w, "item", t.item);
  w.key("form");
  t.form.empty() ? w.null() : w.value(json::parse(t.form, "form"));
  w.key("checklist").begin_array();
  for (const domain::CheckItem& item : t.checklist) {
    w.begin_object();
    member(w, "id", item.id);
    member(w, "text", item.text);
    member(w, "done_at", item.done_at);
    member(w, "by", item.by);
    member(w, "evidence", item.given);
    member(w, "asks_for", item.evidence);
    write_attachments(w, item.attachments);
    w.key("optional").boolean(item.optional);
    w.key("may_not_apply").boolean(item.may_not_apply);
    member(w, "not_applicable", item.inapplicable);
    member(w, "under", item.under);
    w.key("enough").integer(item.enough);
    w.key("over").boolean(domain::is_over(t.checklist, item));
    w.end_object();
  }
  w.end_array();
}

void write_stalled(Writer& w, const TicketFacts& facts) {
  w.key("stalled").begin_array();
  for (const decide::Stalled& stalled : decide::stalled(facts.ticket, facts.policy, facts.now)) {
    w.begin_object();
    member(w, "kind", policy::word(stalled.kind));
    member(w, "since", std::optional(stalled.since));
    member(w, "threshold_s", stalled.threshold.whole_seconds());
    w.end_object();
  }
  w.end_array();
}

void write_times(Writer& w, const TicketFacts& facts) {
  const Ticket& t = facts.ticket;
  const domain::TicketView view{t, facts.schedule, facts.now};
  member(w, "due_at", facts.schedule.due_at);
  member(w, "overdue", domain::overdue(view));
  write_stalled(w, facts);
  member(w, "created_at", std::optional(t.created_at));
  member(w, "acknowledged_at", t.acknowledged_at);
  member(w, "responded_at", t.responded_at);
  member(w, "resolved_at", t.resolved_at);
  member(w, "closed_at", t.closed_at);
  member(w, "last_activity_at", std::optional(t.last_activity_at));
  member(w, "wake_at", facts.schedule.wake_at);
  member(w, "transfers", t.transfers);
  member(w, "reopens", t.reopens);
  member(w, "spent_s", t.spent_s);
  w.key("rating");
  if (!t.rating) {
    w.null();
    return;
  }
  w.begin_object();
  member(w, "score", std::int64_t{t.rating->score});
  member(w, "comment", t.rating->comment);
  member(w, "at", std::optional(t.rating->at));
  w.end_object();
}

void write_clock(Writer& w, const TicketFacts& facts, const domain::Clock& clock) {
  const std::int64_t used = decide::used(facts.ticket, clock, facts.policy, facts.now).whole_seconds();
  w.begin_object();
  member(w, "name", domain::word(clock.name));
  member(w, "cycle", std::int64_t{clock.cycle});
  member(w, "state", domain::word(decide::state(facts.ticket, clock)));
  member(w, "target", clock.target);
  member(w, "target_s", clock.target_s);
  member(w, "used_s", used);
  member(w, "remaining_s", clock.target_s - used);
  member(w, "started_at", std::optional(clock.started_at));
  member(w, "due_at", clock.cancelled ? std::nullopt : decide::due(facts.ticket, clock, facts.policy));
  member(w, "stopped_at", clock.stopped_at);
  member(w, "breached_at", clock.breached_at);
  member(w, "calendar", clock.calendar);
  member(w, "policy", clock.sla);
  w.end_object();
}

}  // namespace

void text_or_null(Writer& writer, std::string_view text) { text.empty() ? writer.null() : writer.string(text); }

void instant_or_null(Writer& writer, const std::optional<time::Instant>& t) {
  t ? writer.string(time::to_text(*t)) : writer.null();
}

void member(Writer& w, std::string_view name, std::string_view text) {
  w.key(name);
  text_or_null(w, text);
}

void member(Writer& w, std::string_view name, const std::optional<time::Instant>& t) {
  w.key(name);
  instant_or_null(w, t);
}

void member(Writer& w, std::string_view name, std::int64_t number) { w.key(name).integer(number); }
void member(Writer& w, std::string_view name, bool truth) { w.key(name).boolean(truth); }

void write_ticket_members(Writer& w, const TicketFacts& facts) {
  const Ticket& t = facts.ticket;
  member(w, "id", t.id.number);
  member(w, "version", t.version);
  member(w, "operation", t.operation ? to_text(t.operation) : std::string());
  write_classification(w, t);
  write_people(w, t);
  write_relations(w, facts);
  write_step(w, t);
  write_times(w, facts);
  w.key("clocks").begin_array();
  for (const domain::Clock& clock : t.clocks) write_clock(w, facts, clock);
  w.end_array();
}

std::string subject_text(const domain::Subject& subject) {
  switch (subject.kind) {
    case domain::SubjectKind::ticket: return to_text(domain::TicketId{subject.number});
    case domain::SubjectKind::run: return to_text(domain::RunId{subject.number});
    case domain::SubjectKind::desk: return "desk";
  }
  return {};
}

void write_entry(Writer& w, const store::Entry& entry, domain::OperationId undone_by, const std::string* login) {
  w.begin_object();
  member(w, "seq", entry.seq);
  member(w, "subject", subject_text(entry.subject));
  member(w, "operation", to_text(entry.operation));
  member(w, "at", std::optional(entry.at));
  member(w, "recorded_at", std::optional(entry.recorded_at));
  w.key("actor").begin_object();
  member(w, "person", entry.actor.person);
  member(w, "on_behalf", entry.actor.on_behalf);
  member(w, "via", entry.actor.via);
  if (login) member(w, "login", *login);
  w.end_object();
  member(w, "kind", entry.kind);
  w.key("data").value(json::parse(entry.data, "journal"));
  member(w, "undone_by", undone_by ? to_text(undone_by) : std::string());
  w.end_object();
}

namespace {

void write_message(Writer& w, const Said& said) {
  const store::Entry& entry = said.entry;
  const domain::TicketNoted& note = said.note;
  w.begin_object();
  member(w, "seq", entry.seq);
  member(w, "at", std::optional(entry.at));
  member(w, "author", entry.actor.person.empty() ? entry.actor.via : entry.actor.person);
  member(w, "public", note.is_public);
  w.key("text").string(note.text);
  write_attachments(w, note.attachments);
  member(w, "ticket", said.ticket.number);
  member(w, "undone", said.undone);
  w.end_object();
}

}  // namespace

void write_story_members(Writer& w, const std::vector<Said>& conversation, const std::vector<store::Entry>& entries) {
  w.key("conversation").begin_array();
  for (const Said& said : conversation) write_message(w, said);
  w.end_array();
  w.key("events").begin_array();
  const auto undone = undone_in(entries);
  for (const store::Entry& entry : entries) {
    const auto by = undone.find(entry.seq);
    write_entry(w, entry, by == undone.end() ? domain::OperationId() : by->second);
  }
  w.end_array();
}

void write_attachments(Writer& w, const std::vector<domain::Attachment>& attachments) {
  w.key("attachments").begin_array();
  for (const domain::Attachment& attachment : attachments) {
    w.begin_object();
    member(w, "name", attachment.name);
    member(w, "type", attachment.type);
    member(w, "size", attachment.size);
    member(w, "hash", attachment.hash);
    w.end_object();
  }
  w.end_array();
}

}  // namespace spoc::cmd
