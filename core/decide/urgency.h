// How pressing a ticket is for one person, as a sum whose parts can be shown. It orders what they might do next;
// nothing else depends on it.
#pragma once

#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// One part of the sum.
struct UrgencyPart {
  std::string what;  ///< "priority P2", "resolution 80% used"
  double points = 0;
};

struct Urgency {
  double points = 0;
  std::vector<UrgencyPart> parts;
};

/// Up to 6 points for the priority by its weight; up to 10 for the running clock of which most is used, and 5 more when
/// it is past; 2 for what the person works on already, and for standing still longer than policy allows; 1 for having
/// come back. The older ticket is first when the points are equal: compare numbers then.
Urgency urgency_of(const Ticket& ticket, const policy::Policy& held_to, const std::string& person, Instant now);

}  // namespace spoc::decide
