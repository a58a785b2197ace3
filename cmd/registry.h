// The one table of commands.
#pragma once

#include <span>
#include <string_view>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// Every built-in command, in the order of the help.
std::span<const Command* const> commands();
/// The command of that name or alias ("log", "run start"), or nothing.
const Command* find_command(std::string_view name);

}  // namespace spoc::cmd
