#include "decide/seen_people.h"

namespace spoc::decide {
namespace {

bool hidden(const Sight& sight, const policy::Policy& policy, std::string_view name) {
  return policy.team(name) && !visible_team(sight, policy, name);
}

}  // namespace

domain::Person as_seen(domain::Person person, const Sight& sight, const policy::Policy& policy) {
  for (std::vector<std::string>* names : {&person.teams, &person.lead_of})
    std::erase_if(*names, [&](const std::string& name) { return hidden(sight, policy, name); });
  return person;
}

std::vector<const domain::Person*> SeenPeople::members(std::string_view team) const {
  if (hides(team)) return {};
  std::vector<const domain::Person*> members = all_.members(team);
  for (const domain::Person*& member : members) member = seen(member);
  return members;
}

const domain::Person* SeenPeople::lead_of(std::string_view team_or_department) const {
  return hides(team_or_department) ? nullptr : seen(all_.lead_of(team_or_department));
}

bool SeenPeople::hides(std::string_view team) const {
  return hidden(sight_, policy_, team);
}

const domain::Person* SeenPeople::seen(const domain::Person* person) const {
  if (!person) return nullptr;
  const auto known = seen_.find(person->id);
  if (known != seen_.end()) return &known->second;
  return &seen_.emplace(person->id, as_seen(*person, sight_, policy_)).first->second;
}

}  // namespace spoc::decide
