// People as the rule language sees them: the record `person` and the functions that look people up.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "domain/person.h"
#include "expr/program.h"
#include "policy/policy.h"

namespace spoc::policy {

/// Text as a value; null when it is empty.
expr::Value text_or_null(std::string_view text);

/// id, name, address, login, phone, manager, department, location, language, teams, lead_of, skills, capacity,
/// calendar, cover, roles, left, away. Text that is empty is null.
const expr::RecordType& person_record_type();
/// Type of a value that is a person.
expr::Type person_type();

/// `manager_of(p)`, `lead_of(team_or_department)`, `members(team)`, `on_call(team)`, in this order; p is a person or an
/// id.
const std::vector<expr::Function>& people_functions();

/// Whom a rota means for the team: an id, login or address, else the name as it stands in the directory. Nothing when nobody is called
/// so.
const domain::Person* person_on_rota(const domain::Directory& people, std::string_view team, std::string_view who);

/// Answers the functions for one evaluation and keeps the records it gave out. Borrows policy and directory.
class PeopleScope {
 public:
  PeopleScope(const Policy& policy, const domain::Directory& people, time::Instant now);
  ~PeopleScope();

  /// Function of that position in `people_functions`. Throws expr::Missing when there is nobody.
  expr::Value call(std::size_t position, const std::vector<expr::Value>& arguments) const;
  /// The record of a person who lives at least as long as this.
  expr::Value record(const domain::Person& person) const;

 private:
  class PersonRecord;
  const domain::Person& manager_of(const expr::Value& who) const;
  const domain::Person& on_call(std::string_view team) const;

  const Policy& policy_;
  const domain::Directory& people_;
  time::Instant now_;
  mutable std::deque<PersonRecord> records_;
};

}  // namespace spoc::policy
