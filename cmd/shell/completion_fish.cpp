// Fish asks each `complete` line whether it applies. The line is read once per key press and remembered, since there
// are hundreds of lines.
#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/completion.h"
#include "cmd/shell/completion_parts.h"

namespace spoc::cmd {

namespace {

constexpr std::string_view kFishReader = R"fish(# fish completion for spoc, printed by `spoc completion fish`

# Reads the line up to the cursor: the command ("run start"), how many positionals it has, the desk.
function __spoc_read
    set -l tokens (commandline -opc)
    test (count $tokens) -gt 0; and set -e tokens[1]
    set -l key (string join \n -- x $tokens | string collect)
    test "$key" = "$__spoc_key"; and return
    set -g __spoc_key $key
    set -g __spoc_command ''
    set -g __spoc_count 0
    set -g __spoc_desk
    set -l wants ''
    set -l ended ''
    set -l family ''
    for token in $tokens
        if test -n "$wants"
            test "$wants" = --desk; and set -g __spoc_desk --desk $token
            set wants ''
        else if test -z "$ended"; and test "$token" = --
            set ended 1
        else if test -z "$ended"; and string match -q -- '-?*' $token
            string match -q -- '--desk=*' $token; and set -g __spoc_desk $token
            contains -- "$__spoc_command $token" $__spoc_valued; and set wants $token
        else if test -n "$family"
            set -g __spoc_command "$family $token"
            set family ''
        else if test -z "$__spoc_command"
            set -g __spoc_command $token
            if contains -- $token $__spoc_families
                set family $token
            end
        else
            set -g __spoc_count (math $__spoc_count + 1)
        end
    end
    set -l at (contains -i -- "$__spoc_command" $__spoc_aliases); and set -g __spoc_command $__spoc_aliased[$at]
end

# The command is this one.
function __spoc_at
    __spoc_read
    test "$__spoc_command" = "$argv[1]"
end

# The command is this one and its next positional is this one.
function __spoc_positional
    __spoc_read
    test "$__spoc_command" = "$argv[1]"; and test $__spoc_count -eq $argv[2]
end

# Candidates that only the desk knows, with their descriptions.
function __spoc_ask
    command spoc $__spoc_desk completion --candidates $argv[1] 2>/dev/null
end

complete -c spoc -e
complete -c spoc -f
)fish";

/// The part of a `complete` line that says what may stand for a value; empty when anything may.
std::string fish_action(Completer completer, const std::vector<std::string>& words) {
  if (!words.empty()) return format("-f -a {}", fish_quoted(join(words, " ")));
  if (completer == Completer::file) return "-F";
  if (completer == Completer::folder) return "-f -a '(__fish_complete_directories)'";
  const std::string_view kind = candidate_kind(completer);
  return kind.empty() ? "-f" : format("-f -a '(__spoc_ask {})'", kind);
}

std::string at(std::string_view command) {
  return fish_quoted(format("__spoc_at \"{}\"", command));
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(" ").append(fish_quoted(word));
  return out;
}

void append_lists(std::string& out, const std::vector<Completed>& commands) {
  std::vector<std::string> valued;
  std::vector<std::string> aliases;
  std::vector<std::string> aliased;
  for (const Completed& command : commands) {
    for (const Option& option : command.options) {
      if (option.value.empty()) continue;
      for (const std::string& name : spellings(option)) valued.push_back(command.name + " " + name);
    }
    if (command.alias.empty()) continue;
    for (const Option& option : command.options)
      for (const std::string& name : spellings(option))
        if (!option.value.empty()) valued.push_back(command.alias + " " + name);
    aliases.push_back(command.alias);
    aliased.push_back(command.name);
  }
  out += format("set -g __spoc_families{}\n", list_of(families(commands)));
  out += format("set -g __spoc_aliases{}\nset -g __spoc_aliased{}\n", list_of(aliases), list_of(aliased));
  out += format("set -g __spoc_valued{}\n\n", list_of(valued));
}

void append_options(std::string& out, const Completed& command) {
  for (const Option& option : command.options) {
    std::string line = format("complete -c spoc -n {}", at(command.name));
    if (option.letter) line += std::string(" -s ") + option.letter;
    line += format(" -l {}", option.name.substr(2));
    if (!option.alias.empty()) line += format(" -l {}", option.alias.substr(2));
    if (!option.value.empty())
      line += format(" -r {}", fish_action(option.completer, {option.words.begin(), option.words.end()}));
    out += format("{} -d {}\n", line, fish_quoted(option.help));
  }
}

void append_arguments(std::string& out, const Completed& command) {
  int position = 0;
  for (const Argument& argument : command.arguments) {
    const std::string what = fish_action(argument.completer, words_of(argument));
    const int last = argument.maximum == 0 ? position : position + argument.maximum - 1;
    for (; position <= last; ++position) {
      if (what == "-f") continue;
      const std::string place = argument.maximum == 0
                                    ? at(command.name)
                                    : fish_quoted(format("__spoc_positional \"{}\" {}", command.name, position));
      out += format("complete -c spoc -n {} {}\n", place, what);
    }
  }
}

void append_words(std::string& out, std::string_view before, const std::vector<Word>& words) {
  for (const Word& word : words) {
    out += format("complete -c spoc -n {} -a {} -d {}\n", at(before), fish_quoted(word.word), fish_quoted(word.what));
  }
}

}  // namespace

std::string fish_completion(std::span<const Command* const> commands) {
  const std::vector<Completed> completed = completed_commands(commands);
  std::string out(kFishReader);
  append_lists(out, completed);
  append_words(out, "", first_words(completed));
  for (const std::string& family : families(completed)) append_words(out, family, second_words(completed, family));
  for (const Completed& command : completed) {
    append_options(out, command);
    append_arguments(out, command);
  }
  return out;
}

}  // namespace spoc::cmd
