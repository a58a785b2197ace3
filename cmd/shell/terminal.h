// What the streams are, read once: terminals or not, how wide, whether colours are welcome; and the one question that
// may be asked there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cmd/shell/environment.h"
#include "render/table.h"

namespace spoc::cmd {

struct Terminal {
  bool input = false;  ///< standard input is one
  bool output = false;
  bool errors = false;
  int width = 0;        ///< cells of a line on standard output, 0 when that is no terminal
  int height = 0;       ///< lines of a screen, 0 when standard output is no terminal
  bool colour = false;  ///< on standard output
  bool colour_errors = false;
};

/// $COLUMNS and $LINES go before what the terminal says, 80 by 24 stands in when neither is known. No colours with
/// $NO_COLOR (any value but the empty one), $TERM=dumb or without $TERM. `--no-color` is the caller's business:
/// `without_colour`.
Terminal read_terminal(const Environment& environment);

Terminal without_colour(Terminal terminal);

/// Asks for a line; nothing when the input has ended, so that nobody is asked for ever. Only where both streams are terminals.
std::optional<std::string> ask(std::string_view question, const Environment& environment);

/// Asks `question` ("Erase ana?") on standard error and reads a line: true for y or yes, in any case. Everything else,
/// also the end of input, is no. Throws usage naming `--yes` when standard input or standard error is no terminal.
bool confirm(std::string_view question, const Environment& environment, const Terminal& terminal);

}  // namespace spoc::cmd
