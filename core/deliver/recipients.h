// From a role to people: who "the assignee" or "the lead" of a ticket is at this moment, and under which address.
#pragma once

#include <string>
#include <vector>

#include "domain/change.h"
#include "domain/person.h"
#include "policy/policy.h"

namespace spoc::deliver {

struct Recipient {
  std::string person;  ///< id, or empty for somebody who only has an address
  std::string name;
  std::string address;
  bool operator==(const Recipient&) const = default;
};

/// Whom an effect is for, each once, ordered by address. Nobody: `problem` says why; `needless` when that is no fault
/// (who would be told caused it).
struct Recipients {
  std::vector<Recipient> people;
  std::string problem;
  bool needless = false;
};

/// `to` is assignee, owner, lead, manager, team, on_call, requester, "person:ID", "team:NAME", "address:A", or the name
/// of a team or the id of a person. Who is away is replaced by their cover; a team with an address of its own is told
/// there. A role that nobody holds falls to the team (assignee) or the front line (the others). The person who caused it is
/// left out. `ticket` may be nothing: then roles are nobody.
Recipients recipients_of(const domain::Effect& effect, const domain::Ticket* ticket, const policy::Policy& policy,
                         const domain::Directory& people, time::Instant now);

/// Their entry in the directory; of somebody who only has an address, one with what is known: the address is their id.
domain::Person person_of(const Recipient& recipient, const domain::Directory& people);

}  // namespace spoc::deliver
