#include "decide/undo.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/format.h"
#include "decide/notices.h"

namespace spoc::decide {
namespace {

using domain::Effect;

constexpr std::string_view kUndone = "undone";

struct Undoable {
  std::string_view command;
  Verb verb;
};
constexpr Undoable kUndoable[] = {
    {"edit", Verb::edit},       {"take", Verb::take},   {"next", Verb::take},         {"release", Verb::release},
    {"assign", Verb::assign},   {"route", Verb::route}, {"wait", Verb::wait},         {"resume", Verb::resume},
    {"resolve", Verb::resolve}, {"close", Verb::close}, {"reopen", Verb::reopen},     {"cancel", Verb::cancel},
    {"link", Verb::link},       {"merge", Verb::merge}, {"escalate", Verb::escalate}, {"away", Verb::away}};

/// What moves a run reaches other runs, tickets and people at once; each has a way back that says so itself.
struct WayBack {
  std::string_view command, instead;
};
constexpr WayBack kWaysBack[] = {
    {"run start", "cancel what began: spoc run cancel RUN -m WHY"},
    {"run amend", "amend it to what it was, which spoc history RUN shows"},
    {"run migrate", "put the older version in force again, and migrate back"},
    {"run cancel", "start it once more: spoc run start WORKFLOW --again"},
    {"run hold", "let it go on: spoc run release RUN -m WHY"},
    {"run release", "hold it: spoc run hold RUN -m WHY"},
    {"run retry", "end it: spoc run withdraw RUN/STEP -m WHY"},
    {"run redo", "what was done before is in spoc history RUN"},
    {"run skip", "do it after all: spoc run redo RUN/STEP -m WHY"},
    {"run withdraw", "do it after all: spoc run redo RUN/STEP -m WHY"},
    {"run begin", "end it: spoc run withdraw RUN/STEP -m WHY"},
    {"run complete", "do it again: spoc run redo RUN/STEP -m WHY"},
    {"run add-item", "end it: spoc run withdraw RUN/STEP/ITEM -m WHY"}};

/// What time caused is caused anew; that a message left changes nothing about the ticket.
bool is_independent(const domain::Recorded& recorded) {
  if (recorded.actor == time_actor()) return true;
  return std::holds_alternative<domain::EffectFinished>(recorded.event) ||
         std::holds_alternative<domain::OperationUndone>(recorded.event);
}

std::string who(const Actor& actor) {
  return actor.person.empty() ? actor.via : actor.person;
}

/// Entries that an earlier undo has taken out, each with the entry that did.
std::map<std::int64_t, const PastEntry*> taken_out(std::span<const PastEntry> history) {
  std::map<std::int64_t, const PastEntry*> taken;
  for (const PastEntry& entry : history)
    if (const auto* undone = std::get_if<domain::OperationUndone>(&entry.recorded.event))
      for (std::int64_t version = undone->first; version <= undone->last; ++version) taken.emplace(version, &entry);
  return taken;
}

}  // namespace

std::optional<Verb> verb_to_undo(std::string_view command) {
  for (const Undoable& undoable : kUndoable)
    if (undoable.command == command) return undoable.verb;
  return std::nullopt;
}

std::string_view instead_of_undoing(std::string_view command) {
  for (const WayBack& way : kWaysBack)
    if (way.command == command) return way.instead;
  return {};
}

const PastEntry* later_event(std::span<const PastEntry> history, std::int64_t version) {
  const auto taken = taken_out(history);
  for (const PastEntry& entry : history)
    if (entry.version > version && !taken.contains(entry.version) && !is_independent(entry.recorded)) return &entry;
  return nullptr;
}

namespace {

/// What to do about a later operation that stands in the way.
std::string way_out(domain::OperationId later, const std::string& command) {
  if (verb_to_undo(command)) return format("if it is to go, undo that first: spoc undo {}", to_text(later));
  return format("{} cannot be undone, so what was before it stands: change it by the verb that does",
                command.empty() ? "that" : format("\"{}\"", command));
}

}  // namespace

Extent extent_of(std::span<const PastEntry> history, domain::OperationId operation, const std::string& subject,
                 const CommandOf& command_of) {
  const auto taken = taken_out(history);
  Extent extent;
  std::set<std::int64_t> operations;
  for (const PastEntry& entry : history) {
    if (entry.operation == operation && extent.first == 0) extent.first = entry.version;
    if (extent.first == 0) continue;
    if (extent.first == 1)
      throw Error(Code::conflict, format("operation {} cannot be undone: it made {}", to_text(operation), subject),
                  "cancel what is not wanted: spoc cancel");
    extent.last = entry.version;
    if (operations.insert(entry.operation.number).second) extent.operations.push_back(entry.operation);
    const auto by = taken.find(entry.version);
    if (entry.operation == operation) {
      if (by != taken.end())
        throw Error(Code::conflict,
                    format("operation {} was undone by {}", to_text(operation), to_text(by->second->operation)));
    } else if (by == taken.end() && !is_independent(entry.recorded)) {
      throw Error(Code::conflict,
                  format("operation {} cannot be undone: after it came entry {}, {} by {} in {}, about {}",
                         to_text(operation), entry.seq, domain::kind(entry.recorded.event), who(entry.recorded.actor),
                         to_text(entry.operation), subject),
                  way_out(entry.operation, command_of(entry.operation)));
    }
  }
  ensure(extent.first != 0, "an operation is undone where it has entries");
  return extent;
}

namespace {

/// What a notice says, in the order of the alphabet.
std::vector<std::string> reasons_of(const Effect& effect) {
  std::vector<std::string> reasons = {effect.reason};
  for (const auto& [name, value] : effect.data)
    if (name == "also" && value.array())
      for (const json::Value& also : *value.array())
        if (also.string()) reasons.push_back(*also.string());
  std::sort(reasons.begin(), reasons.end());
  return reasons;
}

bool says_the_same(const Effect& a, const Effect& b) {
  return a.to == b.to && a.channel == b.channel && reasons_of(a) == reasons_of(b);
}

bool has_left(const Queued& queued) {
  return queued.state == "sent" || queued.state == "leased" || (queued.state == "queued" && queued.begun);
}

/// A role may mean somebody else by now: the correction goes to those who got the message.
std::vector<std::string> told_by(const Queued& queued, const domain::Directory& people) {
  const std::string& to = queued.effect.to;
  if (to == "requester" || to.starts_with("person:") || to.starts_with("team:") || to.starts_with("address:"))
    return {to};
  std::vector<std::string> all;
  for (const std::string& address : queued.recipients) {
    const domain::Person* person = people.by_address(address);
    all.push_back(person ? "person:" + person->id : "address:" + address);
  }
  return all;
}

void correct(Amends& amends, const Ticket& ticket, const Queued& queued, const Situation& situation) {
  for (const std::string& to : told_by(queued, situation.people)) {
    auto same = std::find_if(amends.corrections.begin(), amends.corrections.end(),
                             [&](const Effect& c) { return c.to == to && c.channel == queued.effect.channel; });
    if (same == amends.corrections.end()) {
      std::vector<Effect> made;
      add_notice(made, {ticket,
                        to,
                        std::string(kUndone),
                        situation.now,
                        situation.actor.person,
                        queued.effect.channel,
                        queued.effect.urgent,
                        {{"undid", json::Array{}}}});
      same = amends.corrections.insert(same, std::move(made.front()));
    }
    json::Array& undid = *same->data.front().second.array();
    for (const std::string& reason : reasons_of(queued.effect))
      if (std::find(undid.begin(), undid.end(), json::Value(reason)) == undid.end()) undid.emplace_back(reason);
  }
}

}  // namespace

Amends amends_for(const Ticket& ticket, std::span<const Queued> queued, std::vector<Effect>& anew,
                  const Situation& situation) {
  Amends amends;
  for (const Queued& old : queued) {
    if (old.effect.kind != Effect::Kind::notice || old.effect.reason == kUndone || old.state == "dropped") continue;
    const auto same =
        std::find_if(anew.begin(), anew.end(), [&](const Effect& effect) { return says_the_same(effect, old.effect); });
    if (same != anew.end())
      anew.erase(same);
    else if (has_left(old))
      correct(amends, ticket, old, situation);
    else
      amends.drop.push_back(old.id);
  }
  return amends;
}

}  // namespace spoc::decide
