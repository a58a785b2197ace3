// Writing a text in the user's editor, only when asked for with -e.
#pragma once

#include <string>
#include <string_view>

#include "cmd/shell/environment.h"
#include "cmd/shell/terminal.h"

namespace spoc::cmd {

/// Opens $VISUAL, $EDITOR or `vi` on a temporary file that begins with `shown` and returns what was written; lines that begin with
/// '#' are left out. Throws usage without a terminal, unavailable when the editor cannot be started or fails, data when nothing was written.
std::string edit_text(const Environment& environment, const Terminal& terminal, std::string_view shown = {});

/// Text as lines that `edit_text` leaves out: what somebody should have before their eyes while they write.
std::string as_comment(std::string_view text);

}  // namespace spoc::cmd
