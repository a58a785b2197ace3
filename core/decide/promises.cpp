#include "decide/promises.h"

#include <algorithm>

#include "base/format.h"
#include "policy/places.h"
#include "time/calendar.h"

namespace spoc::decide {

namespace {

/// A promise as policy writes it, and the calendar its business time counts in.
struct Promise {
  time::Duration duration;
  std::string text;
  std::string calendar;
};

bool is_visit(ClockName name) {
  return name == ClockName::team || name == ClockName::vendor;
}

/// The promise of the ticket's team about its own visits, if the ticket is with one that makes any.
std::optional<Promise> promise_of_team(const Ticket& ticket, ClockName name, const policy::Policy& policy) {
  const policy::Team* team = policy.team(ticket.team);
  if (!is_visit(name) || !team || team->vendor != (name == ClockName::vendor)) return std::nullopt;
  const auto found = team->targets.find(ticket.priority);
  if (found == team->targets.end()) return std::nullopt;
  return Promise{found->second.duration, found->second.text, team->calendar};
}

/// The promise of the ticket's agreement. A visit counts in the calendar of whom it is with, where that has one.
std::optional<Promise> promise_of_sla(const Ticket& ticket, ClockName name, const policy::Policy& policy) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  const auto position = static_cast<std::size_t>(name);
  if (!sla || name == ClockName::due) return std::nullopt;
  const auto found = sla->targets.find(ticket.priority);
  if (found == sla->targets.end() || !found->second.clocks[position]) return std::nullopt;
  const policy::Team* team = policy.team(ticket.team);
  std::string calendar = found->second.calendar.empty() ? sla->calendar : found->second.calendar;
  if (is_visit(name) && team && team->vendor == (name == ClockName::vendor) && !team->calendar.empty())
    calendar = team->calendar;
  return Promise{*found->second.clocks[position], found->second.texts[position], std::move(calendar)};
}

}  // namespace

const time::Calendar& hours_of(const Ticket& ticket, const policy::Policy& policy) {
  const Clock* answer = nullptr;
  for (const Clock& clock : ticket.clocks)
    if (clock.name == ClockName::response && clock.running() && !clock.breached_at) answer = &clock;
  if (answer && !answer->calendar.empty()) return policy.calendar(answer->calendar);
  const policy::Sla* sla = policy.sla(ticket.sla);
  return policy.calendar(sla ? std::string_view(sla->calendar) : std::string_view());
}

std::optional<Target> target_of(const Ticket& ticket, ClockName name, const policy::Policy& policy, Instant start) {
  auto promise = promise_of_team(ticket, name, policy);
  if (!promise) promise = promise_of_sla(ticket, name, policy);
  if (!promise) return std::nullopt;
  const std::string& named = promise->calendar.empty() ? policy.desk.calendar : promise->calendar;
  Target target{promise->text, 0, {}};
  if (const auto* wall = std::get_if<time::WallDuration>(&promise->duration)) {
    target.seconds = (add_wall(start, *wall, policy.calendar(named).zone()) - start).whole_seconds();
    return target;
  }
  const auto& business = std::get<time::BusinessDuration>(promise->duration);
  target.calendar = named;
  const time::Calendar& calendar = policy.calendar(named);
  target.seconds = business.days == 0 && !business.next
                       ? business.seconds
                       : calendar.open_between(start, calendar.add(start, business)).whole_seconds();
  return target;
}

bool stops_resolution(const Ticket& ticket, domain::WaitingOn on, const policy::Policy& policy) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  return sla && std::find(sla->pause.begin(), sla->pause.end(), on) != sla->pause.end();
}

