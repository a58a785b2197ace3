// What somebody may see, as a condition of SQL: the same that domain::seen says of one ticket or run. The one place that builds
// it; a test holds it to the function.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "domain/sight.h"

namespace spoc::store {

using SqlValue = std::variant<std::int64_t, double, std::string>;
/// Adds a value to the statement; its name there ("$3").
using Parameter = std::function<std::string(SqlValue)>;

/// A condition on one row, or one that finds all rows: that reads live tickets once, and the others from indexes.
enum class Asking { row, list };

/// On the columns of a row of `ticket`: its status at least may be seen. In brackets; no more than the statement needs.
std::string seen_tickets(const domain::Sight& sight, const Parameter& parameter, Asking asking = Asking::row);
/// The same for tickets of which it may be seen with whom they are: all but confidential ones that show their status
/// only.
std::string placed_tickets(const domain::Sight& sight, const Parameter& parameter);
/// The same for tickets that may be seen whole.
std::string whole_tickets(const domain::Sight& sight, const Parameter& parameter);
/// On the columns of a row of `run`.
std::string seen_runs(const domain::Sight& sight, const Parameter& parameter);

}  // namespace spoc::store
