// What the words after `spoc` mean: run a command of ours, show a text, or become another program.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// The user's own words for commands: name → the words it stands for ("mine" → "list", "--assignee", "me").
using Aliases = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What can be called. `aliases` is asked at most once and only when no built-in command fits, since that reads a file.
struct Callable {
  std::span<const Command* const> commands;
  std::function<Aliases()> aliases;
  std::string_view path;  ///< $PATH; only absolute folders count, so that a file lying about is never run
};

/// Run `command`. What stood before the verb is among the arguments, unless it was given again behind the verb.
struct Run {
  const Command* command;
  Arguments arguments;
};

/// Print `text`: on standard output when the code is ok, else on standard error; then leave with `code`.
struct Show {
  std::string text;
  Code code;
};

/// Execute `path` with `words` (the first is the program's name); `settings` ("SPOC_DESK=…") hand the leading options
/// on.
struct Execute {
  std::string path;
  std::vector<std::string> words;
  std::vector<std::string> settings;
};

using Dispatch = std::variant<Run, Show, Execute>;

/// Finds what `words` (without the program's own name) call and checks its arguments. Throws usage, with the nearest
/// name when there is no such command.
Dispatch dispatch(std::span<const std::string> words, const Callable& callable);

/// "spoc 0.1.0" and a newline.
std::string_view version_text();

/// `name` in the absolute folders of `path`, executable and a regular file; empty when there is none.
std::string find_program(std::string_view name, std::string_view path);

}  // namespace spoc::cmd