namespace {

constexpr ClockName kVisits[] = {ClockName::team, ClockName::vendor};

/// The instant a clock that does not run would be measured from, when the ticket still owes what it measures.
std::optional<Instant> owed_since(const Ticket& ticket, ClockName name) {
  if (!is_open(ticket.status)) return std::nullopt;
  if (const Clock* clock = ticket.clock(name)) {
    // A promise that was taken back and is made again counts from where it began; a stopped one starts by its own
    // event.
    return clock->cancelled ? std::optional(clock->started_at) : std::nullopt;
  }
  switch (name) {
    case ClockName::acknowledge:
      return ticket.acknowledged_at ? std::nullopt : std::optional(ticket.created_at);
    case ClockName::response:
      return ticket.responded_at ? std::nullopt : std::optional(ticket.created_at);
    case ClockName::resolution:
      return ticket.created_at;
    default:
      return std::nullopt;
  }
}

void start_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, ClockName name,
                 std::int64_t cycle, std::optional<Instant> since) {
  const policy::Policy& policy = situation.held_to(change.after);
  const auto target = target_of(change.after, name, policy, since.value_or(at));
  if (!target) return;
  change.record(at, actor,
                domain::ClockStarted{name, cycle, target->text, target->seconds, target->calendar, change.after.sla,
                                     since == at ? std::nullopt : since});
}

/// Of a cycle that goes on with what was left (`reopened` is "remaining"): the target less what the cycles before used.
void take_off_used(Target& target, const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  for (const Clock& earlier : ticket.clocks)
    if (earlier.name == clock.name && earlier.cycle < clock.cycle && earlier.stopped_at)
      target.seconds -= used(ticket, earlier, policy, *earlier.stopped_at).whole_seconds();
  target.seconds = std::max<std::int64_t>(target.seconds, 0);
}

const Clock& first_cycle(const Ticket& ticket, const Clock& clock) {
  return *std::find_if(ticket.clocks.begin(), ticket.clocks.end(),
                       [&](const Clock& c) { return c.name == clock.name; });
}

/// The target of this measuring under what the ticket is held to now.
std::optional<Target> target_of_cycle(const Ticket& ticket, const Clock& clock, const policy::Policy& policy) {
  const policy::Sla* sla = policy.sla(ticket.sla);
  const bool goes_on = sla && sla->reopened_remaining && clock.name == ClockName::resolution;
  auto target =
      target_of(ticket, clock.name, policy, goes_on ? first_cycle(ticket, clock).started_at : clock.started_at);
  if (target && goes_on) take_off_used(*target, ticket, clock, policy);
  return target;
}

/// A promise that was changed, or only now made, to one that is past already: broken by whoever changed it.
void breach_if_past(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, ClockName name,
                    const std::string& reason) {
  const Clock* clock = change.after.clock(name);
  if (!clock || !clock->running() || clock->breached_at) return;
  const auto falls_due = due(change.after, *clock, situation.held_to(change.after));
  if (falls_due && *falls_due <= at)
    change.record(at, actor, domain::ClockBreached{name, clock->cycle, "change", reason});
}

void retarget(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, const Clock clock,
              const std::string& reason) {
  const policy::Policy& policy = situation.held_to(change.after);
  const auto target = target_of_cycle(change.after, clock, policy);
  if (!target) {
    change.record(at, actor, domain::ClockCancelled{clock.name, clock.cycle});
    return;
  }
  if (target->text == clock.target && target->seconds == clock.target_s && target->calendar == clock.calendar &&
      change.after.sla == clock.sla)
    return;
  change.record(at, actor,
                domain::ClockRetargeted{clock.name, clock.cycle, target->text, target->seconds, target->calendar,
                                        change.after.sla, reason});
  breach_if_past(change, situation, at, actor, clock.name, reason);
}

void choose_sla(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  const policy::Policy& policy = situation.held_to(change.after);
  const domain::Schedule none;
  const policy::Sla* chosen = nullptr;
  for (const policy::Sla& sla : policy.slas) {
    const domain::TicketView view{change.after, none, at};
    if (!sla.when || sla.when->program().holds(policy::TicketScope(view, policy, situation.people, actor.person))) {
      chosen = &sla;
      break;
    }
  }
  const std::string name = chosen ? chosen->name : std::string();
  if (name != change.after.sla) change.record(at, actor, domain::SlaChosen{name});
}

