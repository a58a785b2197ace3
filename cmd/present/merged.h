// A merged ticket's number still answers: what is asked of it is asked of the ticket it was merged into, and that is
// said.
#pragma once

#include <vector>

#include "cmd/shell/context.h"
#include "domain/ids.h"

namespace spoc::cmd {

/// The tickets that answer for these, each once, in order; says on standard error which were merged.
std::vector<domain::TicketId> follow_merges(Context& context, const std::vector<domain::TicketId>& ids);

}  // namespace spoc::cmd
