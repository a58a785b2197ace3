// People who have a part in runs without an account, and are in the directory by now: what is addressed to them is
// theirs.
#pragma once

#include <string>
#include <vector>

#include "desk/deciding.h"
#include "desk/desk.h"

namespace spoc::desk {

/// A step that was for somebody without an account.
struct KnownContact {
  RunId run;
  std::string step, item;
  std::string contact, person;  ///< their address there, and who they are
};

struct KnownContacts {
  Outcome outcome;  ///< a run that could not be moved is a rejection
  std::vector<KnownContact> steps;
};

/// Steps of open runs whose contact has the address of somebody in the directory go to them, in one operation. Nothing
/// to do writes nothing. Calls nobody to account: whoever calls has asked whether that may be done.
KnownContacts hand_to_known_contacts(Desk& desk);

/// Within an operation: the contact of that run is that person from now on.
void identify_contact(Deciding& deciding, RunId run, const std::string& contact, const std::string& person,
                      const std::string& reason);

}  // namespace spoc::desk
