// The directory as a file of the personnel system: people.csv, one person a row. Lists are separated by `;`.
#pragma once

#include <string>
#include <vector>

#include "base/csv.h"
#include "domain/person.h"
#include "policy/policy.h"

namespace spoc::intake {

/// Why a row cannot be used. `row` counts from 1, the header included; row 0 is about the file. `column` is empty when
/// it is about the whole row.
struct PersonProblem {
  long long row = 0;
  std::string column;
  std::string reason;  ///< a sentence without a full stop
  std::string hint;
  bool operator==(const PersonProblem&) const = default;
};

struct PeopleFile {
  std::vector<domain::Person> people;   ///< of rows without a problem, in file order
  std::vector<PersonProblem> problems;  ///< in row order; several for one row
  std::size_t read = 0;                 ///< rows below the header
  std::vector<std::string> named;       ///< ids of all rows, also of those with a problem
  bool complete = true;                 ///< false when the id of some row could not be read
};

/// Reads a whole file. The header names the columns: `id`, `name`, `address`, `login`, `phone`, `manager`,
/// `department`, `location`, `language`, `teams`, `lead_of`, `skills` (vpn=3;macos=1), `capacity`, `calendar`, `cover`,
/// `roles`; `id` must be there, others may be missing, others still are a problem of the file. Departments, teams,
/// calendars and roles are those of policy, manager and cover are ids of the file; ids, addresses and logins are
/// unique. With a problem of the file nobody is read.
PeopleFile read_people(csv::Source source, const policy::Policy& policy);

}  // namespace spoc::intake
