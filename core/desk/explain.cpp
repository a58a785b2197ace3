#include "desk/explain.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "base/toml.h"
#include "decide/asking.h"
#include "decide/assignment.h"
#include "decide/ladder.h"
#include "decide/priority.h"
#include "decide/routing.h"
#include "decide/schedule.h"
#include "desk/explain_clock.h"
#include "desk/explain_ladder.h"
#include "desk/explain_relations.h"
#include "desk/explain_turn.h"
#include "desk/learn.h"
#include "desk/permission.h"
#include "domain/event.h"
#include "domain/fold.h"
#include "policy/places.h"

namespace spoc::desk {
namespace {

using domain::Ticket;

/// A ticket with its story and what it is judged by.
struct Case {
  store::StoredTicket stored;
  std::vector<store::Entry> entries;
  const policy::Policy& in_force;
  const policy::Policy& held_to;
  const decide::Situation& situation;
  const decide::Authority& caller;
  std::vector<Because> undone;  // what was taken back, whose entries are not among `entries`
  const Ticket& ticket() const { return stored.ticket; }
};

/// The last event of that type, with its entry; nothing when there was none.
template <class E>
std::optional<std::pair<E, const store::Entry*>> last(const Case& its) {
  for (auto entry = its.entries.rbegin(); entry != its.entries.rend(); ++entry)
    if (entry->kind == E::kKind)
      return std::pair(std::get<E>(domain::event_from_json(entry->kind, entry->data)), &*entry);
  return std::nullopt;
}

std::string colon(std::string text, std::string_view reason) {
  if (!reason.empty()) text += format(": {}", reason);
  return text;
}

/// Where the cell of the matrix stands in the bundle's spoc.toml; unknown when the matrix is the built-in one.
Where cell_of(const policy::Policy& policy, domain::Level impact, domain::Level urgency) {
  const policy::File* file = policy.file("spoc.toml");
  if (!file) return {};
  const toml::Parsed parsed = toml::parse(file->content, file->path);
  const toml::Node* priority = parsed.root.find("priority");
  const toml::Node* matrix = priority ? priority->find("matrix") : nullptr;
  const auto row = static_cast<std::size_t>(impact), column = static_cast<std::size_t>(urgency);
  if (!matrix || matrix->items.size() <= row || matrix->items[row].items.size() <= column) return {};
  const toml::Span& span = matrix->items[row].items[column].span;
  return {file->path, span.line, span.column};
}

Answer priority(const Case& its) {
  const Ticket& ticket = its.ticket();
  Answer answer{"priority", {}};
  const decide::Prioritised derived = decide::derive_priority(ticket, its.held_to);
  if (const auto set = last<domain::TicketPrioritised>(its))
    answer.reasons.push_back(
        {colon(format("it is {}{}", set->first.priority, set->first.overridden ? ", not by the matrix" : ""),
               set->first.reason),
         {},
         set->second->at});
  answer.reasons.push_back({derived.reason.text, cell_of(its.held_to, ticket.impact, ticket.urgency)});
  for (const store::Entry& entry : its.entries) {
    if (entry.kind != domain::TicketEdited::kKind) continue;
    const auto edit = std::get<domain::TicketEdited>(domain::event_from_json(entry.kind, entry.data));
    for (const auto& [member, value] : edit.to)
      if (member == "impact" || member == "urgency")
        answer.reasons.push_back({format("{} became {}{}", member, json::to_text(value),
                                         edit.by_rule.empty() ? "" : " by rule " + edit.by_rule),
                                  {},
                                  entry.at});
  }
  return answer;
}

Where rule_place(const Case& its, std::string_view name) {
  for (const policy::Policy* policy : {&its.held_to, &its.in_force})
    for (const policy::Route& route : policy->routes)
      if (route.name == name) return route.where;
  return {};
}

Where origin_of(const Case& its, const domain::TicketRouted& routed) {
  if (!routed.rule.empty()) return rule_place(its, routed.rule);
  const policy::Service* service = routed.by == "service" ? its.held_to.service(its.ticket().service) : nullptr;
  return service ? service->where : Where();
}

/// How it came where it is, every time it was moved.
Answer place(const Case& its) {
  Answer answer{"place", {}};
  for (const store::Entry& entry : its.entries) {
    if (entry.kind != domain::TicketRouted::kKind) continue;
    const auto routed = std::get<domain::TicketRouted>(domain::event_from_json(entry.kind, entry.data));
    std::string text = format("team {} by {}", routed.team, routed.by);
    if (!routed.rule.empty()) text += format(" \"{}\"", routed.rule);
    answer.reasons.push_back({colon(std::move(text), routed.reason), origin_of(its, routed), entry.at});
  }
  if (answer.reasons.empty()) answer.reasons.push_back({"nothing has placed it"});
  return answer;
}

Answer rules_now(const decide::Placement& placement) {
  Answer answer{"rules now", {}};
  for (const decide::Reason& reason : placement.reasons) answer.reasons.push_back({reason.text, reason.where});
  answer.reasons.push_back({placement.team.empty()
                                ? std::string("asked now they would bring it to those who answer in confidence")
                                : format("asked now they would bring it to {} by {}", placement.team, placement.by)});
  return answer;
}

Answer assignee(const Case& its) {
  const Ticket& ticket = its.ticket();
  Answer answer{"assignee", {}};
  const auto add = [&](std::string text, const store::Entry& entry) {
    answer.reasons.push_back({std::move(text), {}, entry.at});
  };
  for (const store::Entry& entry : its.entries) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto* assigned = std::get_if<domain::TicketAssigned>(&event))
      add(colon(format("{} by {}", assigned->assignee, assigned->by), assigned->reason), entry);
    else if (const auto* queued = std::get_if<domain::TicketQueued>(&event))
      add(colon("nobody was chosen", queued->reason), entry);
    else if (const auto* passed = std::get_if<domain::TicketPassedOn>(&event))
      add(colon("asked no longer", passed->reason), entry);
    else if (std::holds_alternative<domain::TicketTaken>(event))
      add(format("{} took it", entry.actor.on_behalf.empty() ? entry.actor.person : entry.actor.on_behalf), entry);
    else if (const auto* released = std::get_if<domain::TicketReleased>(&event))
      add(colon(released->handover ? "handed over" : format("{} gave it back", entry.actor.person), released->reason),
          entry);
  }
  if (ticket.assignee.empty()) answer.reasons.push_back({"nobody works on it"});
  return answer;
}

