// What can happen to a ticket, in the past tense. Each event lists its members once in `each`, under their JSON names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"
#include "domain/ticket.h"
#include "domain/words.h"

namespace spoc::domain {

/// The ticket was written down.
struct TicketLogged {
  static constexpr std::string_view kKind = "ticket.logged";
  TicketType type = TicketType::incident;
  std::string subject, description;
  Requester requester;
  std::string channel, recipient, language;
  std::string service, category, cause;
  Level impact = Level::medium, urgency = Level::medium;
  json::Object fields;
  std::vector<std::string> tags;
  std::vector<Attachment> attachments;
  std::string key;
  TicketId parent;
  bool confidential = false;
  RunId run;
  std::string step, item;
  std::int64_t round = 0;
  std::string form;
  std::vector<CheckItem> checklist;
  std::string bundle;  ///< policy in force
  std::string accountable, about;
  std::string rungs;   ///< JSON text of the ladder that its step gave it, or empty
  bool operator==(const TicketLogged&) const = default;
  static void each(auto& e, auto&& f) {
    f("type", e.type); f("subject", e.subject); f("description", e.description); f("requester", e.requester);
    f("channel", e.channel); f("recipient", e.recipient); f("language", e.language); f("service", e.service);
    f("category", e.category); f("cause", e.cause); f("impact", e.impact); f("urgency", e.urgency); f("fields", e.fields);
    f("tags", e.tags); f("attachments", e.attachments); f("key", e.key); f("parent", e.parent);
    f("confidential", e.confidential); f("run", e.run); f("step", e.step); f("item", e.item); f("round", e.round);
    f("form", e.form); f("checklist", e.checklist); f("bundle", e.bundle);
    f("accountable", e.accountable); f("about", e.about); f("rungs", e.rungs);
  }
};

/// Members were changed by hand or by a rule. `to` has the new values under the names of the ticket's JSON.
struct TicketEdited {
  static constexpr std::string_view kKind = "ticket.edited";
  json::Object from, to;
  std::string by_rule;  ///< name of the rule, or empty
  std::vector<Attachment> attachments;  ///< files that fields hold now
  bool operator==(const TicketEdited&) const = default;
  static void each(auto& e, auto&& f) {
    f("from", e.from); f("to", e.to); f("by_rule", e.by_rule); f("attachments", e.attachments);
  }
};

/// Its priority was derived, overridden or raised.
struct TicketPrioritised {
  static constexpr std::string_view kKind = "ticket.prioritised";
  std::string priority;
  bool overridden = false;
  std::string reason;
  bool operator==(const TicketPrioritised&) const = default;
  static void each(auto& e, auto&& f) { f("priority", e.priority); f("overridden", e.overridden); f("reason", e.reason); }
};

/// A team got it. `by` is "command", "rule", "service", "learned", "front_line", "ladder", "backup", "hand" or
/// "log" (of another desk).
struct TicketRouted {
  static constexpr std::string_view kKind = "ticket.routed";
  std::string team, department;
  std::int64_t tier = 0;
  std::string by, rule, reason, handover, reference;
  bool vendor = false;  ///< the team is a vendor
  bool operator==(const TicketRouted&) const = default;
  static void each(auto& e, auto&& f) {
    f("team", e.team); f("department", e.department); f("tier", e.tier); f("by", e.by); f("rule", e.rule);
    f("reason", e.reason); f("handover", e.handover); f("reference", e.reference);
    f("vendor", e.vendor);
  }
};

/// Somebody was chosen to work on it; taking is accepting.
struct TicketAssigned {
  static constexpr std::string_view kKind = "ticket.assigned";
  std::string assignee, by, reason;  ///< by: "round_robin", "least_loaded", "cover", "backup", "hand", "ladder", "workflow", "absence"
  bool handover = false;             ///< they take it over from somebody else, and acknowledge that by taking it
  bool operator==(const TicketAssigned&) const = default;
  static void each(auto& e, auto&& f) {
    f("assignee", e.assignee); f("by", e.by); f("reason", e.reason); f("handover", e.handover);
  }
};

/// Nobody could be chosen: it stays with the team, and this says why.
struct TicketQueued {
  static constexpr std::string_view kKind = "ticket.queued";
  std::string reason;
  bool again = false;  ///< what speaks against somebody passes by itself: the desk asks again
  bool operator==(const TicketQueued&) const = default;
  static void each(auto& e, auto&& f) { f("reason", e.reason); f("again", e.again); }
};

/// Whom the desk chose did not take it within the time that policy gives; without a person nobody of its team did. The desk
/// chooses again.
struct TicketPassedOn {
  static constexpr std::string_view kKind = "ticket.passed_on";
  std::string person, reason;
  bool operator==(const TicketPassedOn&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); f("reason", e.reason); }
};

