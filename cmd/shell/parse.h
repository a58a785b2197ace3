// From the words after the verb to checked arguments, by the command's declaration.
#pragma once

#include <span>
#include <string>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// Positionals and options of `command`, checked: every option known, given once unless repeatable, with exactly one
/// value whatever that begins with, one of its words when it has words; no positional missing or left over. `--` ends
/// the options. Throws usage with a hint. With `--help` among the options nothing else is checked.
Arguments parse(const Command& command, std::span<const std::string> words);

/// True when these words ask for JSON, also when they cannot be parsed: errors are then told in JSON.
bool asks_for_json(std::span<const std::string> words);

}  // namespace spoc::cmd