/// What speaks for or against somebody. How much they have to do, and since when, counts work that is not there for
/// everybody.
std::string words_for(const Case& its, const decide::Candidate& candidate) {
  return candidate.by_load && !its.caller.sight.unlimited
             ? "can take it, unless work that you do not see leaves no room"
             : candidate.reason;
}

Answer candidates(const Case& its, const std::map<std::string, int>& skill) {
  const decide::Choice choice = decide::choose_assignee(its.ticket(), its.ticket().team, skill, its.situation);
  const policy::Team* team = its.in_force.team(its.ticket().team);
  Answer answer{"candidates now", {}};
  const bool whole = its.caller.sight.unlimited;
  for (const decide::Candidate& candidate : choice.candidates)
    answer.reasons.push_back({format("{} {}: {}", candidate.eligible || (candidate.by_load && !whole) ? "+" : "-",
                                     candidate.person, words_for(its, candidate))});
  // Of how many is told to who may know for how many there is room.
  std::string chosen = choice.person.empty() ? "nobody would be chosen: " + choice.reason
                                             : format("{} would be chosen: {}", choice.person, choice.reason);
  if (!choice.person.empty() && !whole) chosen = format("{} would be chosen by {}", choice.person, choice.by);
  answer.reasons.push_back({std::move(chosen), team ? team->where : Where()});
  return answer;
}

/// What who asks may do to it.
Answer permission(const Case& its) {
  Answer answer{"permission", {}};
  const decide::Powers powers = decide::powers(its.caller, its.ticket());
  for (const decide::Reason& reason : powers.seen) answer.reasons.push_back({reason.text, reason.where});
  for (const auto& [text, where] : powers.allowed) answer.reasons.push_back({"+ " + text, where});
  for (const auto& [text, where] : powers.refused) answer.reasons.push_back({"- " + text, where});
  return answer;
}

Answer standing(const Case& its) {
  const Ticket& ticket = its.ticket();
  Answer answer{"status", {}};
  answer.reasons.push_back({format("{}; it is the turn of {}", domain::word(ticket.status), domain::word(ticket.turn)),
                            {},
                            ticket.turn_since});
  if (const domain::Wait* wait = ticket.waiting())
    answer.reasons.push_back(
        {format("waits on {}{}", domain::word(wait->on),
                wait->wake_at ? ", wakes up " + time::to_text(its.in_force.zone().local(*wait->wake_at)) : ""),
         {},
         wait->since});
  for (const decide::Stalled& stalled : decide::stalled(ticket, its.held_to, its.situation.now))
    answer.reasons.push_back({format("stalled ({}): longer than {} of open time", policy::word(stalled.kind),
                                     time::to_words(stalled.threshold)),
                              {},
                              stalled.since});
  return answer;
}