void stop_clock(TicketChange& change, Instant at, const Actor& actor, ClockName name) {
  const Clock* clock = change.after.clock(name);
  if (clock && clock->running()) change.record(at, actor, domain::ClockStopped{name, clock->cycle});
}

/// Since when a team, or a vendor, has the ticket to do; nothing while none has. A vendor has what is with it, and what
/// waits on one.
std::optional<Instant> visit_since(const Ticket& ticket, ClockName name) {
  if (!is_open(ticket.status)) return std::nullopt;
  if (!ticket.team.empty() && ticket.with_vendor == (name == ClockName::vendor)) return ticket.received_at;
  const domain::Wait* wait = ticket.waiting();
  if (name == ClockName::vendor && wait && wait->on == domain::WaitingOn::vendor) return wait->since;
  return std::nullopt;
}

/// Whether that visit is not measured yet: no cycle, one that was cancelled, or one that ended before it began.
bool unmeasured(const Clock* clock, Instant since) {
  return !clock || clock->cancelled || (clock->stopped_at && *clock->stopped_at <= since);
}

/// Ends the measuring of a visit that is over and begins that of the one going on.
void follow_visits(TicketChange& change, const Situation& situation, Instant at, const Actor& actor) {
  if (change.after.run) return;
  for (const ClockName name : kVisits) {
    const auto since = visit_since(change.after, name);
    const Clock* clock = change.after.clock(name);
    if (clock && clock->running() && (!since || clock->started_at < *since)) stop_clock(change, at, actor, name);
    clock = change.after.clock(name);
    if (since && unmeasured(clock, *since))
      start_clock(change, situation, at, actor, name, clock ? clock->cycle + 1 : 1, since);
  }
}

void retarget_visits(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
                     const std::string& reason) {
  for (const ClockName name : kVisits)
    if (const Clock* clock = change.after.clock(name); clock && clock->running())
      retarget(change, situation, at, actor, *clock, reason);
}

}  // namespace

void hold_to_promises(TicketChange& change, const Situation& situation, Instant at, const Actor& actor,
                      const std::string& reason) {
  if (change.after.run) return;  // a step's ticket has the one clock its workflow gives it
  choose_sla(change, situation, at, actor);
  for (const ClockName name : kPromisedClocks) {
    const Clock* clock = change.after.clock(name);
    if (clock && clock->running())
      retarget(change, situation, at, actor, *clock, reason);
    else if (const auto since = owed_since(change.after, name))
      start_clock(change, situation, at, actor, name, clock ? clock->cycle + 1 : 1, since);
  }
  follow_visits(change, situation, at, actor);
  retarget_visits(change, situation, at, actor, reason);
  for (const Clock& clock : std::vector<Clock>(change.after.clocks))
    breach_if_past(change, situation, at, actor, clock.name, reason);
}

namespace {

/// A new measuring of the same promise, when the one before has ended; "remaining" goes on with what was left of it.
void next_cycle(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, ClockName name) {
  const Clock* before = change.after.clock(name);
  if (before && before->running()) return;
  const std::int64_t cycle = before ? before->cycle + 1 : 1;
  const policy::Policy& policy = situation.held_to(change.after);
  const policy::Sla* sla = policy.sla(change.after.sla);
  if (before && name == ClockName::resolution && sla && sla->reopened_remaining) {
    const Span left = time::seconds(before->target_s) - used(change.after, *before, policy, at);
    const domain::ClockStarted started{
        name,        cycle,       before->target, std::max<std::int64_t>(left.whole_seconds(), 0), before->calendar,
        before->sla, std::nullopt};
    change.record(at, actor, started);
    return;
  }
  start_clock(change, situation, at, actor, name, cycle, std::nullopt);
}

void cancel_clocks(TicketChange& change, Instant at, const Actor& actor) {
  const auto clocks = change.after.clocks;
  for (const Clock& clock : clocks)
    if (clock.running()) change.record(at, actor, domain::ClockCancelled{clock.name, clock.cycle});
}

struct Follow {
  TicketChange& change;
  const Situation& situation;
  Instant at;
  Actor actor;

