// Another policy than the desk's own, to be asked what it would have done: a folder like a desk's, or one file in the
// place of spoc.toml. It is checked as `check` checks a desk, and nothing of it comes into force.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "desk/check.h"
#include "domain/person.h"
#include "intake/people.h"

namespace spoc::desk {

struct OtherDesk {
  std::vector<policy::File> files;
  Checked checked;
  intake::PeopleFile people;  ///< of its people.csv
  bool has_people = false;    ///< false: nothing else about who works here
};

/// Of a folder its bundle, and people.csv where it has one; of a file that, with the rest of the bundle in force.
/// Throws not_found when there is neither, and data when its people.csv has a row that cannot be used.
OtherDesk read_other_desk(const std::string& path, const std::vector<policy::File>& in_force, time::Instant now);

/// The directory as that list; who was away is what the desk's own directory says.
std::unique_ptr<domain::Directory> listed(std::vector<domain::Person> people, const domain::Directory& desk);

}  // namespace spoc::desk
