// Privacy: what is held about a person, taking it out of the store, and carrying out what policy says is not kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/erasure.h"
#include "desk/desk.h"

namespace spoc::desk {

/// Everything by which somebody is known here.
struct Identity {
  std::string person;              ///< id in the directory, or empty
  std::vector<std::string> names;  ///< ids, logins, addresses, phones and names, as they were written, now or before
  std::vector<TicketId> tickets;   ///< that they asked for
};

/// Throws not_found (with the nearest name) when nobody is known by these words, usage when several are.
Identity identity_of(store::Reading& reading, std::string_view words);

/// What erasing them would do to entries; `instead` stands for them.
decide::Erasing erasing_of(const Identity& identity, std::string instead);

/// Whether an entry holds data of that person: names them, is theirs, or is of a ticket that they asked for.
bool concerns(const Identity& identity, const decide::Erasing& erasing, const store::Entry& entry);

struct Erased {
  std::string instead;  ///< the name that stands for them from now on; empty for retention
  std::vector<TicketId> tickets;
  store::Rewritten rewritten;
};

/// Takes a person out of the store: journal, rows, index, outbox, files. What they asked for dies with what was said
/// about it; where they only worked or are mentioned, their names die. Throws conflict while they are in the directory,
/// have live tickets, or are named by the policy in force. With the desk's `dry_run` nothing is written.
Erased erase(Desk& desk, std::string_view words);

/// Erases what was said in tickets that are over for longer than `[retention] closed_tickets`, and who asked.
Erased erase_old(Desk& desk);

}  // namespace spoc::desk
