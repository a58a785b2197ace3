// Who stands in for somebody who is away.
#pragma once

#include <string>
#include <vector>

#include "domain/person.h"

namespace spoc::domain {

/// `chain` are the people asked in turn, from the first cover to whoever stands in; the last of them is away or has
/// left when nobody does.
struct StandIn {
  const Person* person = nullptr;
  std::vector<std::string> chain;
  bool circle = false;  ///< the chain came back to somebody who had been asked
};

/// Follows the covers from the absence on: the cover it names, else the person's standing one; while that person is
/// away at `at` too, theirs. Nobody when the chain ends or goes round in a circle.
StandIn stand_in(const Directory& people, const Absence& absence, time::Instant at);

/// Who stands in for the person at that time; nothing when they are there, or nobody does.
const Person* covering(const Directory& people, std::string_view person, time::Instant at);

}  // namespace spoc::domain
