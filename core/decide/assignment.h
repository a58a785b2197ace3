// Who gets a ticket: the choice among the members of a team, with every candidate's reason.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// A candidate and what speaks for or against.
struct Candidate {
  std::string person;
  bool eligible = false;
  std::string reason;
  bool by_load = false;  ///< the reason counts all they have to do
};

struct Choice {
  std::string person;  ///< empty: nobody
  std::string by;      ///< "round_robin", "least_loaded", "offer", "cover", "backup"
  std::string team;    ///< whose member it is: the one asked for, or its backup
  std::string reason;
  bool queued = false;  ///< the team chooses, and nobody could be chosen: it waits with the reason
  bool later = false;   ///< what speaks against somebody passes by itself: away, off shift, full
  std::vector<Candidate> candidates;
};

/// Chooses among the members of the team by its way of distributing. Nobody eligible: the cover of who is away, then the
/// team's backup, else nobody with the reason. `offer` names nobody; a backup that offers gets the ticket when somebody of it
/// could take it.
Choice choose_assignee(const Ticket& ticket, const std::string& team, const std::map<std::string, int>& skill, const Situation& situation);

/// Who is asked next when somebody did not take it in time, or nobody took what was offered or given back: the same choice, but a
/// team that offers names somebody, too, who went longest without a new one.
Choice choose_next(const Ticket& ticket, const std::string& team, const std::map<std::string, int>& skill, const Situation& situation);

/// Why this person cannot take the ticket now, or an empty text.
std::string objection(const Ticket& ticket, const domain::Person& person, const policy::Team& team,
                      const std::map<std::string, int>& skill, const Situation& situation);

}  // namespace spoc::decide
