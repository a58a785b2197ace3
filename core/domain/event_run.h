// What can happen to a run and its steps, in the past tense.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "domain/attachment.h"
#include "domain/ids.h"
#include "domain/run.h"
#include "domain/words.h"

namespace spoc::domain {

struct RunStarted {
  static constexpr std::string_view kKind = "run.started";
  std::string workflow, definition, bundle, key;
  json::Object inputs, vars;
  std::optional<Instant> anchor, target_at;
  RunId parent;
  std::string parent_step;
  TicketId for_ticket;
  std::string accountable, about;
  bool confidential = false;
  std::string parent_item;
  std::int64_t depth = 0;  ///< calls above it
  std::string because;     ///< what began it, where nobody did: "event hr.hired 4711"; or empty
  std::vector<Attachment> attachments;  ///< files among its inputs
  bool operator==(const RunStarted&) const = default;
  static void each(auto& e, auto&& f) {
    f("workflow", e.workflow); f("definition", e.definition); f("bundle", e.bundle); f("key", e.key); f("inputs", e.inputs);
    f("vars", e.vars); f("anchor", e.anchor); f("target_at", e.target_at); f("parent", e.parent);
    f("parent_step", e.parent_step); f("for_ticket", e.for_ticket); f("accountable", e.accountable);
    f("about", e.about); f("confidential", e.confidential); f("parent_item", e.parent_item); f("depth", e.depth);
    f("because", e.because); f("attachments", e.attachments);
  }
};

/// Its join was met and its `when` holds; it begins at `start_at`.
struct StepScheduled {
  static constexpr std::string_view kKind = "step.scheduled";
  std::string step, item;
  std::int64_t round = 1;
  StepKind kind = StepKind::task;
  std::optional<Instant> start_at;
  bool operator==(const StepScheduled&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("kind", e.kind); f("start_at", e.start_at);
  }
};

struct StepActivated {
  static constexpr std::string_view kKind = "step.activated";
  std::string step, item;
  std::int64_t round = 1;
  StepKind kind = StepKind::task;
  TicketId ticket;
  RunId run;
  std::string title, team, assignee;
  std::optional<Instant> due_at;
  std::vector<std::string> approvers;
  std::string awaits;  ///< of an event: its name and what it must be about
  std::string mutex;   ///< held until it is over
  std::optional<Instant> try_at;  ///< of an action: queued, not to be tried before that
  std::string contact;            ///< address of somebody without an account whom it is for
  bool operator==(const StepActivated&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("kind", e.kind); f("ticket", e.ticket); f("run", e.run);
    f("title", e.title); f("team", e.team); f("assignee", e.assignee); f("due_at", e.due_at); f("approvers", e.approvers);
    f("awaits", e.awaits); f("mutex", e.mutex); f("try_at", e.try_at);
    f("contact", e.contact);
  }
};

/// One answer to an approval.
struct StepDecided {
  static constexpr std::string_view kKind = "step.decided";
  std::string step, item, person;
  bool approved = false;
  std::string why;
  bool operator==(const StepDecided&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("person", e.person); f("approved", e.approved); f("why", e.why);
  }
};

/// An approver gave their say to somebody else, for good.
struct StepHandedOver {
  static constexpr std::string_view kKind = "step.handed_over";
  std::string step, item, from, to, reason;
  bool operator==(const StepHandedOver&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("from", e.from); f("to", e.to); f("reason", e.reason);
  }
};

/// Somebody took its ticket, the first time in that round.
struct StepTaken {
  static constexpr std::string_view kKind = "step.taken";
  std::string step, item;
  bool operator==(const StepTaken&) const = default;
  static void each(auto& e, auto&& f) { f("step", e.step); f("item", e.item); }
};

/// It reached an end: done, skipped, failed, cancelled or withdrawn.
struct StepFinished {
  static constexpr std::string_view kKind = "step.finished";
  std::string step, item;
  std::int64_t round = 1;
  StepKind kind = StepKind::task;
  StepState state = StepState::done;
  json::Object outputs;
  std::string reason;
  TicketId ticket;      ///< the failure's, for whom it is to be looked after
  std::string goes_to;  ///< the step that answers its failure
  std::vector<Attachment> attachments;  ///< files among its outputs
  bool operator==(const StepFinished&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("kind", e.kind); f("state", e.state);
    f("outputs", e.outputs); f("reason", e.reason); f("ticket", e.ticket); f("goes_to", e.goes_to);
    f("attachments", e.attachments);
  }
};

/// Back to before it began, for rework: the next round.
struct StepReset {
  static constexpr std::string_view kKind = "step.reset";
  std::string step, item;
  std::int64_t round = 2;
  std::string reason;
  bool operator==(const StepReset&) const = default;
  static void each(auto& e, auto&& f) { f("step", e.step); f("item", e.item); f("round", e.round); f("reason", e.reason); }
};

/// One of what a `for_each` step is done for. `value` is its JSON text.
struct StepItem {
  std::string key, value;
  bool operator==(const StepItem&) const = default;
  static void each(auto& i, auto&& f) { f("key", i.key); f("value", i.value); }
};

/// Items were added to a `for_each` step: those it begins with, or later ones while it is open.
struct StepExpanded {
  static constexpr std::string_view kKind = "step.expanded";
  std::string step;
  std::int64_t round = 1;
  StepKind kind = StepKind::task;
  std::vector<StepItem> items;
  bool operator==(const StepExpanded&) const = default;
  static void each(auto& e, auto&& f) { f("step", e.step); f("round", e.round); f("kind", e.kind); f("items", e.items); }
};

/// An action is being tried, by whoever has the token and until the lease ends. `arguments` are what is run, secrets by
/// their names. Durable before the program starts.
struct StepAttemptStarted {
  static constexpr std::string_view kKind = "step.attempt_started";
  std::string step, item;
  std::int64_t round = 1, attempt = 1;
  std::string token, key;
  std::optional<Instant> lease_until;
  std::vector<std::string> arguments;
  bool operator==(const StepAttemptStarted&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("attempt", e.attempt); f("token", e.token);
    f("key", e.key); f("lease_until", e.lease_until); f("arguments", e.arguments);
  }
};

/// How an attempt ended. `outcome` is done, exit, timeout, output, not_started, lost or stopped; `code` the exit code;
/// `complaint` the end of what it said on standard error, with secrets masked.
struct StepAttemptEnded {
  static constexpr std::string_view kKind = "step.attempt_ended";
  std::string step, item;
  std::int64_t round = 1, attempt = 1;
  std::string outcome;
  std::int64_t code = 0;
  std::string detail, complaint;
  std::optional<Instant> try_at;  ///< when another one follows
  bool operator==(const StepAttemptEnded&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("attempt", e.attempt); f("outcome", e.outcome);
    f("code", e.code); f("detail", e.detail); f("complaint", e.complaint); f("try_at", e.try_at);
  }
};

/// Somebody said how an attempt ended that was theirs no more: its lease was over, or the step. It changes nothing.
struct StepResultRejected {
  static constexpr std::string_view kKind = "step.result_rejected";
  std::string step, item, token, outcome;
  std::int64_t code = 0;
  std::string detail, complaint;
  bool operator==(const StepResultRejected&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("token", e.token); f("outcome", e.outcome); f("code", e.code);
    f("detail", e.detail); f("complaint", e.complaint);
  }
};

/// It could begin, but another step holds what only one may have at a time, or is taken back before.
struct StepQueued {
  static constexpr std::string_view kKind = "step.queued";
  std::string step, item;
  std::int64_t round = 1;
  StepKind kind = StepKind::task;
  std::string mutex;
  bool operator==(const StepQueued&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("round", e.round); f("kind", e.kind); f("mutex", e.mutex);
  }
};

/// An event from outside reached the run: at most once. `step` is empty when the workflow itself answers it.
struct EventMatched {
  static constexpr std::string_view kKind = "event.matched";
  std::string event, id, step, item;
  bool operator==(const EventMatched&) const = default;
  static void each(auto& e, auto&& f) { f("event", e.event); f("id", e.id); f("step", e.step); f("item", e.item); }
};

/// Its dates, or who does it, changed with what they follow from.
struct StepReplanned {
  static constexpr std::string_view kKind = "step.replanned";
  std::string step, item;
  std::optional<Instant> start_at, due_at;
  std::string reason;
  std::string assignee;  ///< who is to do it from now on; empty: as before
  std::string contact;   ///< the same, of somebody without an account: their address
  bool operator==(const StepReplanned&) const = default;
  static void each(auto& e, auto&& f) {
    f("step", e.step); f("item", e.item); f("start_at", e.start_at); f("due_at", e.due_at); f("reason", e.reason);
    f("assignee", e.assignee); f("contact", e.contact);
  }
};

/// Somebody who has a part in the run without an account is a person of the directory from now on.
struct ContactIdentified {
  static constexpr std::string_view kKind = "contact.identified";
  std::string contact, person, reason;  ///< address and id
  bool operator==(const ContactIdentified&) const = default;
  static void each(auto& e, auto&& f) { f("contact", e.contact); f("person", e.person); f("reason", e.reason); }
};

/// Inputs changed; what follows from them is recomputed.
struct RunAmended {
  static constexpr std::string_view kKind = "run.amended";
  json::Object inputs, vars;
  std::optional<Instant> anchor, target_at;
  std::string reason;
  std::vector<Attachment> attachments;  ///< files among its inputs
  bool operator==(const RunAmended&) const = default;
  static void each(auto& e, auto&& f) {
    f("inputs", e.inputs); f("vars", e.vars); f("anchor", e.anchor); f("target_at", e.target_at); f("reason", e.reason);
    f("attachments", e.attachments);
  }
};

/// From now on it follows another version of its workflow; what follows from its inputs is recomputed. What has happened stays.
struct RunMigrated {
  static constexpr std::string_view kKind = "run.migrated";
  std::string definition, bundle;  ///< SHA-256 of the file's content; the policy that it was checked with
  json::Object inputs, vars;
  std::optional<Instant> anchor, target_at;
  std::string accountable, about;
  bool confidential = false;
  std::string reason;
  bool operator==(const RunMigrated&) const = default;
  static void each(auto& e, auto&& f) {
    f("definition", e.definition); f("bundle", e.bundle); f("inputs", e.inputs); f("vars", e.vars); f("anchor", e.anchor);
    f("target_at", e.target_at); f("accountable", e.accountable); f("about", e.about); f("confidential", e.confidential);
    f("reason", e.reason);
  }
};

/// `state` is held, running (released), done, failed, cancelling or cancelled.
struct RunMoved {
  static constexpr std::string_view kKind = "run.moved";
  RunState state = RunState::running;
  std::string result, reason;
  bool operator==(const RunMoved&) const = default;
  static void each(auto& e, auto&& f) { f("state", e.state); f("result", e.result); f("reason", e.reason); }
};

}  // namespace spoc::domain
