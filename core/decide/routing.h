// Where a ticket goes: the routing rules in order, then the service's team, then what the desk has learned, then the front line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "decide/permission.h"
#include "decide/situation.h"

namespace spoc::decide {

/// Where it should go, and what the rules set on the way.
struct Placement {
  std::string team;
  std::string by;    ///< "command", "rule", "service", "learned", "front_line"
  std::string rule;  ///< name of the rule that decided
  std::map<std::string, int> skill;
  struct Set {
    std::string rule, member;
    json::Value from, to;
  };
  std::vector<Set> set;
  Reasons reasons;   ///< every rule that was asked, and why it did or did not apply
};

/// Place = `wanted` (the command's team, may be empty), else the rules in order, each seeing what earlier ones set, else the
/// service's team, else the team that routing has learned where it is at least as sure as policy asks, else the front line.
/// Records nothing.
Placement find_place(const Ticket& ticket, const Situation& situation, const std::string& wanted);

/// Whether it is confidential by itself, by its team or by its service as policy has them.
bool confidential(const Ticket& ticket, const policy::Policy& policy);

/// What of it may be told to somebody with that sight: without a confidential team that is not there for them, and
/// without the rules and services that lead there.
Placement as_seen(Placement placement, const Sight& sight, const policy::Policy& policy);

}  // namespace spoc::decide