Answer owner(const Case& its) {
  Answer answer{"owner", {}};
  for (const store::Entry& entry : its.entries) {
    if (entry.kind != domain::TicketOwned::kKind) continue;
    const auto owned = std::get<domain::TicketOwned>(domain::event_from_json(entry.kind, entry.data));
    answer.reasons.push_back(
        {colon(format("{} answers for it to the requester until it is closed, wherever it goes", owned.owner),
               owned.reason),
         {},
         entry.at});
  }
  if (answer.reasons.empty())
    answer.reasons.push_back({its.ticket().run
                                  ? "the department of its workflow answers for it"
                                  : "nobody of the front line has logged it, had it or can be told of it"});
  return answer;
}

/// Who had it when that visit began: the team, or a vendor it waited on without being sent to one.
std::string visited(const Case& its, const domain::Clock& clock) {
  if (clock.name != domain::ClockName::team && clock.name != domain::ClockName::vendor) return {};
  std::string team;
  bool vendor = false;
  for (const store::Entry& entry : its.entries) {
    if (entry.kind != domain::TicketRouted::kKind || entry.at > clock.started_at) continue;
    const auto routed = std::get<domain::TicketRouted>(domain::event_from_json(entry.kind, entry.data));
    team = routed.team;
    vendor = routed.vendor;
  }
  return vendor == (clock.name == domain::ClockName::vendor) ? team : "a vendor it waits on";
}

ClockStory clock_story(const Case& its, const domain::Clock& clock, Instant now) {
  ClockStory story = story_of(its.ticket(), clock, its.held_to, now);
  story.with = visited(its, clock);
  const policy::Team* team = its.held_to.team(story.with);
  if (team && std::any_of(team->targets.begin(), team->targets.end(),
                          [&](const auto& own) { return own.second.text == clock.target; }))
    story.where = team->where;
  return story;
}

Answer promise(const Case& its) {
  const Ticket& ticket = its.ticket();
  Answer answer{"promise", {}};
  const policy::Sla* sla = its.held_to.sla(ticket.sla);
  if (!sla) {
    answer.reasons.push_back(
        {ticket.run ? "a step's ticket has the one clock its workflow gives it" : "no SLA applies to it"});
    return answer;
  }
  const std::string condition = sla->when ? format("its condition holds: {}", sla->when->text())
                                          : "it applies to every ticket that none before it does";
  answer.reasons.push_back({format("SLA {}: {}", sla->name, condition), sla->where});
  return answer;
}

std::string then_of(const policy::Rung& rung) {
  std::vector<std::string> parts;
  if (!rung.tell.empty()) parts.push_back("tells " + join(rung.tell, ", "));
  if (rung.raise) parts.push_back("raises the priority");
  if (!rung.route.empty()) parts.push_back("routes to " + rung.route);
  if (rung.when) parts.push_back("if " + rung.when->text());
  return join(parts, "; ");
}

std::vector<Next> next_of(const Case& its) {
  const Ticket& ticket = its.ticket();
  std::vector<Next> all;
  if (!is_live(ticket.status)) return all;
  for (const domain::Clock& clock : ticket.clocks)
    if (const auto due = clock.running() && !clock.breached_at ? decide::due(ticket, clock, its.held_to) : std::nullopt)
      all.push_back({format("breach of {}", domain::word(clock.name)), *due, {}, {}});
  const policy::Ladder* ladder = is_open(ticket.status) ? decide::ladder_of(ticket, its.held_to) : nullptr;
  if (ladder)
    for (const policy::Rung& rung : ladder->rungs)
      if (const auto due = decide::next_firing(ticket, rung, its.held_to))
        all.push_back({rung.name, due->at, then_of(rung), rung.where});
  if (const auto until = decide::asked_until(ticket, its.held_to)) {
    const std::string who = ticket.assignee.empty() ? "nobody has taken it" : ticket.assignee + " has not taken it";
    all.push_back({"the next is asked", *until, "if " + who, its.held_to.team(ticket.team)->where});
  }
  if (const domain::Wait* wait = ticket.waiting(); wait && wait->wake_at)
    all.push_back({"wakes up", *wait->wake_at, {}, {}});
  std::stable_sort(all.begin(), all.end(), [](const Next& a, const Next& b) { return a.at < b.at; });
  return all;
}

/// Entries that were taken back explain nothing any more; who took what back is said by itself.
std::vector<Because> take_out_undone(std::vector<store::Entry>& entries) {
  std::vector<Because> undone;
  const std::vector<store::Entry> all = entries;
  for (const store::Entry& entry : all) {
    if (entry.kind != domain::OperationUndone::kKind) continue;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const auto& back = std::get<domain::OperationUndone>(event);
    std::vector<std::string> kinds;
    std::erase_if(entries, [&](const store::Entry& e) {
      const bool gone = back.first <= e.version && e.version <= back.last;
      if (gone && e.operation == back.operation) kinds.push_back(e.kind);
      return gone;
    });
    undone.push_back(
        {format("{} took back operation {}: {}", entry.actor.person, to_text(back.operation), join(kinds, ", ")),
         {},
         entry.at});
  }
  return undone;
}

