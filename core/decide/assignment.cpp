#include "decide/assignment.h"

#include <algorithm>
#include <tuple>

#include "base/format.h"
#include "decide/absence.h"
#include "time/zone.h"

namespace spoc::decide {
namespace {

using domain::Load;
using domain::Person;
using policy::Distribute;

const std::string& calendar_of(const Person& person, const policy::Team& team, const policy::Policy& policy) {
  if (!person.calendar.empty()) return person.calendar;
  return team.calendar.empty() ? policy.desk.calendar : team.calendar;
}

/// A rota names people by any of these.
bool is_on_call(const Person& person, const policy::Team& team, const Situation& situation) {
  const auto named = situation.policy.on_call(team.name, situation.now);
  if (!named || named->empty()) return false;
  return *named == person.id || *named == person.login || *named == person.address || *named == person.name;
}

std::string local(const Situation& situation, Instant at) { return to_text(situation.policy.zone().local(at)); }

/// What speaks against somebody, and whether that passes by itself.
struct Against {
  std::string text;
  bool passes = false;
  bool by_load = false;
};
Against against(const Ticket& ticket, const Person& person, const policy::Team& team, const std::map<std::string, int>& skill,
                const Situation& situation);

/// Whether somebody is named, or a team that offers its tickets does so.
enum class Naming { as_policy_says, always };

struct Weighed {
  const Person* person;
  Load load;
  int skill;
};

int skill_sum(const Person& person, const std::map<std::string, int>& wanted) {
  int sum = 0;
  for (const auto& [skill, level] : wanted) {
    const auto has = person.skills.find(skill);
    if (has != person.skills.end()) sum += has->second;
  }
  return sum;
}

/// Longest without a new one first (never is longest), then by name, then by id so that the order is total.
bool waited_longer(const Weighed& a, const Weighed& b) {
  if (a.load.last_assigned_at != b.load.last_assigned_at) {
    if (!a.load.last_assigned_at || !b.load.last_assigned_at) return !a.load.last_assigned_at;
    return *a.load.last_assigned_at < *b.load.last_assigned_at;
  }
  return std::tie(a.person->name, a.person->id) < std::tie(b.person->name, b.person->id);
}

bool less_loaded(const Weighed& a, const Weighed& b) {
  if (a.load.weight != b.load.weight) return a.load.weight < b.load.weight;
  if (a.skill != b.skill) return a.skill > b.skill;
  return waited_longer(a, b);
}

/// Who covers for the members that are away, if they can take it.
const Person* cover_for(const std::vector<const Person*>& members, const Ticket& ticket, const policy::Team& team,
                        const std::map<std::string, int>& skill, const Situation& situation, std::string& for_whom) {
  for (const Person* member : members) {
    const auto absence = situation.people.absence(member->id, situation.now);
    if (!absence) continue;
    const Person* cover = stand_in(situation.people, *absence, situation.now).person;
    if (cover && objection(ticket, *cover, team, skill, situation).empty()) {
      for_whom = member->name;
      return cover;
    }
  }
  return nullptr;
}

std::vector<Weighed> eligible_of(const std::vector<const Person*>& members, const Ticket& ticket, const policy::Team& team,
                                 const std::map<std::string, int>& skill, const Situation& situation, Choice& choice) {
  std::vector<Weighed> eligible;
  for (const Person* member : members) {
    Against no = against(ticket, *member, team, skill, situation);
    if (!no.text.empty()) {
      choice.candidates.push_back({member->id, false, std::move(no.text), no.by_load});
      choice.later = choice.later || no.passes;
      continue;
    }
    const Load load = situation.people.load(member->id);
    eligible.push_back({member, load, skill_sum(*member, skill)});
    choice.candidates.push_back(
        {member->id, true,
         format("load {}, {}", load.weight, load.last_assigned_at ? "last one " + local(situation, *load.last_assigned_at) : "no ticket yet"), true});
  }
  return eligible;
}

bool choose_within(const Ticket& ticket, const policy::Team& team, const std::map<std::string, int>& skill,
                   const Situation& situation, Naming naming, Choice& choice) {
  const auto members = situation.people.members(team.name);
  const auto eligible = eligible_of(members, ticket, team, skill, situation, choice);
  choice.team = team.name;
  if (!eligible.empty()) {
    if (team.distribute == Distribute::offer && naming == Naming::as_policy_says) {
      choice.by = "offer";
      choice.reason = format("{} is offered it", team.name);
      return true;
    }
    const bool by_load = team.distribute == Distribute::least_loaded;
    const auto best = std::min_element(eligible.begin(), eligible.end(), by_load ? less_loaded : waited_longer);
    choice.person = best->person->id;
    choice.by = by_load ? "least_loaded" : "round_robin";
    choice.reason = by_load ? format("least loaded of {} eligible in {}", eligible.size(), team.name)
                            : format("longest without a new one of {} eligible in {}", eligible.size(), team.name);
    return true;
  }
  std::string for_whom;
  if (const Person* cover = cover_for(members, ticket, team, skill, situation, for_whom)) {
    choice.person = cover->id;
    choice.by = "cover";
    choice.reason = format("covers for {}", for_whom);
    return true;
  }
  return false;
}

Against against(const Ticket& ticket, const Person& person, const policy::Team& team, const std::map<std::string, int>& skill,
                const Situation& situation) {
  if (person.left) return {"has left"};
  if (person.id == ticket.requester.person) return {"asked for it"};
  if (std::find(ticket.handed_back.begin(), ticket.handed_back.end(), person.id) != ticket.handed_back.end())
    return {"gave it back, or did not take it in time"};
  for (const auto& [name, level] : skill) {
    const auto has = person.skills.find(name);
    if (has == person.skills.end() || has->second < level) return {format("lacks skill {} at level {}", name, level)};
  }
  if (const auto absence = situation.people.absence(person.id, situation.now))
    return {absence->until ? format("away until {}", local(situation, *absence->until)) : "away", true};
  const time::Calendar& calendar = situation.policy.calendar(calendar_of(person, team, situation.policy));
  if (!calendar.open(situation.now) && !is_on_call(person, team, situation))
    return {format("off shift until {}", local(situation, calendar.next_opening(situation.now))), true};
  if (person.capacity > 0) {
    const std::int64_t load = situation.people.load(person.id).weight;
    const std::int64_t more = situation.held_to(ticket).priority.weight_of(ticket.priority);
    if (load + more > person.capacity) return {format("full: load {} of {}, this weighs {}", load, person.capacity, more), true, true};
  }
  return {};
}

Choice choose(const Ticket& ticket, const std::string& team_name, const std::map<std::string, int>& skill, const Situation& situation,
              Naming naming) {
  Choice choice;
  if (situation.chosen_then && situation.chosen_then(team_name, situation.now, choice)) return choice;
  const policy::Team* team = situation.policy.team(team_name);
  choice.team = team_name;
  if (!team || team->vendor) {
    choice.by = "offer";
    choice.reason = team ? "a vendor chooses for itself" : format("team {} is no longer in policy", team_name);
    return choice;
  }
  if (team->distribute == Distribute::offer && naming == Naming::as_policy_says) {
    choice.by = "offer";
    choice.reason = format("{} is offered its tickets: whoever can takes it", team_name);
    return choice;
  }
  std::vector<std::string> seen;
  while (team && std::find(seen.begin(), seen.end(), team->name) == seen.end()) {
    if (choose_within(ticket, *team, skill, situation, naming, choice)) {
      if (team->name != team_name) {
        choice.reason = format("nobody of {} can take it; {}", team_name, choice.reason);
        if (choice.by != "cover" && choice.by != "offer") choice.by = "backup";
      }
      return choice;
    }
    seen.push_back(team->name);
    team = team->backup.empty() ? nullptr : situation.policy.team(team->backup);
  }
  choice.team = team_name;
  choice.by = "offer";
  choice.queued = true;
  choice.reason = choice.candidates.empty() ? format("{} has no members", team_name) : format("nobody of {} can take it now", team_name);
  return choice;
}

}  // namespace

std::string objection(const Ticket& ticket, const Person& person, const policy::Team& team,
                      const std::map<std::string, int>& skill, const Situation& situation) {
  return against(ticket, person, team, skill, situation).text;
}

Choice choose_assignee(const Ticket& ticket, const std::string& team, const std::map<std::string, int>& skill, const Situation& situation) {
  return choose(ticket, team, skill, situation, Naming::as_policy_says);
}

Choice choose_next(const Ticket& ticket, const std::string& team, const std::map<std::string, int>& skill, const Situation& situation) {
  return choose(ticket, team, skill, situation, Naming::always);
}

}  // namespace spoc::decide
