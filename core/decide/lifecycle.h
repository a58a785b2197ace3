// The life cycle as one table: which verb leads from which status to which. The manual prints the same table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "decide/situation.h"
#include "domain/words.h"

namespace spoc::decide {

/// One row: the verb, the statuses it starts from, the status it leads to.
struct Transition {
  std::string_view verb;
  std::span<const domain::Status> from;
  domain::Status to;
  std::string_view note;
};
std::span<const Transition> transitions();

/// Throws conflict, naming verb, ticket and status and what can be done instead, unless the table allows the verb now.
void require_transition(std::string_view verb, const Ticket& ticket);
/// The same as a question.
bool allows(std::string_view verb, domain::Status status);

/// The last instant at which a closed ticket may still be reopened; nothing when it is not closed, or policy sets no window.
std::optional<Instant> reopen_until(const Ticket& ticket, const policy::Policy& policy);
/// Whether it may be reopened at that instant: resolved, or closed and within the window.
bool may_reopen(const Ticket& ticket, const policy::Policy& policy, Instant now);

}  // namespace spoc::decide
