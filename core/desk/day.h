// One person's day: what is on their desk, what they answer for, what their teams have not taken, most pressing first.
#pragma once

#include <string>
#include <vector>

#include "decide/urgency.h"
#include "desk/desk.h"
#include "domain/person.h"

namespace spoc::desk {

/// A ticket and how pressing it is for the person.
struct Pressing {
  store::StoredTicket stored;
  decide::Urgency urgency;
};

/// What the person could work on now, most pressing first: open tickets of theirs where it is the desk's turn, and
/// untaken ones of their teams that they could take now. Empty for somebody who is not in the directory.
std::vector<Pressing> pressing(Desk& desk, const std::string& person);

struct Day {
  std::vector<Pressing> mine;         ///< assigned to them, also what waits
  std::vector<Pressing> followed;     ///< owned by them, worked on by others
  std::vector<Pressing> unowned;      ///< of their teams, without anybody
  std::vector<Pressing> due;          ///< of all of these, what falls due before `until`, or is past
  std::vector<domain::Absence> away;  ///< members of their teams who are away now
  std::int64_t undelivered = 0;       ///< messages of the desk that could not be sent
};

/// `until` ends the day. Lists are most pressing first.
Day day_of(Desk& desk, const std::string& person, Instant until);

}  // namespace spoc::desk
