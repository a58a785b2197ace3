// Logging: a draft becomes a ticket with priority, place, clocks and an acknowledgement, in one transaction.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

/// What became of one draft.
struct Logged {
  TicketId ticket;
  bool created = true;           ///< false: its key was known
  std::optional<Error> refused;  ///< then there is no ticket
};

struct LogOutcome {
  Outcome outcome;
  std::vector<Logged> rows;      ///< one for each draft, in order
};

/// Logs drafts in one transaction. A draft that is refused never stops the others; with one draft alone its error is thrown.
/// A key that is known does what `on_known` says. Throws try_again, io as the store does.
LogOutcome log(Desk& desk, std::span<const intake::Draft> drafts, intake::OnKnown on_known);

}  // namespace spoc::desk
