// The people of a file of rule tests: who is in which team and knows what, so that a test does not depend on who works here today.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "domain/person.h"
#include "policy/findings.h"

namespace spoc::desk {

class RuleTestPeople : public domain::Directory {
 public:
  /// Reads `[person.ID]` tables: name, address, department, calendar (text), teams, lead_of, roles (lists), skills (name = level),
  /// capacity. `people` may be nothing: then nobody is there.
  RuleTestPeople(const toml::Node* people, policy::Findings& findings);

  const domain::Person* person(std::string_view id) const override;
  std::vector<const domain::Person*> members(std::string_view team) const override;
  const domain::Person* lead_of(std::string_view team_or_department) const override;
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view, time::Instant) const override { return std::nullopt; }
  const domain::Person* by_address(std::string_view address) const override;

 private:
  std::map<std::string, domain::Person, std::less<>> people_;
};

}  // namespace spoc::desk
