// Starting many runs from a table: all rows checked first, one operation, each row accounted for.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// `run start W --csv FILE`: prints the runs in row order, or `spoc.import/1` with `runs`. Answers data when a row is bad and
/// nothing was started, partial when the others were. Throws data on a map or header that cannot be used.
Code start_from_csv(Context& context);
/// `run start W --csv-template`: the header of such a file, and below it what each column takes.
Code print_csv_template(Context& context);

}  // namespace spoc::cmd
