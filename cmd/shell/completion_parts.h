// What the three completion scripts have in common: which commands and options they know and how text is quoted. Inside
// the completion only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// A command with everything it accepts. The nameless command stands for the line before the verb, with the leading
/// options.
struct Completed {
  std::string name;
  std::string alias;
  std::string summary;
  std::vector<Option> options;  ///< without hidden ones
  std::span<const Argument> arguments;
};

/// Every command that is not hidden; the nameless one is always first.
std::vector<Completed> completed_commands(std::span<const Command* const> commands);

/// First words of two-word commands, each once: "run".
std::vector<std::string> families(const std::vector<Completed>& commands);

/// What may be typed as the first word: names, other names and families, with a description.
struct Word {
  std::string word;
  std::string what;
};
std::vector<Word> first_words(const std::vector<Completed>& commands);
std::vector<Word> second_words(const std::vector<Completed>& commands, std::string_view family);

/// All spellings: "-t", "--team", the alias.
std::vector<std::string> spellings(const Option& option);

/// The words of an argument whose name lists them ("bash|zsh|fish"), else none.
std::vector<std::string> words_of(const Argument& argument);

/// 'text' for bash and zsh; for fish.
std::string sh_quoted(std::string_view text);
std::string fish_quoted(std::string_view text);

}  // namespace spoc::cmd
