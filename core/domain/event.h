// Everything that can happen, as one variant. An event's members are listed once, in its `each`; its JSON, the history and
// the documentation read that list. Members are only ever added; an absent member reads as its default.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "domain/event_desk.h"
#include "domain/event_promise.h"
#include "domain/event_run.h"
#include "domain/event_ticket.h"
#include "time/instant.h"

namespace spoc::domain {

/// Who did it. A person makes activity; programs never do.
struct Actor {
  std::string person;     ///< id or address; empty for a program
  std::string on_behalf;  ///< for whom, when not for themselves
  std::string via;        ///< "cli", "sweep", "deliver", "mail", "workflow"
  bool human() const { return !person.empty(); }
  bool operator==(const Actor&) const = default;
  static void each(auto& a, auto&& f) { f("person", a.person); f("on_behalf", a.on_behalf); f("via", a.via); }
};

using EventVariant = std::variant<
    TicketLogged, TicketEdited, TicketPrioritised, TicketRouted, TicketAssigned, TicketQueued, TicketPassedOn, TicketOwned, TicketTaken,
    TicketReleased, TicketNoted, TicketWaiting, TicketResumed, TicketReminded, TicketResolved, TicketClosed, TicketReopened,
    TicketCancelled, TicketWatched, TicketUnwatched, TicketConsulted, TicketLinked, TicketRated, ItemTicked, TicketPinned, SlaChosen,
    ClockStarted, ClockRetargeted, ClockBreached, ClockStopped, ClockCancelled, RungFired, RungArmed, TicketOverslept,
    EffectFinished, TicketUnlinked, TicketMerged, TicketAbsorbed, TicketRedrafted, OperationUndone, BlockerStalled, BlockerMoved, RunStarted,
    StepScheduled, StepActivated, StepDecided, StepFinished, StepReset, RunAmended, RunMigrated, RunMoved, StepExpanded,
    StepQueued, EventMatched, StepReplanned, StepHandedOver, DeskCreated, PolicyApplied, PersonChanged, PersonLeft, PersonAway,
    AbsenceBegan, DeskSealed, DeskRestored, OutboxReleased, PersonErased, RetentionApplied,
    EventReceived, StepAttemptStarted, StepAttemptEnded, StepResultRejected, StepTaken, TicketRecounted, RoutingLearned, MailReceived,
    ArticleHelped, ContactIdentified>;

/// One of them. A class, so that how a variant of so many is copied, compared and destroyed is compiled once and not in
/// every file that has an event.
class Event : public EventVariant {
 public:
  Event();  ///< the first kind
  template <class Kind>
    requires requires { Kind::kKind; }
  Event(Kind event) : EventVariant(std::in_place_type<Kind>, std::move(event)) {}
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();
  bool operator==(const Event& other) const;
};

/// "ticket.logged"
std::string_view kind(const Event& event);

/// Every kind, in the order of the variant.
std::vector<std::string> kinds();

/// Hashes of the contents that it names: files, and the bytes of a mail.
std::vector<std::string> contents_of(const Event& event);

/// An event with when it was true and who caused it: what the fold reads and the journal keeps.
struct Recorded {
  Instant at;
  Actor actor;
  Event event;
  bool operator==(const Recorded&) const = default;
};

/// The members as one JSON object in the order of `each`; members with their default value are left out, so equal events
/// give equal bytes.
std::string to_json(const Event& event);
/// Throws data, naming the kind and member, on an unknown kind or a member of the wrong type; unknown members are ignored (a
/// newer program wrote them).
Event event_from_json(std::string_view kind, std::string_view json);

}  // namespace spoc::domain
