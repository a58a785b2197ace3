// Making the directory equal to a file of the personnel system: who is new, who changed, who has left and what they
// had.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/contacts.h"
#include "desk/desk.h"
#include "intake/people.h"

namespace spoc::desk {

/// Somebody who has left, with the tickets that are still open and theirs, by number: those that the caller sees.
struct Leaver {
  std::string person;
  std::vector<TicketId> assigned;
  std::vector<TicketId> owned;
};

/// Ids in the order of the file, then those who left by id.
struct Synced {
  domain::OperationId operation;
  std::size_t read = 0;
  std::size_t unchanged = 0;
  std::vector<std::string> added, changed;
  std::vector<Leaver> left;
  std::vector<intake::PersonProblem> problems;  ///< of rows; who they name keeps the entry there was
  std::vector<KnownContact> known;  ///< what was for people without an account, and is theirs now; not of a dry run
  std::vector<Rejection> unmoved;   ///< runs that could not be told
  bool some_unnamed = false;  ///< a row does not say whom it is about: then nobody counts as having left
};

/// Reads the content of people.csv and records what differs. With the desk's `dry_run` nothing is written. Throws data
/// when the file as a whole cannot be used: then nothing changed. Who has a part in a run by their address alone, and is in
/// the directory by now, gets what is theirs: in an operation of its own, which the next call makes up for when it is missing.
Synced sync_people(Desk& desk, std::string_view csv);

}  // namespace spoc::desk
