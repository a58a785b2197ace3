#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "domain/edit.h"
#include "domain/fold.h"

namespace spoc::domain {

namespace {

/// For whom it was done: who becomes the assignee by taking.
const std::string& acting(const Actor& actor) {
  return actor.on_behalf.empty() ? actor.person : actor.on_behalf;
}

/// What follows from other events or from policy, also when a person's command is what brought it about.
template <class E>
constexpr bool kAutomatic =
    std::is_same_v<E, TicketQueued> || std::is_same_v<E, TicketPassedOn> || std::is_same_v<E, TicketReminded> || std::is_same_v<E, TicketPinned> ||
    std::is_same_v<E, SlaChosen> || std::is_same_v<E, ClockStarted> || std::is_same_v<E, ClockRetargeted> ||
    std::is_same_v<E, ClockBreached> || std::is_same_v<E, ClockStopped> || std::is_same_v<E, ClockCancelled> ||
    std::is_same_v<E, RungFired> || std::is_same_v<E, RungArmed> || std::is_same_v<E, TicketOverslept> ||
    std::is_same_v<E, EffectFinished> || std::is_same_v<E, OperationUndone> || std::is_same_v<E, BlockerStalled> ||
    std::is_same_v<E, BlockerMoved>;

/// Ways of assigning in which the desk itself looked for somebody.
bool chosen_by_desk(std::string_view by) {
  return by == "round_robin" || by == "least_loaded" || by == "cover" || by == "backup";
}

/// One event against one ticket.
struct TicketFold {
  Ticket& ticket;
  Instant at;
  const Actor& actor;

  void turn_to(Turn turn) {
    if (ticket.turn == turn) return;
    ticket.turn = turn;
    ticket.turn_since = at;
  }
  /// Whose turn it is when nothing stands still: an approval is the approver's to give, what was sent away the vendor's.
  Turn working_turn() const {
    if (ticket.type == TicketType::approval) return Turn::approver;
    return ticket.with_vendor ? Turn::vendor : Turn::desk;
  }

  void end_wait() {
    if (!ticket.waits.empty() && !ticket.waits.back().ended_at) ticket.waits.back().ended_at = at;
  }
  void leave(Status status, Turn turn) {
    end_wait();
    ticket.status = status;
    turn_to(turn);
  }
  Clock* clock(ClockName name, std::int64_t cycle) {
    for (auto& clock : ticket.clocks)
      if (clock.name == name && clock.cycle == cycle) return &clock;
    return nullptr;
  }
  void answered() {
    if (!ticket.acknowledged_at) ticket.acknowledged_at = at;
    if (!ticket.responded_at) ticket.responded_at = at;
  }
  void passed_over(const std::string& who) {
    auto& before = ticket.handed_back;
    if (!who.empty() && std::find(before.begin(), before.end(), who) == before.end()) before.push_back(who);
  }
  void chose(const std::string& who) {
    auto& chosen = ticket.chosen;
    const auto same = std::find_if(chosen.begin(), chosen.end(), [&](const Chosen& c) { return c.person == who; });
    if (same == chosen.end())
      chosen.push_back({who, at});
    else
      same->at = at;
  }
  void hand_over() {
    ticket.handover_open = true;
    ticket.team_since = at;
  }
  void nothing_asked() {
    ticket.handover_open = false;
    ticket.asked_at.reset();
  }
  void accepted() {
    nothing_asked();
    if (ticket.status == Status::fresh) ticket.status = Status::open;
  }

