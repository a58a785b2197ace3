// What somebody may see: which tickets and runs are there for them, and how much of each. A plain value that follows from roles,
// teams and policy (decide/permission.h); `seen` says it of one ticket, and the store says the same as a condition.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/run.h"
#include "domain/ticket.h"

namespace spoc::domain {

/// How far a role reaches; each includes the ones before.
enum class Scope { own, team, department, desk };

/// How much of a ticket: nothing (it does not exist), what its requester is told, or all of it.
enum class Seen { nothing, status, whole };

/// Lists are few and short. Names of people are an id, a login and an address.
struct Sight {
  bool unlimited = false;                    ///< the desk's own programs, and who owns the store: everything
  Scope scope = Scope::own;                  ///< of what is not confidential
  std::string person;                        ///< id; empty: nobody, so nothing is their own
  std::vector<std::string> names;            ///< that, the login and the address: what `about` may call them
  std::string address;                       ///< under which they may have asked
  std::vector<std::string> teams;            ///< of which they are a member or the lead
  std::vector<std::string> departments;      ///< of those teams, their own, and those they lead
  std::string front_line;                    ///< the team that has what nothing placed
  std::vector<std::string> confidential_teams, confidential_services;
  std::vector<std::string> hidden_rules;     ///< that lead to a confidential team of which they are no member
  bool asked = true;                         ///< what they asked for or logged counts, with its status
  bool takes_part = true;                    ///< what they follow counts with its status, what they were asked about whole
  bool operator==(const Sight&) const = default;

  static const Sight& everything();
};

/// Only members of its team, who works on it, who was brought in by name, and the department that answers for its run see a
/// confidential ticket whole; its requester and owner see its status. Whom a run is about sees of a confidential one only what is
/// assigned to them.
Seen seen(const Sight& sight, const Ticket& ticket);
/// A run is seen whole or not at all: by the department that answers for it, by who started it, by who sees the whole desk unless
/// it is confidential, and by the teams and assignees of its steps unless it is.
bool seen(const Sight& sight, const Run& run);

/// True when the ticket, its team or its service is confidential.
bool confidential(const Sight& sight, const Ticket& ticket);

/// True when the team is confidential and they are not of it: its name is not said to them.
bool hides(const Sight& sight, const std::string& team);

/// The data (JSON) of an entry of that kind as they may read it. Who sees a ticket that was with a hidden team before reads that it
/// was with "another team", and nothing of the way there. What people wrote to each other stands: it was handed on with the ticket.
std::string as_seen(const Sight& sight, std::string_view kind, std::string data);

/// The role or address of a notice as they may read it.
std::string as_seen(const Sight& sight, std::string to);

/// What its requester may know of a ticket: without how it is worked on and what it is connected to, but for the one that it goes on
/// as, and of a confidential one without by whom.
Ticket public_face(Ticket ticket, bool secret);

}  // namespace spoc::domain
