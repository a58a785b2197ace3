#include "decide/operation_again.h"

#include "decide/clocks.h"
#include "decide/ladder.h"
#include "decide/past_choices.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "decide/promises.h"
#include "decide/relations.h"
#include "decide/schedule.h"
#include "domain/fold.h"

namespace spoc::decide {
namespace {

using domain::Recorded;
using domain::Status;

/// The rules were asked, whether they or the command said where to.
bool is_by_placing(const std::string& by) {
  return is_by_rules(by) || by == "command";
}

/// Whether the rules were asked in it: somebody logged a ticket, or had it placed. Of one that was placed where it was
/// already only the choice is written down; others choose where it was brought to them, or came back.
bool places(const PastOperation& operation) {
  bool chooses = false, brings = false;
  for (const Recorded& recorded : operation.entries) {
    if (recorded.actor == time_actor()) continue;
    if (const auto* edited = std::get_if<domain::TicketEdited>(&recorded.event)) {
      if (!edited->by_rule.empty()) return true;
    } else if (const auto* routed = std::get_if<domain::TicketRouted>(&recorded.event)) {
      if (is_by_placing(routed->by)) return true;
      brings = brings || routed->by != "backup";
    } else if (const auto* released = std::get_if<domain::TicketReleased>(&recorded.event)) {
      brings = brings || released->handover;
    } else if (const auto* assigned = std::get_if<domain::TicketAssigned>(&recorded.event)) {
      chooses = chooses || is_desk_choice(*assigned);
    } else if (std::holds_alternative<domain::TicketQueued>(recorded.event)) {
      chooses = true;
    }
  }
  return chooses && !brings;
}

/// One operation's share of the ticket, once more.
class Again {
 public:
  Again(TicketChange& change, Ticket& was, const PastOperation& operation, const Situation& situation, bool measured)
      : change_(change),
        was_(was),
        operation_(operation),
        situation_(situation),
        places_(places(operation)),
        log_(tells_another_log(operation)),
        measured_(measured) {}

  /// Whether time is to pass once more afterwards.
  bool run() {
    for (position_ = 0; position_ < operation_.entries.size(); ++position_) {
      const Recorded& recorded = operation_.entries[position_];
      at_ = recorded.at;
      actor_ = recorded.actor;
      std::visit(*this, recorded.event);
      domain::apply(was_, recorded);
    }
    settle();
    return blocked_;
  }

  // What people did, and what was told to the desk.
  template <class Fact>
  void operator()(const Fact& fact) {
    settle();
    say(fact);
  }
  void operator()(const domain::TicketLogged& logged) {
    say(logged);
    owed_ = Owed::first;
  }
  void operator()(const domain::TicketEdited& edited) {
    if (!edited.by_rule.empty()) return place();
    say(edited);
    if (owed_ == Owed::nothing && !log_) owed_ = Owed::again;
  }
  void operator()(const domain::TicketPrioritised& prioritised) {
    if (prioritised.overridden) {
      if (actor_ == time_actor()) return;  // a rung has raised it
    } else if (was_.priority_overridden) {
      auto derived = derive_priority(ticket(), held_to());
      say(domain::TicketPrioritised{derived.priority, false, std::move(derived.reason.text)});
      if (owed_ == Owed::nothing) owed_ = Owed::again;
      return;
    } else if (is_by_matrix(was_, prioritised)) {
      return;
    }
    say(prioritised);
    if (owed_ == Owed::nothing) owed_ = Owed::again;
  }
  void operator()(const domain::TicketRouted& routed) {
    if (routed.by == "ladder" || routed.by == "backup") return;
    if (is_by_placing(routed.by)) return place();
    if (routed.by != "log") settle();
    const bool moves = was_.team != routed.team;
    if (!moves || routed.team != ticket().team) say(routed);
    if (moves && routed.by != "log" && !is_assigned_by_name()) choose({});
  }
  void operator()(const domain::TicketAssigned& assigned) {
    if (assigned.by == "ladder") return;
    if (is_desk_choice(assigned)) return place_if_asked();
    if (placed_ && named_in_placing_) return;
    settle();
    say(assigned);
    if (!log_) choose_owner(change_, situation_, at_, actor_);
  }
  void operator()(const domain::TicketQueued&) { place_if_asked(); }
  void operator()(const domain::TicketPassedOn&) {}
  void operator()(const domain::TicketOwned& owned) {
    if (ticket().owner.empty()) say(owned);
  }
  void operator()(const domain::TicketTaken& taken) {
    settle();
    if (!is_open(ticket().status)) return;
    say(taken);
    if (!log_) choose_owner(change_, situation_, at_, actor_);
  }
  void operator()(const domain::TicketReleased& released) {
    settle();
    say(released);
    if (released.handover && ticket().assignee.empty()) choose({});
  }
  void operator()(domain::TicketWaiting waiting) {
    settle();
    if (!is_open(ticket().status)) return;
    if (measured_) waiting.pauses = stops_resolution(ticket(), waiting.on, held_to());
    say(waiting);
  }
  void operator()(const domain::TicketResumed& resumed) {
    if (resumed.by == "date" || resumed.by == "overslept") return;
    settle();
    if (ticket().status == Status::waiting) {
      say(resumed);
      if (!log_) rearm(change_, situation_, at_, actor_);
    } else if (ticket().status == Status::resolved || ticket().status == Status::closed) {
      say(domain::TicketReopened{"it had closed"});
    }
  }
  void operator()(const domain::TicketReminded&) {}
  void operator()(const domain::TicketOverslept&) {}
  void operator()(const domain::TicketResolved& resolved) {
    break_until(at_);
    settle();
    if (is_open(ticket().status)) say(resolved);
  }
  void operator()(const domain::TicketClosed& closed) {
    if (closed.by == "silence") return;
    break_until(at_);
    settle();
    if (is_live(ticket().status)) say(closed);
  }
  void operator()(const domain::TicketReopened& reopened) {
    settle();
    if (ticket().status == Status::resolved || ticket().status == Status::closed) {
      say(reopened);
    } else if (ticket().status == Status::waiting) {
      say(domain::TicketResumed{"answer"});
      rearm(change_, situation_, at_, actor_);
    }
  }
  void operator()(const domain::TicketCancelled& cancelled) {
    settle();
    if (is_live(ticket().status)) say(cancelled);
  }
  void operator()(const domain::TicketAbsorbed& absorbed) {
    settle();
    say(absorbed);
    owe_answer();
    const std::string reason = "another ticket was merged into it";
    hold_to_promises(change_, situation_, at_, actor_, reason);
    breach_what_is_past(reason);
    rearm(change_, situation_, at_, actor_);
  }
  void operator()(const domain::TicketPinned& pinned) {
    settle();
    say(pinned);
    if (is_open(ticket().status)) hold_anew("policy applied");
  }
  void operator()(const domain::BlockerStalled& stalled) {
    if (stalled.kind == domain::LinkKind::blocked_by) follow_blocker(stalled);
  }
  void operator()(const domain::BlockerMoved& moved) {
    if (moved.kind == domain::LinkKind::blocked_by) follow_blocker(moved);
  }
  void operator()(const domain::TicketRecounted& recounted) {
    break_until(at_);
    settle();
    change_.record(at_, actor_, recounted);
  }

