// Named lists of tickets: those of policy and those that every desk has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/shell/filters.h"

namespace spoc::cmd {

/// How a view wants to be shown; empty: it does not say.
struct ViewLayout {
  std::vector<std::string> sort;  ///< members, -name descends
  std::vector<std::string> columns;
};

/// Adds the condition of the view to the filter. Those of policy go before the built-in ones (mine, followed, unowned,
/// overdue, stalled, waiting). Throws not_found with the nearest name.
ViewLayout add_view(Context& context, std::string_view name, Filter& filter);

}  // namespace spoc::cmd
