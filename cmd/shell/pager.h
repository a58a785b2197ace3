// Long texts on a terminal, one screen at a time.
#pragma once

#include <string_view>

#include "cmd/shell/environment.h"
#include "cmd/shell/terminal.h"

namespace spoc::cmd {

/// Prints `text`: through a pager when standard output is a terminal and the text does not fit its screen, else
/// directly. The pager is $SPOC_PAGER, else $PAGER, else less; its words are split at spaces, there is no shell. An
/// empty variable or `cat` means none, and so does one that cannot be started. Throws io as Output does.
void page(std::string_view text, const Environment& environment, const Terminal& terminal);

/// True when `text` needs more lines than the screen has, long lines counted as often as they wrap.
bool exceeds_screen(std::string_view text, const Terminal& terminal);

}  // namespace spoc::cmd