  // What policy and time decide. A run sets when its steps are due; another desk's log says what became of its
  // promises.
  void operator()(const domain::SlaChosen&) { settle(); }
  void operator()(const domain::ClockStarted& started) {
    settle();
    if (!measured_ || started.clock == domain::ClockName::due) change_.record(at_, actor_, started);
  }
  void operator()(const domain::ClockRetargeted& retargeted) {
    if (retargeted.clock != domain::ClockName::due) return;
    settle();
    change_.record(at_, actor_, retargeted);
    rearm(change_, situation_, at_, actor_);
  }
  void operator()(const domain::ClockBreached& breached) {
    if (!measured_) change_.record(at_, actor_, breached);
  }
  void operator()(const domain::ClockStopped& stopped) {
    if (!measured_) change_.record(at_, actor_, stopped);
  }
  void operator()(const domain::ClockCancelled& cancelled) {
    if (!measured_) change_.record(at_, actor_, cancelled);
  }
  void operator()(const domain::RungFired&) {}
  void operator()(const domain::RungArmed&) {}

 private:
  /// What is still to be decided about priority and promises when the next fact comes.
  enum class Owed { nothing, first, again };

  const Ticket& ticket() const { return change_.after; }
  const policy::Policy& held_to() const { return situation_.held_to(ticket()); }

  static bool is_by_matrix(const Ticket& was, const domain::TicketPrioritised& prioritised) {
    return prioritised.reason == matrix_reason(was, prioritised.priority);
  }

  void say(domain::Event event) {
    change_.record(at_, actor_, std::move(event));
    if (measured_) follow(change_, situation_);
  }

  void settle() {
    const Owed owed = owed_;
    owed_ = Owed::nothing;
    if (owed == Owed::nothing || !measured_) return;
    if (owed == Owed::again) {
      if (is_live(ticket().status)) hold_anew("edited");
      return;
    }
    if (places_) return;  // it is placed first
    if (ticket().priority.empty()) reprioritise(change_, situation_, at_, actor_);
    hold_to_promises(change_, situation_, at_, actor_, "logged");
  }

  void hold_anew(const std::string& reason) {
    reprioritise(change_, situation_, at_, actor_);
    hold_to_promises(change_, situation_, at_, actor_, reason);
    rearm(change_, situation_, at_, actor_);
  }

  /// What time chose before somebody had it placed is no sign of that.
  void place_if_asked() {
    if (places_ && actor_ != time_actor()) place();
  }

