// Whoever may put policy in force is told on a terminal that edited files are not: they change nothing until `spoc
// apply`.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// One line behind the answer, where a person sits who may apply and the command has opened the store.
void mention_edited_files(Context& context);

}  // namespace spoc::cmd
