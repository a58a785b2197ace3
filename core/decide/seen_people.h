// The directory as somebody sees it: who belongs to a confidential team is not said to those who are not of it. Filters
// that people type ask this one; rules of policy ask the directory itself.
#pragma once

#include <map>
#include <string>

#include "decide/permission.h"

namespace spoc::decide {

/// The entry without the confidential teams that are not there for who looks.
domain::Person as_seen(domain::Person person, const Sight& sight, const policy::Policy& policy);

/// Borrows all three. What it gives out lives as long as it does.
class SeenPeople : public domain::Directory {
 public:
  SeenPeople(const domain::Directory& all, const Sight& sight, const policy::Policy& policy)
      : all_(all), sight_(sight), policy_(policy) {}

  const domain::Person* person(std::string_view id) const override { return seen(all_.person(id)); }
  std::vector<const domain::Person*> members(std::string_view team) const override;
  const domain::Person* lead_of(std::string_view team_or_department) const override;
  domain::Load load(std::string_view person) const override { return all_.load(person); }
  std::optional<domain::Absence> absence(std::string_view person, time::Instant t) const override {
    return all_.absence(person, t);
  }
  const domain::Person* by_address(std::string_view address) const override { return seen(all_.by_address(address)); }
  bool hides(std::string_view team) const override;

 private:
  const domain::Person* seen(const domain::Person* person) const;

  const domain::Directory& all_;
  const Sight& sight_;
  const policy::Policy& policy_;
  mutable std::map<std::string, domain::Person, std::less<>> seen_;
};

}  // namespace spoc::decide
