// A directory from a list, for tests.
#pragma once

#include <vector>

#include "base/text.h"
#include "domain/person.h"

namespace spoc::test {

class PeopleList : public domain::Directory {
 public:
  std::vector<domain::Person> people;
  std::vector<domain::Absence> absences;

  const domain::Person* person(std::string_view id) const override {
    for (const domain::Person& p : people)
      if (p.id == id) return &p;
    return nullptr;
  }
  std::vector<const domain::Person*> members(std::string_view team) const override {
    std::vector<const domain::Person*> found;
    for (const domain::Person& p : people)
      for (const std::string& name : p.teams)
        if (name == team) found.push_back(&p);
    return found;
  }
  const domain::Person* lead_of(std::string_view group) const override {
    for (const domain::Person& p : people)
      for (const std::string& name : p.lead_of)
        if (name == group) return &p;
    return nullptr;
  }
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view id, time::Instant t) const override {
    for (const domain::Absence& a : absences)
      if (a.person == id && a.since <= t && (!a.until || t < *a.until)) return a;
    return std::nullopt;
  }
  const domain::Person* by_address(std::string_view address) const override {
    for (const domain::Person& p : people)
      if (lower(p.address) == lower(address) || lower(p.login) == lower(address)) return &p;
    return nullptr;
  }
};

/// Somebody with an address.
inline domain::Person somebody(std::string id, std::vector<std::string> teams = {}) {
  domain::Person p;
  p.id = id;
  p.name = "Name of " + id;
  p.address = id + "@example.org";
  p.teams = std::move(teams);
  return p;
}

}  // namespace spoc::test
