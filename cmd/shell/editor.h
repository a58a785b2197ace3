// Writing a text in the user's editor, only when asked for with -e.
#pragma once

#include <string>

#include "cmd/shell/environment.h"
#include "cmd/shell/terminal.h"

namespace spoc::cmd {

/// Opens $VISUAL, $EDITOR or `vi` on an empty temporary file and returns what was written; lines that begin with '#' are left
/// out. Throws usage without a terminal, unavailable when the editor cannot be started or fails, data when nothing was written.
std::string edit_text(const Environment& environment, const Terminal& terminal);

}  // namespace spoc::cmd
