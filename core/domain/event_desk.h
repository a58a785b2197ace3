// What can happen to the desk itself, in the past tense.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "domain/attachment.h"
#include "domain/person.h"
#include "time/instant.h"

namespace spoc::domain {

struct DeskCreated {
  static constexpr std::string_view kKind = "desk.created";
  std::string name;
  bool rehearsal = false;
  bool operator==(const DeskCreated&) const = default;
  static void each(auto& e, auto&& f) { f("name", e.name); f("rehearsal", e.rehearsal); }
};

/// A bundle was put in force.
struct PolicyApplied {
  static constexpr std::string_view kKind = "policy.put_in_force";
  std::string bundle, before;
  bool operator==(const PolicyApplied&) const = default;
  static void each(auto& e, auto&& f) { f("bundle", e.bundle); f("before", e.before); }
};

/// Somebody is in the directory from now on, or their entry changed: the whole entry as it is now.
struct PersonChanged {
  static constexpr std::string_view kKind = "person.changed";
  Person person;
  bool operator==(const PersonChanged&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); }
};

struct PersonLeft {
  static constexpr std::string_view kKind = "person.left";
  std::string person;
  bool operator==(const PersonLeft&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); }
};

struct PersonAway {
  static constexpr std::string_view kKind = "person.away";
  Absence absence;
  bool operator==(const PersonAway&) const = default;
  static void each(auto& e, auto&& f) { f("absence", e.absence); }
};

/// The absence that began at `since` was acted on: what of theirs fell due meanwhile was handed over.
struct AbsenceBegan {
  static constexpr std::string_view kKind = "absence.began";
  std::string person;
  time::Instant since;
  bool operator==(const AbsenceBegan&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); f("since", e.since); }
};

/// The chained digest of the heads of all subjects that changed since the seal before; `upto` is the last entry it covers.
struct DeskSealed {
  static constexpr std::string_view kKind = "desk.sealed";
  std::string seal;  ///< hexadecimal
  std::int64_t upto = 0;
  std::int64_t subjects = 0;
  bool operator==(const DeskSealed&) const = default;
  static void each(auto& e, auto&& f) { f("seal", e.seal); f("upto", e.upto); f("subjects", e.subjects); }
};

/// An older copy took the store's place: what it would send may have been sent already, so nothing leaves the desk until
/// somebody lets it. `upto` is the copy's last entry.
struct DeskRestored {
  static constexpr std::string_view kKind = "desk.restored";
  std::int64_t upto = 0;
  bool operator==(const DeskRestored&) const = default;
  static void each(auto& e, auto&& f) { f("upto", e.upto); }
};

/// Entries, operations and contents whose words were written anew in place. What they said is gone; that they were there,
/// when and about what, is as provable as before: `was` takes the part in the chain that the words had.
struct ErasedEntry {
  std::int64_t seq = 0;
  std::string was, is;  ///< salted digests of the words, hexadecimal
  bool operator==(const ErasedEntry&) const = default;
  static void each(auto& e, auto&& f) { f("seq", e.seq); f("was", e.was); f("is", e.is); }
};
struct ErasedOperation {
  std::int64_t operation = 0;
  std::string is;  ///< its digest now
  bool operator==(const ErasedOperation&) const = default;
  static void each(auto& e, auto&& f) { f("operation", e.operation); f("is", e.is); }
};
struct ErasedContent {
  std::string hash, is;  ///< the name it keeps, and the digest of its bytes now
  bool operator==(const ErasedContent&) const = default;
  static void each(auto& e, auto&& f) { f("hash", e.hash); f("is", e.is); }
};

/// `person` is the name that stands for them from now on. A large erasure is several of these.
struct PersonErased {
  static constexpr std::string_view kKind = "person.erased";
  std::string person;
  std::vector<ErasedEntry> entries;
  std::vector<ErasedOperation> operations;
  std::vector<ErasedContent> contents;
  bool operator==(const PersonErased&) const = default;
  static void each(auto& e, auto&& f) {
    f("person", e.person); f("entries", e.entries); f("operations", e.operations); f("contents", e.contents);
  }
};

/// What policy says is no longer needed was erased: of tickets that closed before that instant.
struct RetentionApplied {
  static constexpr std::string_view kKind = "retention.applied";
  std::string retention;  ///< the kind: "closed_tickets"
  std::optional<time::Instant> before;
  std::vector<ErasedEntry> entries;
  std::vector<ErasedOperation> operations;
  std::vector<ErasedContent> contents;
  bool operator==(const RetentionApplied&) const = default;
  static void each(auto& e, auto&& f) {
    f("retention", e.retention); f("before", e.before); f("entries", e.entries); f("operations", e.operations);
    f("contents", e.contents);
  }
};

/// Somebody read the article and needs nobody any more: a contact that did not happen.
struct ArticleHelped {
  static constexpr std::string_view kKind = "article.helped";
  std::string article;  ///< "kb12"
  bool operator==(const ArticleHelped&) const = default;
  static void each(auto& e, auto&& f) { f("article", e.article); }
};

/// What waits for the outside world may leave again.
struct OutboxReleased {
  static constexpr std::string_view kKind = "outbox.released";
  bool operator==(const OutboxReleased&) const = default;
  static void each(auto&, auto&&) {}
};

/// Routing was learned anew from the desk's own closed tickets. Of `tested` tickets that a model had not learned from, `right`
/// went to the team that had resolved them.
struct RoutingLearned {
  static constexpr std::string_view kKind = "routing.learned";
  std::string model;  ///< the content's hash
  std::int64_t tickets = 0;
  std::int64_t right = 0, tested = 0;
  bool operator==(const RoutingLearned&) const = default;
  static void each(auto& e, auto&& f) {
    f("model", e.model); f("tickets", e.tickets); f("right", e.right); f("tested", e.tested);
  }
};

/// Something happened outside that runs may wait for; kept until then. `event` and `id` name it once.
struct EventReceived {
  static constexpr std::string_view kKind = "event.received";
  std::string event, id;
  json::Object data;
  std::optional<time::Instant> keep_until;
  std::vector<Attachment> attachments;  ///< files among its data
  bool operator==(const EventReceived&) const = default;
  static void each(auto& e, auto&& f) {
    f("event", e.event); f("id", e.id); f("data", e.data); f("keep_until", e.keep_until); f("attachments", e.attachments);
  }
};

}  // namespace spoc::domain
