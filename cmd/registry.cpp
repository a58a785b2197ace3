#include "cmd/registry.h"

namespace spoc::cmd {

std::span<const Command* const> commands() { return {}; }

const Command* find_command(std::string_view name) {
  for (const Command* command : commands())
    if (command->name == name || (!command->alias.empty() && command->alias == name)) return command;
  return nullptr;
}

}  // namespace spoc::cmd
