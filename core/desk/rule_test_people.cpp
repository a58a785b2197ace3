#include "desk/rule_test_people.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::desk {
namespace {

using domain::Person;
using toml::Kind;
using toml::Node;

constexpr std::pair<std::string_view, std::string Person::*> kTexts[] = {{"name", &Person::name},
                                                                         {"address", &Person::address},
                                                                         {"login", &Person::login},
                                                                         {"manager", &Person::manager},
                                                                         {"department", &Person::department},
                                                                         {"location", &Person::location},
                                                                         {"language", &Person::language},
                                                                         {"calendar", &Person::calendar}};
constexpr std::pair<std::string_view, std::vector<std::string> Person::*> kLists[] = {
    {"teams", &Person::teams}, {"lead_of", &Person::lead_of}, {"roles", &Person::roles}};

std::vector<std::string> member_names() {
  std::vector<std::string> names = {"skills", "capacity"};
  for (const auto& [name, member] : kTexts) names.emplace_back(name);
  for (const auto& [name, member] : kLists) names.emplace_back(name);
  return names;
}

/// False when there is no member of that name, or its value is of another type: `wanted` says which.
bool set(Person& person, const std::string& key, const Node& value, std::string_view& wanted) {
  for (const auto& [name, member] : kTexts) {
    if (name != key) continue;
    wanted = "text";
    person.*member = value.text;
    return value.kind == Kind::string;
  }
  for (const auto& [name, member] : kLists) {
    if (name != key) continue;
    wanted = "a list of text";
    for (const Node& item : value.items) (person.*member).push_back(item.text);
    return value.kind == Kind::array &&
           std::all_of(value.items.begin(), value.items.end(), [](const Node& item) { return item.kind == Kind::string; });
  }
  if (key == "skills") {
    wanted = "a table of levels from 1 to 5";
    for (const toml::Entry& skill : value.entries) {
      if (skill.value.kind != Kind::integer || skill.value.integer < 1 || skill.value.integer > 5) return false;
      person.skills[skill.key] = static_cast<int>(skill.value.integer);
    }
    return value.kind == Kind::table;
  }
  if (key == "capacity") {
    wanted = "a whole number";
    person.capacity = static_cast<int>(std::clamp<std::int64_t>(value.integer, 0, 1'000'000));
    return value.kind == Kind::integer;
  }
  return false;
}

}  // namespace

RuleTestPeople::RuleTestPeople(const Node* people, policy::Findings& findings) {
  if (!people) return;
  for (const toml::Entry& entry : people->entries) {
    Person& person = people_[entry.key];
    person.id = entry.key;
    person.name = entry.key;
    for (const toml::Entry& member : entry.value.entries) {
      std::string_view wanted;
      if (set(person, member.key, member.value, wanted)) continue;
      if (wanted.empty())
        findings.error(member.span, "unknown-key", format("a person has no \"{}\"", member.key), did_you_mean(member.key, member_names()));
      else
        findings.error(member.value.span, "wrong-type", format("\"{}\" of a person must be {}", member.key, wanted));
    }
  }
}

const Person* RuleTestPeople::person(std::string_view id) const {
  const auto found = people_.find(id);
  return found == people_.end() ? nullptr : &found->second;
}

std::vector<const Person*> RuleTestPeople::members(std::string_view team) const {
  std::vector<const Person*> members;
  for (const auto& [id, person] : people_)
    if (std::find(person.teams.begin(), person.teams.end(), team) != person.teams.end()) members.push_back(&person);
  return members;
}

const Person* RuleTestPeople::lead_of(std::string_view what) const {
  for (const auto& [id, person] : people_)
    if (std::find(person.lead_of.begin(), person.lead_of.end(), what) != person.lead_of.end()) return &person;
  return nullptr;
}

const Person* RuleTestPeople::by_address(std::string_view address) const {
  for (const auto& [id, person] : people_)
    if (lower(person.address) == lower(address) || (!person.login.empty() && lower(person.login) == lower(address))) return &person;
  return nullptr;
}

}  // namespace spoc::desk
