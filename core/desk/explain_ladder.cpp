#include "desk/explain_ladder.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/clocks.h"
#include "decide/ladder.h"
#include "domain/event.h"

namespace spoc::desk {
namespace {

using domain::RungArmed, domain::RungFired, domain::Ticket;
using policy::Rung;

struct Firing {
  RungFired fired;
  const store::Entry* entry;
};

std::vector<Firing> firings(const std::vector<store::Entry>& entries) {
  std::vector<Firing> all;
  for (const store::Entry& entry : entries)
    if (entry.kind == RungFired::kKind)
      all.push_back({std::get<RungFired>(domain::event_from_json(entry.kind, entry.data)), &entry});
  return all;
}

/// The other rungs whose messages to the same role were queued with this one's and became one notice.
std::vector<std::string> told_with(const Firing& firing, const std::vector<Firing>& all, const policy::Ladder& ladder) {
  const auto via = [&](const std::string& name) {
    const auto rung =
        std::find_if(ladder.rungs.begin(), ladder.rungs.end(), [&](const Rung& r) { return r.name == name; });
    return rung == ladder.rungs.end() ? std::string() : rung->via;
  };
  std::vector<std::string> others;
  for (const Firing& other : all) {
    if (&other == &firing || other.entry->operation != firing.entry->operation) continue;
    const bool shared = std::any_of(firing.fired.told.begin(), firing.fired.told.end(), [&](const std::string& to) {
      return std::find(other.fired.told.begin(), other.fired.told.end(), to) != other.fired.told.end();
    });
    const std::string& name = other.fired.rung;
    if (shared && via(name) == via(firing.fired.rung) && std::find(others.begin(), others.end(), name) == others.end())
      others.push_back(name);
  }
  return others;
}

std::string fired_text(const Firing& firing, const std::vector<Firing>& all, const policy::Ladder& ladder) {
  const RungFired& fired = firing.fired;
  if (fired.action == "none") return format("{} passed: its condition did not hold", fired.rung);
  std::string text = format("{} fired", fired.rung);
  if (fired.n > 1) text += format(" for the {}. time", fired.n);
  text += format(": {}", fired.action);
  if (!fired.told.empty()) text += format(", told {}", join(fired.told, ", "));
  const auto others = told_with(firing, all, ladder);
  if (!others.empty()) text += format(" (in one notice with {})", join(others, ", "));
  return text;
}

/// Why nothing follows from the rung as the ticket stands.
std::string silence(const Ticket& ticket, const Rung& rung, const policy::Policy& policy) {
  if (!is_open(ticket.status)) return format("the ticket is {}", domain::word(ticket.status));
  if (rung.stalled) {
    if (!policy.stalled[static_cast<std::size_t>(*rung.stalled)]) return "policy has no threshold for it";
    return decide::standing(ticket, *rung.stalled, policy) ? "it has fired as often as it may"
                                                           : "it does not stand still in this way";
  }
  const domain::Clock* clock = ticket.clock(*rung.clock);
  if (!clock) return "its clock has not started";
  if (!clock->running()) return clock->cancelled ? "its clock was cancelled" : "its clock has stopped";
  return decide::due(ticket, *clock, policy) ? "it has fired as often as it may" : "its clock stands still";
}

Because what_follows(const Ticket& ticket, const Rung& rung, const policy::Policy& policy) {
  const auto due = is_open(ticket.status) ? decide::next_firing(ticket, rung, policy) : std::nullopt;
  if (!due) return {format("{} does not fire: {}", rung.name, silence(ticket, rung, policy)), rung.where, {}};
  const std::string again = due->n > 1 ? format(" for the {}. time", due->n) : std::string();
  return {format("{} is due{}, measured from {}", rung.name, again, time::to_text(policy.zone().local(due->episode))),
          rung.where, due->at};
}

}  // namespace

Answer ladder_story(const Ticket& ticket, const std::vector<store::Entry>& entries, const policy::Policy& policy) {
  Answer answer{"ladder", {}};
  const policy::Ladder* ladder = decide::ladder_of(ticket, policy);
  if (!ladder) return answer;
  const std::vector<Firing> all = firings(entries);
  for (const Rung& rung : ladder->rungs) {
    for (const store::Entry& entry : entries) {
      if (entry.kind == RungArmed::kKind &&
          std::get<RungArmed>(domain::event_from_json(entry.kind, entry.data)).rung == rung.name)
        answer.reasons.push_back(
            {format("{} was armed again: its time moved into the future", rung.name), {}, entry.at});
      const auto firing = std::find_if(all.begin(), all.end(), [&](const Firing& one) { return one.entry == &entry; });
      if (firing != all.end() && firing->fired.rung == rung.name)
        answer.reasons.push_back({fired_text(*firing, all, *ladder), {}, entry.at});
    }
    answer.reasons.push_back(what_follows(ticket, rung, policy));
  }
  return answer;
}

}  // namespace spoc::desk
