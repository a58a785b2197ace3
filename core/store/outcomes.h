// What tickets come to for good (domain::Outcome), as a narrow row beside each ticket that is settled: a report over years reads these
// instead of everything that a ticket's rows say. What the bytes are stands in outcomes.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

struct PackedOutcome {
  Instant settled_at;
  std::string facts;
  bool operator==(const PackedOutcome&) const = default;
};

class Outcomes {
 public:
  explicit Outcomes(sql::Connection& connection);

  /// Makes the row of a ticket that of its schedule, which may have none; `is_new`: there was no ticket.
  void write(const domain::TicketChange& change, bool is_new);
  /// The row of that ticket as it stands, for `verify`.
  std::optional<PackedOutcome> packed(TicketId id);
  /// As Reading::outcomes: they are read on a thread of its own meanwhile, and there `others` is asked for those of tickets that have none.
  using Others = std::function<void(const std::vector<TicketId>& tickets, std::vector<domain::Outcome>& to)>;
  void each(const std::optional<StillCounting>& counting, TicketId last, const Others& others, const EachOutcome& each);

 private:
  sql::Connection& connection_;
  sql::Prepared insert_, put_, erase_, one_, range_;
};

/// An outcome as bytes, without the ticket's number; equal ones give equal bytes.
std::string pack(const domain::Outcome& outcome);
/// Back again, into what may hold another one. Throws io when they are no outcome.
void unpack(std::string_view bytes, domain::Outcome& outcome);

}  // namespace spoc::store