/// A front-line person answers for it to the requester until it is closed.
struct TicketOwned {
  static constexpr std::string_view kKind = "ticket.owned";
  std::string owner;
  std::string reason;  ///< why them
  bool operator==(const TicketOwned&) const = default;
  static void each(auto& e, auto&& f) { f("owner", e.owner); f("reason", e.reason); }
};

struct TicketTaken {
  static constexpr std::string_view kKind = "ticket.taken";
  bool operator==(const TicketTaken&) const = default;
  static void each(auto&, auto&&) {}
};

struct TicketReleased {
  static constexpr std::string_view kKind = "ticket.released";
  std::string reason;
  bool handover = false;  ///< not by who had it, who is away: whoever takes it acknowledges the hand-over by that
  bool operator==(const TicketReleased&) const = default;
  static void each(auto& e, auto&& f) { f("reason", e.reason); f("handover", e.handover); }
};

/// A message of the conversation.
struct TicketNoted {
  static constexpr std::string_view kKind = "ticket.noted";
  std::string text;
  bool is_public = false;
  bool from_requester = false;  ///< said by the requester, or on their behalf
  bool automatic = false;       ///< by a program; never answers anybody
  std::int64_t spent_s = 0;
  std::vector<Attachment> attachments;
  bool operator==(const TicketNoted&) const = default;
  static void each(auto& e, auto&& f) {
    f("text", e.text); f("public", e.is_public); f("from_requester", e.from_requester); f("automatic", e.automatic);
    f("spent_s", e.spent_s); f("attachments", e.attachments);
  }
};

struct TicketWaiting {
  static constexpr std::string_view kKind = "ticket.waiting";
  WaitingOn on = WaitingOn::requester;
  std::optional<Instant> wake_at;
  std::string ask;
  bool pauses = false;  ///< policy stops the clocks of resolution and team meanwhile
  bool operator==(const TicketWaiting&) const = default;
  static void each(auto& e, auto&& f) { f("on", e.on); f("wake_at", e.wake_at); f("ask", e.ask); f("pauses", e.pauses); }
};

/// It goes on. `by` is "hand", "answer", "date" or "overslept".
struct TicketResumed {
  static constexpr std::string_view kKind = "ticket.resumed";
  std::string by;
  bool operator==(const TicketResumed&) const = default;
  static void each(auto& e, auto&& f) { f("by", e.by); }
};

struct TicketReminded {
  static constexpr std::string_view kKind = "ticket.reminded";
  bool operator==(const TicketReminded&) const = default;
  static void each(auto&, auto&&) {}
};

/// An answer is offered, or the step is done: `fields` is its form.
struct TicketResolved {
  static constexpr std::string_view kKind = "ticket.resolved";
  std::string text;
  json::Object fields;
  std::string article;
  std::vector<Attachment> attachments;  ///< files among the fields
  bool operator==(const TicketResolved&) const = default;
  static void each(auto& e, auto&& f) {
    f("text", e.text); f("fields", e.fields); f("article", e.article); f("attachments", e.attachments);
  }
};

/// `by` is "hand", "requester" (who said so), "rating", "thanks" (an answer that was only thanks), "silence", "step" or "log"
/// (of another desk).
struct TicketClosed {
  static constexpr std::string_view kKind = "ticket.closed";
  std::string by, reason;
  bool operator==(const TicketClosed&) const = default;
  static void each(auto& e, auto&& f) { f("by", e.by); f("reason", e.reason); }
};

