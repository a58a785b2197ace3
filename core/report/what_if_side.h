// What policy decided about a ticket, as a report compares it: promises that broke, rungs, notices, the place, and how
// much of it weighed on whom.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/change.h"
#include "report/request.h"

namespace spoc::report {

/// Something that policy caused, with the ticket as it was then.
struct Happening {
  std::string what;    ///< of a promise the clock, of a rung its name, of a transfer the team
  std::int64_t n = 1;  ///< the clock's cycle; how often it had happened, this time included
  Instant at;
  std::string priority, team;
  bool is_same(const Happening& other) const { return what == other.what && n == other.n && at == other.at; }
};

/// Where the rules brought it the first time.
struct Placed {
  Instant at;
  std::string team, by, rule;
};

/// An open ticket that a team had, with the weight of its priority: [from, to).
struct Held {
  Instant from, to;
  std::string team;
  std::int64_t weight = 1;
};

struct Side {
  std::vector<Happening> breaches, rungs, transfers;
  std::optional<Placed> placed;
  std::vector<Held> held;
};

using WeightOf = std::function<std::int64_t(const domain::Ticket&)>;

/// Reads it from events; what is open still is held until `until`. A rung whose condition did not hold did nothing and
/// does not count.
Side side_of(domain::TicketId id, std::span<const domain::Recorded> events, const WeightOf& weight, Instant until);

/// Notices in the period by whom they are for and why. What joined another counts by itself: how often a sweep came by
/// decides what is joined, and is no difference.
using NoticeCounts = std::map<std::pair<std::string, std::string>, std::int64_t>;
void count_notices(std::span<const domain::Effect> notices, const Bounds& period, NoticeCounts& counts);

}  // namespace spoc::report
