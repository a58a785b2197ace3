// Which tickets a verb is about: those that are named, or those that match filters, after asking.
#pragma once

#include <vector>

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// True when a filter of `list` was given.
bool has_filters(const Arguments& arguments);

/// The tickets that are named, or, when filters are given in their place, those that match now, by number. Before what
/// a filter chose is changed the person is asked on a terminal, elsewhere --yes is needed; a dry run asks nothing.
/// Throws usage when neither or both are given, not_found when no ticket matches, no when the person says so.
std::vector<domain::TicketId> chosen_tickets(Context& context);

}  // namespace spoc::cmd
