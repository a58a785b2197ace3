// Zsh has `_arguments`, which knows options, values and positionals: one function per command tells it what there is.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/completion.h"
#include "cmd/shell/completion_parts.h"

namespace spoc::cmd {

namespace {

constexpr std::string_view kAsk = R"zsh(#compdef spoc
# zsh completion for spoc, printed by `spoc completion zsh`

# Candidates that only the desk knows, with their descriptions. The kind comes last, behind what _arguments hands on to compadd.
_spoc_ask() {
  local -a found
  local word what kind=$argv[-1]
  while IFS=$'\t' read -r word what; do
    found+=("${word//:/\\:}:$what")
  done < <(command spoc $spoc_desk completion --candidates $kind 2>/dev/null)
  _describe -t spoc-$kind $kind found "${(@)argv[1,-2]}"
}

)zsh";

/// Backslashes before what `_arguments` or `_describe` would read as its own.
std::string escaped(std::string_view text, std::string_view specials) {
  std::string out;
  for (char c : text) {
    if (c == '\\' || specials.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// ":what to complete:how", with a blank how for what only a person knows.
std::string message(std::string_view what, Completer completer, const std::vector<std::string>& words) {
  std::string how = " ";
  if (!words.empty()) {
    how = format("({})", join(words, " "));
  } else if (completer == Completer::file) {
    how = "_files";
  } else if (completer == Completer::folder) {
    how = "_files -/";
  } else if (const std::string_view kind = candidate_kind(completer); !kind.empty()) {
    how = format("_spoc_ask {}", kind);
  }
  return format(":{}:{}", escaped(what, ":"), how);
}

std::string option_spec(const Option& option, std::string_view name, const std::vector<std::string>& all) {
  const bool repeats = option.repeatable;
  std::string spec = repeats ? "*" : format("({})", join(all, " "));
  spec += name;
  if (!option.value.empty()) spec += name.starts_with("--") ? "=" : "+";
  spec += format("[{}]", escaped(option.help, "[]"));
  if (!option.value.empty())
    spec += message(option.value, option.completer, {option.words.begin(), option.words.end()});
  return spec;
}

void append_option_specs(std::string& out, std::span<const Option> options) {
  for (const Option& option : options) {
    const std::vector<std::string> all = spellings(option);
    for (const std::string& name : all) out += format(" \\\n    {}", sh_quoted(option_spec(option, name, all)));
  }
}

std::string function_name(std::string_view command) {
  std::string name = format("_spoc_{}", command);
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void append_command(std::string& out, const Completed& command) {
  out += format("{}_command() {{\n  _arguments -s -S", function_name(command.name));
  append_option_specs(out, command.options);
  int position = 1;
  for (const Argument& argument : command.arguments) {
    const std::string what = message(argument.name, argument.completer, words_of(argument));
    if (argument.maximum == 0) out += format(" \\\n    {}", sh_quoted("*" + what));
    for (int i = 0; i < argument.maximum; ++i)
      out += format(" \\\n    {}", sh_quoted(std::to_string(position++) + what));
  }
  out += "\n}\n\n";
}

/// A function that completes the first word by `words` and hands the rest of the line to the function of that word.
void append_level(std::string& out, std::string_view name, std::span<const Option> options,
                  const std::vector<Word>& words, std::string_view rest) {
  out += format("{}() {{\n  local curcontext=$curcontext state line\n  typeset -A opt_args\n  _arguments -C -S", name);
  append_option_specs(out, options);
  out += " \\\n    '1: :->verb' \\\n    '*:: :->rest'\n";
  if (!options.empty())
    out += "  local -a spoc_desk\n  (( $+opt_args[--desk] )) && spoc_desk=(--desk ${(Q)opt_args[--desk]})\n";
  out += "  case $state in\n    verb)\n      local -a verbs=(\n";
  for (const Word& word : words)
    out += format("        {}\n", sh_quoted(escaped(word.word, ":") + ":" + escaped(word.what, "")));
  out += "      )\n      _describe -t commands command verbs ;;\n    rest)\n      case $words[1] in\n";
  out.append(rest);
  out += "      esac ;;\n  esac\n}\n\n";
}

}  // namespace

std::string zsh_completion(std::span<const Command* const> commands) {
  const std::vector<Completed> completed = completed_commands(commands);
  std::string out(kAsk);
  std::string rest;
  for (const Completed& command : completed) {
    if (command.name.empty()) continue;
    append_command(out, command);
    if (command.name.find(' ') != std::string::npos) continue;
    const std::string names = command.alias.empty() ? command.name : command.name + "|" + command.alias;
    rest += format("        {}) {}_command ;;\n", names, function_name(command.name));
  }
  for (const std::string& family : families(completed)) {
    std::string members;
    const std::vector<Word> words = second_words(completed, family);
    for (const Word& word : words)
      members += format("        {}) {}_command ;;\n", word.word, function_name(family + " " + word.word));
    append_level(out, function_name(family) + "_family", {}, words, members);
    rest += format("        {}) {}_family ;;\n", family, function_name(family));
  }
  append_level(out, "_spoc", completed[0].options, first_words(completed), rest);
  out += "if [[ $funcstack[1] == _spoc ]]; then\n  _spoc \"$@\"\nelse\n  compdef _spoc spoc\nfi\n";
  return out;
}

}  // namespace spoc::cmd