struct TicketReopened {
  static constexpr std::string_view kKind = "ticket.reopened";
  std::string reason;
  bool operator==(const TicketReopened&) const = default;
  static void each(auto& e, auto&& f) { f("reason", e.reason); }
};

struct TicketCancelled {
  static constexpr std::string_view kKind = "ticket.cancelled";
  std::string reason;
  bool operator==(const TicketCancelled&) const = default;
  static void each(auto& e, auto&& f) { f("reason", e.reason); }
};

struct TicketWatched {
  static constexpr std::string_view kKind = "ticket.watched";
  Participant participant;
  bool operator==(const TicketWatched&) const = default;
  static void each(auto& e, auto&& f) { f("participant", e.participant); }
};

struct TicketUnwatched {
  static constexpr std::string_view kKind = "ticket.unwatched";
  std::string address;
  bool operator==(const TicketUnwatched&) const = default;
  static void each(auto& e, auto&& f) { f("address", e.address); }
};

/// Somebody was asked for help without getting the ticket; the question is the internal note before it.
struct TicketConsulted {
  static constexpr std::string_view kKind = "ticket.consulted";
  Participant participant;
  bool operator==(const TicketConsulted&) const = default;
  static void each(auto& e, auto&& f) { f("participant", e.participant); }
};

struct TicketLinked {
  static constexpr std::string_view kKind = "ticket.linked";
  LinkKind kind = LinkKind::relates;
  TicketId to;
  bool operator==(const TicketLinked&) const = default;
  static void each(auto& e, auto&& f) { f("kind", e.kind); f("to", e.to); }
};

/// The link is there no more.
struct TicketUnlinked {
  static constexpr std::string_view kKind = "ticket.unlinked";
  LinkKind kind = LinkKind::relates;
  TicketId to;
  bool operator==(const TicketUnlinked&) const = default;
  static void each(auto& e, auto&& f) { f("kind", e.kind); f("to", e.to); }
};

/// Of the two tickets of a link, the one that blocks counts as standing still since then. On both.
struct BlockerStalled {
  static constexpr std::string_view kKind = "blocker.stalled";
  LinkKind kind = LinkKind::relates;
  TicketId other;
  Instant since;
  bool operator==(const BlockerStalled&) const = default;
  static void each(auto& e, auto&& f) { f("kind", e.kind); f("other", e.other); f("since", e.since); }
};

/// It goes on, or is over.
struct BlockerMoved {
  static constexpr std::string_view kKind = "blocker.moved";
  LinkKind kind = LinkKind::relates;
  TicketId other;
  bool operator==(const BlockerMoved&) const = default;
  static void each(auto& e, auto&& f) { f("kind", e.kind); f("other", e.other); }
};

/// It goes on as another ticket, which answers for it.
struct TicketMerged {
  static constexpr std::string_view kKind = "ticket.merged";
  TicketId into;
  bool operator==(const TicketMerged&) const = default;
  static void each(auto& e, auto&& f) { f("into", e.into); }
};

/// A measuring that counts from an earlier instant from now on.
struct EarlierStart {
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  Instant since;
  bool operator==(const EarlierStart&) const = default;
  static void each(auto& e, auto&& f) { f("clock", e.clock); f("cycle", e.cycle); f("since", e.since); }
};

/// Another ticket was merged into it: who takes part from now on, and which clocks keep the start of the other's.
struct TicketAbsorbed {
  static constexpr std::string_view kKind = "ticket.absorbed";
  TicketId from;
  std::vector<Participant> participants;
  std::vector<EarlierStart> clocks;
  bool operator==(const TicketAbsorbed&) const = default;
  static void each(auto& e, auto&& f) { f("from", e.from); f("participants", e.participants); f("clocks", e.clocks); }
};