  void on(const TicketLogged& e) {
    ticket.type = e.type;
    ticket.subject = e.subject;
    ticket.description = e.description;
    ticket.requester = e.requester;
    ticket.channel = e.channel;
    ticket.recipient = e.recipient;
    ticket.language = e.language;
    ticket.service = e.service;
    ticket.category = e.category;
    ticket.cause = e.cause;
    ticket.impact = e.impact;
    ticket.urgency = e.urgency;
    ticket.fields = e.fields;
    ticket.tags = sorted_unique(e.tags);
    ticket.key = e.key;
    ticket.parent = e.parent;
    ticket.confidential = e.confidential;
    ticket.run = e.run;
    ticket.step = e.step;
    ticket.item = e.item;
    ticket.round = static_cast<int>(e.round);
    ticket.form = e.form;
    ticket.rungs = e.rungs;
    ticket.checklist = e.checklist;
    ticket.bundle = e.bundle;
    ticket.accountable = e.accountable;
    ticket.about = e.about;
    ticket.logged_by = actor.on_behalf.empty() ? actor.person : actor.on_behalf;
    leave(Status::fresh, working_turn());
    ticket.created_at = ticket.turn_since = ticket.team_since = ticket.received_at = ticket.last_activity_at = at;
  }
  void on(const TicketEdited& e) { edit(ticket, e.to); }
  void on(const TicketPrioritised& e) {
    ticket.priority = e.priority;
    ticket.priority_overridden = e.overridden;
  }
  void on(const TicketRouted& e) {
    if (e.team != ticket.team) {
      if (!ticket.team.empty()) ++ticket.transfers;
      ticket.handover_open = !ticket.team.empty() && (e.by == "hand" || e.by == "ladder");
      ticket.team_since = ticket.received_at = at;
      ticket.asked_at = at;
      ticket.assignee.clear();
      if (ticket.status == Status::open) ticket.status = Status::fresh;
      ticket.with_vendor = e.vendor;
      if (ticket.status == Status::fresh) turn_to(working_turn());
    }
    if (!e.reference.empty()) ticket.reference = e.reference;
    ticket.team = e.team;
    ticket.department = e.department;
    ticket.tier = e.tier;
  }
  void on(const TicketAssigned& e) {
    ticket.assignee = e.assignee;
    if (e.assignee.empty()) return;
    if (ticket.status == Status::fresh) ticket.status = Status::open;
    // Whoever names somebody means them: only whom the desk chose is passed over.
    ticket.asked_at = chosen_by_desk(e.by) ? std::optional(at) : std::nullopt;
    if (e.by != "hand") chose(e.assignee);
    if (e.handover) hand_over();
    if (actor.human() && acting(actor) == e.assignee) accepted();
  }
  void on(const TicketQueued& e) { ticket.asked_at = e.again ? std::optional(at) : std::nullopt; }
  void on(const TicketPassedOn& e) {
    passed_over(e.person);
    ticket.assignee.clear();
    ticket.asked_at.reset();
    if (e.person.empty()) return;
    ticket.team_since = at;
    if (ticket.status == Status::open) ticket.status = Status::fresh;
  }
  void on(const TicketOwned& e) { ticket.owner = e.owner; }
  void on(const TicketTaken&) {
    if (!actor.human()) return;
    ticket.assignee = acting(actor);
    if (!ticket.acknowledged_at) ticket.acknowledged_at = at;
    accepted();
  }
  void on(const TicketReleased& e) {
    if (e.handover) hand_over();
    passed_over(ticket.assignee.empty() ? acting(actor) : ticket.assignee);
    ticket.assignee.clear();
    ticket.team_since = at;
    ticket.asked_at = at;
    if (ticket.status == Status::open || ticket.status == Status::waiting) leave(Status::fresh, working_turn());
  }
  void on(const TicketNoted& e) {
    if (__builtin_add_overflow(ticket.spent_s, e.spent_s, &ticket.spent_s))
      ticket.spent_s = std::numeric_limits<std::int64_t>::max();
    if (e.is_public && actor.human() && !e.from_requester && !e.automatic) answered();
  }
  void on(const TicketWaiting& e) {
    static constexpr Turn kTurns[] = {Turn::requester, Turn::vendor, Turn::approver, Turn::nobody};
    leave(Status::waiting, kTurns[static_cast<std::size_t>(e.on)]);
    ticket.waits.push_back({e.on, at, std::nullopt, e.wake_at, e.pauses});
    ticket.reminders = 0;
    // A question is a message to the requester.
    if (e.on == WaitingOn::requester && actor.human() && !e.ask.empty()) answered();
  }
  void on(const TicketResumed& e) {
    leave(Status::open, working_turn());
    if (ticket.asked_at) ticket.asked_at = at;  // nobody was to take it meanwhile
    ticket.overslept = e.by == "overslept";
  }
  void on(const TicketReminded&) { ++ticket.reminders; }
  void on(const TicketResolved& e) {
    leave(Status::resolved, Turn::requester);
    ticket.resolved_at = at;
    ticket.article = e.article;
    nothing_asked();
    merge_fields(ticket.fields, e.fields);
    if (actor.human() && !e.text.empty()) answered();
  }
  void on(const TicketClosed&) {
    leave(Status::closed, Turn::nobody);
    ticket.closed_at = at;
    nothing_asked();
  }
  void on(const TicketReopened&) {
    leave(Status::open, working_turn());
    ticket.resolved_at.reset();
    ticket.closed_at.reset();
    ticket.article.clear();
    ticket.received_at = at;
    ++ticket.reopens;
  }
  void on(const TicketCancelled&) {
    leave(Status::cancelled, Turn::nobody);
    nothing_asked();
  }
  void on(const TicketWatched& e) { watch(e.participant); }
  void on(const TicketConsulted& e) { watch(e.participant); }
  void watch(const Participant& participant) {
    unwatch(participant.person, participant.address);
    ticket.participants.push_back(participant);
  }
  void on(const TicketUnwatched& e) { unwatch(e.address, e.address); }
  void unwatch(std::string_view person, std::string_view address) {
    std::erase_if(ticket.participants, [&](const Participant& p) {
      return (!p.person.empty() && p.person == person) || (!p.address.empty() && p.address == address);
    });
  }
  void on(const TicketLinked& e) {
    if (e.kind == LinkKind::child_of)
      ticket.parent = e.to;
    else
      link({e.kind, e.to});
  }
  void on(const TicketUnlinked& e) {
    if (e.kind == LinkKind::child_of && ticket.parent == e.to) ticket.parent = {};
    std::erase_if(ticket.links, [&](const Link& link) { return link.is(e.kind, e.to); });
  }
  void link(const Link& link) {
    const auto same = [&](const Link& known) { return known.is(link.kind, link.to); };
    if (std::none_of(ticket.links.begin(), ticket.links.end(), same)) ticket.links.push_back(link);
  }
  void on(const BlockerStalled& e) { mark(e.kind, e.other, e.since); }
  void on(const BlockerMoved& e) { mark(e.kind, e.other, std::nullopt); }
  void mark(LinkKind kind, TicketId other, std::optional<Instant> since) {
    for (Link& link : ticket.links)
      if (link.is(kind, other)) link.stalled_since = since;
  }
  void on(const TicketMerged& e) {
    leave(Status::merged, Turn::nobody);
    ticket.merged_into = e.into;
    ticket.handover_open = false;
  }
  void on(const TicketAbsorbed& e) {
    link({LinkKind::duplicated_by, e.from});
    for (const Participant& participant : e.participants) on(TicketWatched{participant});
    for (const EarlierStart& earlier : e.clocks)
      if (Clock* moved = clock(earlier.clock, earlier.cycle)) moved->started_at = std::min(moved->started_at, earlier.since);
  }
  void on(const TicketRated& e) { ticket.rating = {static_cast<int>(e.score), e.comment, at}; }
  void on(const ItemTicked& e) {
    for (auto& item : ticket.checklist) {
      if (item.id != e.id || item.done_at) continue;
      item.done_at = at;
      item.by = acting(actor);
      item.given = e.evidence;
      item.inapplicable = e.inapplicable;
      item.attachments = e.attachments;
    }
  }
  void on(const TicketRedrafted& e) {
    ticket.subject = e.subject;
    ticket.description = e.description;
    ticket.form = e.form;
    std::vector<CheckItem> before = std::exchange(ticket.checklist, e.checklist);
    for (auto& item : ticket.checklist)
      for (CheckItem& old : before)
        if (old.id == item.id) {
          item.done_at = old.done_at;
          item.by = std::move(old.by);
          item.given = std::move(old.given);
          item.inapplicable = std::move(old.inapplicable);
          item.attachments = std::move(old.attachments);
        }
  }
  void on(const TicketPinned& e) { ticket.bundle = e.bundle; }
  void on(const SlaChosen& e) { ticket.sla = e.sla; }
  void on(const ClockStarted& e) {
    if (clock(e.clock, e.cycle)) return;
    Clock started;
    started.name = e.clock;
    started.cycle = static_cast<int>(e.cycle);
    started.target = e.target;
    started.target_s = e.target_s;
    started.calendar = e.calendar;
    started.sla = e.sla;
    started.started_at = e.since.value_or(at);
    ticket.clocks.push_back(std::move(started));
  }
  void on(const ClockRetargeted& e) {
    Clock* retargeted = clock(e.clock, e.cycle);
    if (!retargeted) return;
    retargeted->target = e.target;
    retargeted->target_s = e.target_s;
    retargeted->calendar = e.calendar;
    retargeted->sla = e.sla;
  }
  void on(const ClockBreached& e) {
    Clock* breached = clock(e.clock, e.cycle);
    if (breached && !breached->breached_at) breached->breached_at = at;
  }
  void on(const ClockStopped& e) {
    Clock* stopped = clock(e.clock, e.cycle);
    if (stopped && stopped->running()) stopped->stopped_at = at;
  }
  void on(const ClockCancelled& e) {
    Clock* cancelled = clock(e.clock, e.cycle);
    if (cancelled && cancelled->running()) cancelled->cancelled = true;
  }
  void on(const RungFired& e) { ticket.fired.push_back({e.rung, e.episode, static_cast<int>(e.n), at}); }
  void on(const RungArmed& e) { ticket.fired.push_back({e.rung, at, 0, at}); }
  void on(const TicketOverslept&) { ticket.overslept = true; }
  void on(const EffectFinished& e) {
    const bool failed = e.state == "failed";
    const auto same = [&](const Undelivered& one) { return one.effect == e.effect; };
    if (!failed) std::erase_if(ticket.undelivered, same);
    else if (std::none_of(ticket.undelivered.begin(), ticket.undelivered.end(), same)) ticket.undelivered.push_back({e.effect, at});
  }
  /// A vendor has no people here: its first answer is the acceptance.
  void on(const MailReceived& e) {
    if (e.accepts) accepted();
  }
  template <class E>
  void on(const E&) {}
};

/// Somebody came back to it: no message of the requester's, nothing that a program did.
template <class E>
bool is_activity(const E& event, const Actor& actor) {
  if (kAutomatic<E> || !actor.human()) return false;
  if constexpr (std::is_same_v<E, TicketNoted>) return !event.automatic;
  return true;
}

template <class E>
bool comes_from_requester(const E& event) {
  if constexpr (std::is_same_v<E, TicketNoted>) return event.from_requester;
  return std::is_same_v<E, TicketResumed> || std::is_same_v<E, TicketRated>;
}

constexpr char kWhose = '\x1f';  // before who logged under a key that is somebody else's

}  // namespace

std::string_view shown_key(std::string_view key) { return key.substr(0, key.find(kWhose)); }
std::string own_key(std::string_view key, std::string_view person) {
  return std::string(shown_key(key)) + kWhose + std::string(person);
}

namespace {

Left left_by(Status status) {
  switch (status) {
    case Status::cancelled:
      return Left::cancelled;
    case Status::merged:
      return Left::merged;
    case Status::closed:
      return Left::closed;
    case Status::fresh:
    case Status::open:
    case Status::waiting:
    case Status::resolved:
      break;
  }
  return Left::resolved;
}

/// What an event did to the spells.
void follow(bool was_open, Instant at, Ticket& ticket) {
  const bool open = is_open(ticket.status);
  if (open == was_open) return;
  if (open) {
    ticket.spells.push_back({at, ticket.reopens > 0 ? Entered::reopened : Entered::logged, std::nullopt, Left::resolved});
  } else if (!ticket.spells.empty()) {  // the fold is total: an event may close what none has opened
    ticket.spells.back().to = at;
    ticket.spells.back().left = left_by(ticket.status);
  }
}

}  // namespace

void apply(Ticket& ticket, const Recorded& recorded) {
  const bool was_open = ticket.version > 0 && is_open(ticket.status);
  ++ticket.version;
  ticket.last_at = ticket.version == 1 ? recorded.at : std::max(ticket.last_at, recorded.at);
  std::visit(
      [&](const auto& event) {
        TicketFold{ticket, recorded.at, recorded.actor}.on(event);
        if (!is_activity(event, recorded.actor)) return;
        ticket.last_activity_at = std::max(ticket.last_activity_at, recorded.at);
        if (acting(recorded.actor) == ticket.assignee) ticket.asked_at.reset();  // who works on it has accepted it
        if (!comes_from_requester(event)) ticket.overslept = false;
      },
      recorded.event);
  follow(was_open, recorded.at, ticket);
}

}  // namespace spoc::domain
