// What putting a policy in force does to open tickets, found out by doing it: which deadlines move, what breaches or recovers by
// it, and whom the next sweep tells. `apply` and its `--dry-run` give this same value.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "decide/situation.h"
#include "domain/ids.h"
#include "domain/sight.h"
#include "domain/words.h"

namespace spoc::desk {

/// A clock whose due instant is another one afterwards.
struct Deadline {
  domain::TicketId ticket;
  domain::ClockName clock = domain::ClockName::resolution;
  std::optional<time::Instant> before;  ///< nothing: it was not promised, or stood still
  std::optional<time::Instant> after;   ///< nothing: it is not promised any more, or stands still
  bool breaches = false;                ///< late now, and only because the promise is another
  bool recovers = false;                ///< was late, and has time again; that it was late stays recorded
  bool operator==(const Deadline&) const = default;
};

struct Consequences {
  std::int64_t pinned = 0;               ///< tickets that are held to the new bundle now
  std::int64_t moved = 0;                ///< tickets with a deadline that moves
  std::int64_t breached = 0;             ///< clocks that breach by it
  std::int64_t recovered = 0;            ///< clocks that recover by it
  std::vector<Deadline> deadlines;       ///< in the order of the tickets
  std::map<std::string, std::int64_t> told;  ///< whom the next sweep tells because of it (person or address) → tickets

  void add(Consequences more);
};

/// Holds the ticket, to which time has been applied, to another bundle: its promises follow, elapsed time does not change. What is not
/// there for that sight counts; its deadlines, and whom it tells, are not said.
void hold_to(domain::TicketChange& change, const decide::Situation& situation, const std::string& bundle, const domain::Sight& sight,
             Consequences& seen);

}  // namespace spoc::desk
