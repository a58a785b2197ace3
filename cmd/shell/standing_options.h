// The options a command has without declaring them: every command, those of its traits, and those that may stand before
// the verb. One table each, so that parsing, help, manual and completion agree.
#pragma once

#include <vector>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// What the traits add to a command's own options, `--no-color` and `--help` included.
std::vector<Option> standing_options(const Traits& traits);

/// Everything the command accepts: its own options first, then the standing ones. An own option hides a standing one of
/// the same name, and takes its letter away when both want the same.
std::vector<Option> accepted_options(const Command& command);

/// What may stand between `spoc` and the verb, whatever the verb is.
std::span<const Option> leading_options();

/// The option called `name` ("--team", or an alias), or nothing.
const Option* find_option(std::span<const Option> options, std::string_view name);
/// The option with that letter, or nothing.
const Option* find_letter(std::span<const Option> options, char letter);

/// Options without help are for programs: they work, but help, manual and completion leave them out. So are commands
/// without a group.
inline bool is_hidden(const Option& option) {
  return option.help.empty();
}
inline bool is_hidden(const Command& command) {
  return command.group.empty();
}

}  // namespace spoc::cmd