/// Entries `first` to `last` of this subject count no more: an operation was taken back, and with it what time has caused
/// since. Only a fold that knows the entries before can follow it (fold.h). Of the desk's entries it takes out what was said
/// about an absence, and the `person.away` after it says what holds instead. `by` is "undo" or "unmerge".
struct OperationUndone {
  static constexpr std::string_view kKind = "operation.undone";
  OperationId operation;
  std::int64_t first = 0, last = 0;
  std::string by;
  bool operator==(const OperationUndone&) const = default;
  static void each(auto& e, auto&& f) { f("operation", e.operation); f("first", e.first); f("last", e.last); f("by", e.by); }
};

/// What its step asks for is said anew: inputs of its run were amended, or the run follows another version of its workflow. All
/// members are as they are from now on; items that were ticked stay so.
struct TicketRedrafted {
  static constexpr std::string_view kKind = "ticket.redrafted";
  std::string subject, description, form;
  std::vector<CheckItem> checklist;
  std::string reason;
  bool operator==(const TicketRedrafted&) const = default;
  static void each(auto& e, auto&& f) {
    f("subject", e.subject); f("description", e.description); f("form", e.form); f("checklist", e.checklist);
    f("reason", e.reason);
  }
};

/// A line that people fill in to decide something by mail, and what became of it.
struct MailLine {
  std::string line;
  bool done = false;
  std::string detail;  ///< what it did, or why nothing
  bool operator==(const MailLine&) const = default;
  static void each(auto& l, auto&& f) { f("line", l.line); f("done", l.done); f("detail", l.detail); }
};

/// A mail came in: on the ticket that it belongs to, or among the desk's entries when it belongs to none. Its bytes are kept as
/// they came, by content.
struct MailReceived {
  static constexpr std::string_view kKind = "mail.received";
  std::string identity;    ///< what makes two of them the same (intake/mail.h)
  std::string message_id;  ///< as RFC 5322 §3.6.4 writes it, without the brackets; empty: it has none
  std::string raw;         ///< hash of its bytes
  std::int64_t size = 0;   ///< of them
  std::string from;        ///< address
  std::string subject;
  std::string automatic;   ///< why nobody wrote it; empty: somebody did
  std::string how;         ///< why it belongs here
  bool acknowledged = false;  ///< who sent it is told that it is here
  bool accepts = false;       ///< a vendor's first answer: they have it
  std::vector<MailLine> lines;
  std::string reply_to;  ///< where its sender wants answers (RFC 5322 §3.6.2), when that counts; says nothing about who they are
  bool operator==(const MailReceived&) const = default;
  static void each(auto& e, auto&& f) {
    f("identity", e.identity); f("message_id", e.message_id); f("raw", e.raw); f("size", e.size); f("from", e.from);
    f("subject", e.subject); f("automatic", e.automatic); f("how", e.how); f("acknowledged", e.acknowledged);
    f("accepts", e.accepts); f("lines", e.lines); f("reply_to", e.reply_to);
  }
};

struct TicketRated {
  static constexpr std::string_view kKind = "ticket.rated";
  std::int64_t score = 0;
  std::string comment;
  bool operator==(const TicketRated&) const = default;
  static void each(auto& e, auto&& f) { f("score", e.score); f("comment", e.comment); }
};

struct ItemTicked {
  static constexpr std::string_view kKind = "ticket.item_ticked";
  std::string id, evidence;
  std::string inapplicable;  ///< why there is nothing to do; empty: it was done
  std::vector<Attachment> attachments;  ///< files that show it
  bool operator==(const ItemTicked&) const = default;
  static void each(auto& e, auto&& f) {
    f("id", e.id); f("evidence", e.evidence); f("inapplicable", e.inapplicable); f("attachments", e.attachments);
  }
};

/// What the log of another desk says, in its own words: one row. What that means here are the entries behind it.
struct TicketRecounted {
  static constexpr std::string_view kKind = "ticket.recounted";
  std::string activity;  ///< as the log calls it
  std::string log;       ///< what the log is called here
  std::int64_t row = 0;  ///< of its file, from 1
  std::optional<Instant> log_at;  ///< its time there, where that is before the entry's: a history never runs backwards
  bool operator==(const TicketRecounted&) const = default;
  static void each(auto& e, auto&& f) { f("activity", e.activity); f("log", e.log); f("row", e.row); f("log_at", e.log_at); }
};

}  // namespace spoc::domain
