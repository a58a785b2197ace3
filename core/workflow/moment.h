// Points in time of a run: from what an expression says to an instant, through dates, rolls and opening hours.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "workflow/scope.h"

namespace spoc::workflow {

/// What a bare date means: its first opening (`start`, `until`) or its last closing (`due`, `target`).
enum class Edge { opening, closing };

/// It has no value yet, and what decides it: "anchor", "step request".
struct Undecided {
  std::string because;
};
/// It will have none.
struct NoValue {
  std::string why;
};

using Moment = std::variant<Instant, Undecided, NoValue>;
using Truth = std::variant<bool, Undecided, NoValue>;

/// The moment of an expression, moved by `roll`.
Moment moment_of(const Formula& formula, const RunScope& scope, Edge edge, const std::optional<Roll>& roll = {});
Truth truth_of(const Formula& formula, const RunScope& scope);

/// No due date before what the workflow's `late` says, for runs that start late.
Instant not_too_early(const Definition& definition, Instant due, const RunScope& scope);

/// First opening of a day, on a closed day of the next open one; last closing, on a closed day of the one before.
Instant edge_of(time::Date date, Edge edge, const time::Calendar& calendar);
/// The day itself when it fits, else the nearest one in the roll's direction.
time::Date rolled(time::Date date, const Roll& roll, const time::Calendar& calendar);

/// The day zero of a run as an instant, for display; nothing while it is not known.
std::optional<Instant> anchor_of(const Definition& definition, const RunScope& scope);
std::optional<Instant> target_of(const Definition& definition, const RunScope& scope);

}  // namespace spoc::workflow