  /// A person said something to the requester.
  void answered() {
    stop_clock(change, at, actor, ClockName::acknowledge);
    stop_clock(change, at, actor, ClockName::response);
    stop_clock(change, at, actor, ClockName::update);
    if (is_open(change.after.status) && !change.after.run) next_cycle(change, situation, at, actor, ClockName::update);
  }
  /// A message that reopened a closed ticket was not followed when it came: nobody owed an answer then.
  bool reopened_by_answer() const {
    if (change.events.size() < 2) return false;
    const auto* note = std::get_if<domain::TicketNoted>(&change.events[change.events.size() - 2].event);
    return note && note->from_requester && !note->automatic;
  }
  void visits() { follow_visits(change, situation, at, actor); }

  void operator()(const domain::TicketRouted& routed) {
    if (change.after.run) return;
    visits();
    retarget_visits(change, situation, at, actor, routed.reason);
  }
  void operator()(const domain::TicketReleased&) { visits(); }
  void operator()(const domain::TicketResumed&) { visits(); }
  void operator()(const domain::TicketTaken&) { stop_clock(change, at, actor, ClockName::acknowledge); }
  void operator()(const domain::TicketNoted& note) {
    if (note.automatic) return;
    if (note.from_requester) {
      if (is_live(change.after.status) && !change.after.run)
        next_cycle(change, situation, at, actor, ClockName::response);
    } else if (note.is_public && actor.human()) {
      answered();
    }
  }
  void operator()(const domain::TicketWaiting& wait) {
    if (!wait.ask.empty() && wait.on == domain::WaitingOn::requester && actor.human()) answered();
    visits();
  }
  void operator()(const domain::TicketResolved&) {
    if (actor.human()) answered();
    stop_clock(change, at, actor, ClockName::update);
    stop_clock(change, at, actor, ClockName::resolution);
    stop_clock(change, at, actor, ClockName::due);
    visits();
  }
  void operator()(const domain::TicketReopened&) {
    if (change.after.run) return;
    next_cycle(change, situation, at, actor, ClockName::acknowledge);
    if (reopened_by_answer()) next_cycle(change, situation, at, actor, ClockName::response);
    next_cycle(change, situation, at, actor, ClockName::resolution);
    visits();
  }
  void operator()(const domain::TicketCancelled&) { cancel_clocks(change, at, actor); }
  void operator()(const domain::TicketClosed&) { cancel_clocks(change, at, actor); }
  void operator()(const domain::TicketMerged&) { cancel_clocks(change, at, actor); }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void follow(TicketChange& change, const Situation& situation) {
  ensure(!change.events.empty(), "clocks follow an event that was recorded");
  const domain::Recorded last = change.events.back();
  std::visit(Follow{change, situation, last.at, last.actor}, last.event);
}

void start_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at,
                     const std::string& calendar) {
  const std::string name = calendar.empty() ? situation.policy.desk.calendar : calendar;
  const Span open = situation.policy.calendar(name).open_between(at, due_at);
  change.record(at, actor,
                domain::ClockStarted{ClockName::due,
                                     change.after.round,
                                     time::to_text(due_at),
                                     std::max<std::int64_t>(open.whole_seconds(), 0),
                                     name,
                                     {},
                                     std::nullopt});
}

void move_due_clock(TicketChange& change, const Situation& situation, Instant at, const Actor& actor, Instant due_at,
                    const std::string& reason) {
  const domain::Clock* clock = change.after.clock(ClockName::due);
  if (!clock || !clock->running()) return;
  const Span open = situation.policy.calendar(clock->calendar).open_between(clock->started_at, due_at);
  change.record(at, actor,
                domain::ClockRetargeted{ClockName::due,
                                        clock->cycle,
                                        time::to_text(due_at),
                                        std::max<std::int64_t>(open.whole_seconds(), 0),
                                        clock->calendar,
                                        {},
                                        reason});
}

}  // namespace spoc::decide