/// Loads the ticket with its entries and hands the case to `work`.
template <class Work>
void with_case(const Desk& desk, TicketId id, const Work& work) {
  const auto in_force = desk.store.policy();
  desk.store.read([&](store::Reading& reading) {
    auto stored = reading.ticket(id);
    if (!stored) throw decide::no_ticket(id);
    const decide::Authority caller = authority_of(desk, reading);
    decide::require(caller, decide::Verb::show, stored->ticket);
    if (domain::seen(caller.sight, stored->ticket) != domain::Seen::whole)
      throw Error(Code::refused, format("{} is told how ticket {} stands, not why", caller.name, to_text(id)),
                  format("spoc show {}", to_text(id)));
    std::vector<store::Entry> entries;
    store::EntryQuery query;
    query.subject = domain::subject(id);
    reading.entries(query, [&](const store::Entry& entry) {
      entries.push_back(entry);
      entries.back().data = domain::as_seen(caller.sight, entry.kind, entry.data);
      return true;
    });
    const std::vector<Because> undone = take_out_undone(entries);
    const decide::Situation situation{*in_force, [&](std::string_view hash) { return desk.store.policy(hash); },
                                      reading.people(), desk.caller.actor, desk.caller.now, learned_by(desk.store, reading)};
    const auto held_to = stored->ticket.bundle.empty() ? in_force : desk.store.policy(stored->ticket.bundle);
    work(Case{std::move(*stored), std::move(entries), *in_force, *held_to, situation, caller, undone});
  });
}

}  // namespace

Explanation explain_ticket(const Desk& desk, TicketId id) {
  Explanation explanation;
  explanation.about = to_text(id);
  with_case(desk, id, [&](const Case& its) {
    explanation.answers = {priority(its),
                           promise(its),
                           place(its),
                           assignee(its),
                           owner(its),
                           standing(its),
                           turn_story(its.ticket(), its.entries),
                           permission(its)};
    if (is_open(its.ticket().status) && !its.ticket().run) {
      const decide::Placement placement = decide::find_place(its.ticket(), its.situation, {});
      explanation.answers.push_back(rules_now(decide::as_seen(placement, its.caller.sight, its.situation.policy)));
      explanation.answers.push_back(candidates(its, placement.skill));
    }
    if (Answer none = not_started(its.ticket(), its.entries, its.in_force); !none.reasons.empty())
      explanation.answers.push_back(std::move(none));
    if (Answer waits = blocked_story(desk, its.ticket().id, its.situation); !waits.reasons.empty())
      explanation.answers.push_back(std::move(waits));
    if (is_open(its.ticket().status))
      if (Answer alike = duplicates_story(desk, its.ticket()); !alike.reasons.empty())
        explanation.answers.push_back(std::move(alike));
    if (!its.undone.empty()) explanation.answers.push_back({"undone", its.undone});
    for (const domain::Clock& clock : its.ticket().clocks)
      explanation.clocks.push_back(clock_story(its, clock, desk.caller.now));
    if (Answer ladder = ladder_story(its.ticket(), its.entries, its.held_to); !ladder.reasons.empty())
      explanation.answers.push_back(std::move(ladder));
    explanation.next = next_of(its);
    explanation.wake_at = decide::schedule_of(its.ticket(), its.held_to).wake_at;
  });
  return explanation;
}

Explanation explain_clock(const Desk& desk, TicketId id, std::string_view name) {
  Explanation explanation;
  explanation.about = format("{}.{}", to_text(id), name);
  with_case(desk, id, [&](const Case& its) {
    std::vector<std::string> names;
    for (const domain::Clock& clock : its.ticket().clocks) {
      names.emplace_back(domain::word(clock.name));
      if (names.back() == name) explanation.clocks.push_back(clock_story(its, clock, desk.caller.now));
    }
    if (explanation.clocks.empty())
      throw Error(Code::not_found, format("ticket {} has no clock \"{}\"", to_text(id), name),
                  names.empty() ? "it has none" : "it has " + join(names, ", "));
    explanation.answers = {promise(its)};
    for (Next& next : next_of(its))
      if (next.what.starts_with(name) || next.what == format("breach of {}", name))
        explanation.next.push_back(std::move(next));
  });
  return explanation;
}

}  // namespace spoc::desk
