// Completion scripts for bash, zsh and fish, made from the table of commands. What depends on the desk is asked of
// `spoc completion --candidates KIND` when somebody presses the key: one candidate per line, a tab and a description
// behind it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cmd/shell/command.h"

namespace spoc::cmd {

std::string bash_completion(std::span<const Command* const> commands);
std::string zsh_completion(std::span<const Command* const> commands);
std::string fish_completion(std::span<const Command* const> commands);

/// The KIND of `--candidates` for what only the desk knows ("ticket"); empty for files, folders, words and nothing.
std::string_view candidate_kind(Completer completer);
/// The other way round; nothing for a word that is no kind.
std::optional<Completer> completer_of_kind(std::string_view kind);

}  // namespace spoc::cmd
