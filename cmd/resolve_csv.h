// Many answers from a table: one step of many runs, or tickets. All rows are checked before one is done, in one
// operation.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// `resolve --csv FILE`: prints the tickets in row order, or `spoc.import/1` with `tickets`. Answers data when a row is
/// bad and nothing was done, partial when the others were. Throws data on a map or header that cannot be used.
Code resolve_from_csv(Context& context);
/// `resolve --step W/STEP --csv-template`: the header of such a file, and below it the runs in which that step is open.
Code print_answers_template(Context& context);

}  // namespace spoc::cmd
