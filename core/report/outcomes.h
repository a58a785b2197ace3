// What tickets came to, for reports that count: kept beside tickets that are settled, computed of all others.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/outcome.h"
#include "report/cohort.h"

namespace spoc::report {

using EachOutcome = std::function<void(const domain::Outcome&)>;

/// Computes outcomes as of the time that is asked for.
class Assessing {
 public:
  explicit Assessing(const Request& request) : request_(request), held_to_(request) {}
  /// Needs `outcome_parts` of the ticket. One after the other, on whatever thread.
  void assess(const domain::Ticket& ticket, domain::Outcome& outcome);
  /// The same, valid until the next call.
  const domain::Outcome& of(const domain::Ticket& ticket);

 private:
  const Request& request_;
  HeldTo held_to_;
  domain::Outcome outcome_;
};

/// What an outcome is computed of.
store::TicketParts outcome_parts();

/// Streams the outcomes of the tickets that match the request as they were known then, in no particular order; of tickets that count
/// from `since` on.
void each_outcome(store::Reading& reading, const Request& request, std::optional<Instant> since, const EachOutcome& each);

}  // namespace spoc::report
