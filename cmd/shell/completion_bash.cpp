// Bash knows words only, so the script reads the line itself: which command, how many positionals, which option wants a
// value. Candidates never pass through `compgen -W`, which would expand `$(…)` in what came from the desk.
#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/completion.h"
#include "cmd/shell/completion_parts.h"

namespace spoc::cmd {

namespace {

constexpr std::string_view kBashReader = R"bash(# bash completion for spoc, printed by `spoc completion bash`

# Candidates that begin with what was typed.
_spoc_offer() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done
}

# Candidates that only the desk knows.
_spoc_ask() {
  local word rest
  while IFS=$'\t' read -r word rest; do
    _spoc_offer "$word"
  done < <(command spoc "${desk[@]}" completion --candidates "$1" 2>/dev/null)
}

_spoc_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$cur")
}

_spoc() {
  local cur=${COMP_WORDS[COMP_CWORD]} line=() desk=() word index glue='' command='' ended='' wants='' count=0
  COMPREPLY=()
  # Bash splits --team=network into three words. Behind an option the equals sign only separates, elsewhere it belongs to the word.
  for ((index = 1; index <= COMP_CWORD; ++index)); do
    word=${COMP_WORDS[index]}
    if [[ $word == = && ${#line[@]} -gt 0 ]]; then
      [[ ${line[-1]} == --* ]] && { [[ $index -eq $COMP_CWORD ]] && line+=('') && cur=''; continue; }
      line[-1]+='='
      glue=1
    elif [[ $glue ]]; then
      line[-1]+=$word
      glue=''
    else
      line+=("$word")
    fi
  done
  [[ ${#line[@]} -gt 0 ]] || return
  [[ $cur == "${line[-1]}" ]] || return
  for word in "${line[@]:0:${#line[@]}-1}"; do
    if [[ $wants ]]; then
      [[ $wants == --desk ]] && desk=(--desk "$word")
      wants=''
    elif [[ ! $ended && $word == -- ]]; then
      ended=1
    elif [[ ! $ended && $word == -?* ]]; then
      _spoc_takes_value "$command" "$word" && wants=$word
    elif [[ ! $command ]]; then
      command=$word
      case $command in @FAMILIES@) command+=' ' ;; esac
    elif [[ $command == *' ' ]]; then
      command+=$word
    else
      ((++count))
    fi
  done
  case $command in
@ALIASES@  esac
  if [[ $wants ]]; then
    _spoc_value "$command" "$wants"
  elif [[ ! $ended && $cur == -* ]]; then
    _spoc_options "$command"
  else
    _spoc_argument "$command" "$count"
  fi
}

)bash";

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), by);
  return text;
}

std::string quoted_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(" ").append(sh_quoted(word));
  return out;
}

/// One `case` pattern for all words; one that nothing matches when there are none.
std::string either(const std::vector<std::string>& words) {
  return words.empty() ? "''" : join(words, "|");
}

/// The shell command that offers what may stand for a value; empty when anything may.
std::string bash_action(Completer completer, const std::vector<std::string>& words) {
  if (!words.empty()) return "_spoc_offer" + quoted_words(words);
  if (completer == Completer::file) return "_spoc_paths -f";
  if (completer == Completer::folder) return "_spoc_paths -d";
  const std::string_view kind = candidate_kind(completer);
  return kind.empty() ? std::string() : format("_spoc_ask {}", kind);
}

/// One `case` pattern for every spelling of the option behind the command.
std::string pattern(const Completed& command, const Option& option) {
  std::string text;
  for (const std::string& name : spellings(option))
    text.append(text.empty() ? "" : "|").append(sh_quoted(command.name + " " + name));
  return text;
}

void append_options(std::string& out, const std::vector<Completed>& commands) {
  out += "_spoc_options() {\n  case $1 in\n";
  for (const Completed& command : commands) {
    std::vector<std::string> names;
    for (const Option& option : command.options)
      for (std::string& name : spellings(option)) names.push_back(std::move(name));
    out += format("    {}) _spoc_offer{} ;;\n", sh_quoted(command.name), quoted_words(names));
  }
  out += "  esac\n}\n\n";
}

void append_values(std::string& out, const std::vector<Completed>& commands) {
  std::string takes;
  std::string values;
  for (const Completed& command : commands) {
    for (const Option& option : command.options) {
      if (option.value.empty()) continue;
      takes.append(takes.empty() ? "" : "|").append(pattern(command, option));
      const std::string what = bash_action(option.completer, {option.words.begin(), option.words.end()});
      if (!what.empty()) values += format("    {}) {} ;;\n", pattern(command, option), what);
    }
  }
  out += format("_spoc_takes_value() {{\n  case \"$1 $2\" in\n    {}) return 0 ;;\n  esac\n  return 1\n}}\n\n", takes);
  out += format("_spoc_value() {{\n  case \"$1 $2\" in\n{}  esac\n}}\n\n", values);
}

void append_arguments(std::string& out, const std::vector<Completed>& commands) {
  out += "_spoc_argument() {\n  case \"$1 $2\" in\n";
  std::vector<std::string> first;
  for (const Word& word : first_words(commands)) first.push_back(word.word);
  out += format("    ' 0') _spoc_offer{} ;;\n", quoted_words(first));
  for (const std::string& family : families(commands)) {
    std::vector<std::string> second;
    for (const Word& word : second_words(commands, family)) second.push_back(word.word);
    out += format("    {}) _spoc_offer{} ;;\n", sh_quoted(family + "  0"), quoted_words(second));
  }
  for (const Completed& command : commands) {
    int position = 0;
    for (const Argument& argument : command.arguments) {
      const std::string what = bash_action(argument.completer, words_of(argument));
      const int last = argument.maximum == 0 ? position : position + argument.maximum - 1;
      for (; position <= last; ++position) {
        const std::string place = argument.maximum == 0 ? sh_quoted(command.name + " ") + "*"
                                                        : sh_quoted(format("{} {}", command.name, position));
        if (!what.empty()) out += format("    {}) {} ;;\n", place, what);
      }
    }
  }
  out += "  esac\n}\n\n";
}

}  // namespace

std::string bash_completion(std::span<const Command* const> commands) {
  const std::vector<Completed> completed = completed_commands(commands);
  std::string aliases;
  for (const Completed& command : completed)
    if (!command.alias.empty())
      aliases += format("    {}) command={} ;;\n", sh_quoted(command.alias), sh_quoted(command.name));
  std::string reader = replaced(std::string(kBashReader), "@FAMILIES@", either(families(completed)));
  std::string out = replaced(std::move(reader), "@ALIASES@", aliases);
  append_options(out, completed);
  append_values(out, completed);
  append_arguments(out, completed);
  return out + "complete -F _spoc spoc\n";
}

}  // namespace spoc::cmd