  /// The rules are asked, at the first entry that says so.
  void place() {
    if (placed_) return;
    placed_ = true;
    owed_ = Owed::nothing;
    const domain::TicketRouted* routed = next<domain::TicketRouted>();
    const domain::TicketAssigned* assigned = next<domain::TicketAssigned>();
    const bool commanded = routed && routed->by == "command";
    const std::string person = assigned && assigned->by == "hand" ? assigned->assignee : std::string();
    named_in_placing_ = !person.empty();
    if (commanded && !situation_.policy.team(routed->team)) return stay_as_placed(*routed);
    const std::string wanted = commanded ? routed->team : std::string();
    Situation then = situation_;
    then.now = at_;
    then.actor = actor_;
    if (routed && routed->by == "learned") {
      if (situation_.policy.team(routed->team) && find_place(ticket(), then, {}).by == "front_line")
        return place_as(*routed, then);
    }
    decide::place(change_, then, wanted, person);
  }

  /// What the desk had learned then is not known any more: what nothing else places goes where that brought it.
  void place_as(const domain::TicketRouted& routed, const Situation& then) {
    for (const Placement::Set& set : find_place(ticket(), then, {}).set)
      change_.record(at_, actor_, domain::TicketEdited{{{set.member, set.from}}, {{set.member, set.to}}, set.rule});
    reprioritise(change_, then, at_, actor_);
    transfer(change_, then, at_, actor_, {routed.team, {}, routed.by, {}, routed.reason, {}, {}, {}});
    hold_to_promises(change_, then, at_, actor_, "placed");
    rearm(change_, then, at_, actor_);
  }

  /// It was brought by name to a team that these rules do not know.
  void stay_as_placed(const domain::TicketRouted& routed) {
    reprioritise(change_, situation_, at_, actor_);
    change_.record(at_, actor_, routed);
    hold_to_promises(change_, situation_, at_, actor_, "placed");
    named_in_placing_ = false;
  }

  /// The next entry of that kind in the operation, this one included.
  template <class Kind>
  const Kind* next() const {
    for (std::size_t i = position_; i < operation_.entries.size(); ++i)
      if (const Kind* event = std::get_if<Kind>(&operation_.entries[i].event)) return event;
    return nullptr;
  }

  bool is_assigned_by_name() const {
    const auto* assigned = next<domain::TicketAssigned>();
    return assigned && !is_desk_choice(*assigned);
  }

  void choose(const std::map<std::string, int>& skill) {
    Situation then = situation_;
    then.now = at_;
    then.actor = actor_;
    give_to_chosen(change_, then, at_, actor_, choose_assignee(ticket(), ticket().team, skill, then));
    choose_owner(change_, then, at_, actor_);
  }

  void follow_blocker(const domain::Event& event) {
    settle();
    change_.record(at_, actor_, event);
    blocked_ = true;
  }

  /// An answer that the other ticket owed is owed by this one.
  void owe_answer() {
    for (std::size_t i = position_; i < operation_.entries.size(); ++i) {
      const auto* started = std::get_if<domain::ClockStarted>(&operation_.entries[i].event);
      if (!started || started->clock != ClockName::response || !started->since) continue;
      const Clock* ours = ticket().clock(ClockName::response);
      const auto wanted = target_of(ticket(), ClockName::response, held_to(), *started->since);
      if (!wanted || (ours && ours->running()) || !is_open(ticket().status)) return;
      change_.record(at_, actor_,
                     domain::ClockStarted{ClockName::response, ours ? ours->cycle + 1 : 1, wanted->text,
                                          wanted->seconds, wanted->calendar, ticket().sla, started->since});
      return;
    }
  }

  void breach_what_is_past(const std::string& reason) {
    const auto clocks = ticket().clocks;
    for (const Clock& clock : clocks) {
      if (!clock.running() || clock.breached_at) continue;
      const auto falls_due = due(ticket(), clock, held_to());
      if (falls_due && *falls_due <= at_)
        change_.record(at_, actor_, domain::ClockBreached{clock.name, clock.cycle, "change", reason});
    }
  }

  /// Of another desk's log: promises broke at their instants, and nothing else came of that.
  void break_until(Instant until) {
    if (log_ && measured_) break_promises(change_, situation_, until);
  }

  TicketChange& change_;
  Ticket& was_;  // as it was recorded, before the entry that is looked at
  const PastOperation& operation_;
  const Situation& situation_;
  const bool places_, log_, measured_;
  std::size_t position_ = 0;
  Instant at_;
  Actor actor_;
  Owed owed_ = Owed::nothing;
  bool placed_ = false, named_in_placing_ = false, blocked_ = false;
};

}  // namespace

bool decide_again(TicketChange& change, Ticket& was, const PastOperation& operation, const Situation& situation, bool measured) {
  return Again(change, was, operation, situation, measured).run();
}

void break_promises(TicketChange& change, const Situation& situation, Instant until) {
  const policy::Policy& policy = situation.held_to(change.after);
  for (std::size_t i = 0; i < change.after.clocks.size(); ++i) {
    const Clock clock = change.after.clocks[i];
    if (!clock.running() || clock.breached_at) continue;
    const auto falls_due = due(change.after, clock, policy);
    if (falls_due && *falls_due <= until)
      change.record(*falls_due, time_actor(), domain::ClockBreached{clock.name, clock.cycle, "time", {}});
  }
}

}  // namespace spoc::decide
