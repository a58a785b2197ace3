#include "cmd/shell/dispatch.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/help.h"
#include "cmd/shell/parse.h"
#include "cmd/shell/standing_options.h"

namespace spoc::cmd {

namespace {

using Words = std::span<const std::string>;

struct Found {
  const Command* command = nullptr;
  std::size_t length = 0;  // words of the command's name
};

bool is_called(const Command& command, std::string_view name) {
  return command.name == name || (!command.alias.empty() && command.alias == name);
}

Found find_command(Words words, std::span<const Command* const> commands) {
  for (std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() < length) continue;
    const std::string name = length == 2 ? words[0] + " " + words[1] : words[0];
    for (const Command* command : commands)
      if (is_called(*command, name)) return {command, length};
  }
  return {};
}

bool is_family(std::string_view word, std::span<const Command* const> commands) {
  const std::string prefix = std::string(word) + " ";
  return std::any_of(commands.begin(), commands.end(), [&](const Command* c) { return c->name.starts_with(prefix); });
}

const Command* command_without_verb(std::span<const Command* const> commands) {
  for (const Command* command : commands)
    if (command->name.empty()) return command;
  return nullptr;
}

/// The options before the verb. A word that is none of them ends the list.
struct Leading {
  std::vector<Arguments::Given> given;
  std::size_t length = 0;

  bool has(std::string_view option) const {
    return std::any_of(given.begin(), given.end(), [&](const auto& g) { return g.option == option; });
  }
};

Leading read_leading(Words words) {
  Leading leading;
  for (std::size_t i = 0; i < words.size(); leading.length = ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    const Option* option = find_option(leading_options(), name);
    if (!option && words[i].size() == 2 && words[i][0] == '-') option = find_letter(leading_options(), words[i][1]);
    if (!option) break;
    if (option->value.empty()) {
      if (equals != std::string::npos) throw Error(Code::usage, format("option {} takes no value", name));
      leading.given.push_back({option->name, {}});
    } else if (equals != std::string::npos) {
      leading.given.push_back({option->name, words[i].substr(equals + 1)});
    } else {
      if (i + 1 >= words.size()) throw Error(Code::usage, format("option {} needs a value: {}", name, option->value));
      leading.given.push_back({option->name, words[++i]});
    }
  }
  return leading;
}

Dispatch run(const Command& command, Words words, const Leading& leading) {
  Arguments arguments = parse(command, words);
  if (leading.has("--help") || arguments.has("--help")) return Show{command_help(command), Code::ok};
  for (const Arguments::Given& given : leading.given)
    if (!arguments.has(given.option)) arguments.given_.push_back(given);
  return Run{&command, std::move(arguments)};
}

/// Between the words of a command, `spoc run --desk d list`, stands no option but --help.
[[noreturn]] void misplaced_option(const std::string& family, const std::string& word, Words members) {
  const std::string name = word.substr(0, word.find('='));
  if (find_option(leading_options(), name))
    throw Error(Code::usage, format("option {} stands before the command of spoc {}", name, family),
                format("put it behind the command: {}", join(members, ", ")));
  const std::string hint = did_you_mean(name, std::vector<std::string>{"--help"});
  throw Error(Code::usage, format("unknown option {}", name),
              hint.empty() ? format("`spoc {} --help` shows what it takes", family) : hint);
}

Dispatch family(Words words, const Leading& leading, const Callable& callable) {
  const bool asks = leading.has("--help") || (words.size() > 1 && (words[1] == "--help" || words[1] == "-h"));
  if (asks || words.size() == 1) return Show{family_help(words[0], callable.commands), asks ? Code::ok : Code::usage};
  std::vector<std::string> members;
  for (const Command* command : callable.commands)
    if (!is_hidden(*command) && command->name.starts_with(words[0] + " "))
      members.emplace_back(command->name.substr(words[0].size() + 1));
  if (words[1].starts_with('-')) misplaced_option(words[0], words[1], members);
  std::string hint = did_you_mean(words[1], members);
  if (hint.empty()) hint = format("there is: {}", join(members, ", "));
  throw Error(Code::usage, format("unknown command \"{} {}\"", words[0], words[1]), hint);
}

/// An alias may stand for another alias, never for itself.
std::vector<std::string> expand(Words words, const Aliases& aliases, std::span<const Command* const> commands) {
  std::vector<std::string> expanded(words.begin(), words.end());
  std::vector<std::string> used;
  for (auto alias = aliases.find(expanded[0]); alias != aliases.end(); alias = aliases.find(expanded[0])) {
    if (alias->second.empty())
      throw Error(Code::configuration, format("the alias \"{}\" stands for nothing", alias->first));
    if (std::find(used.begin(), used.end(), alias->first) != used.end()) {
      throw Error(Code::configuration, format("the alias \"{}\" stands for itself", alias->first));
    }
    used.push_back(alias->first);
    expanded.erase(expanded.begin());
    expanded.insert(expanded.begin(), alias->second.begin(), alias->second.end());
    if (find_command(expanded, commands).command) break;
  }
  return expanded;
}

Dispatch execute(std::string path, Words words, const Leading& leading) {
  Execute execute{std::move(path), {}, {}};
  execute.words.push_back("spoc-" + words[0]);
  execute.words.insert(execute.words.end(), words.begin() + 1, words.end());
  if (leading.has("--help")) execute.words.insert(execute.words.begin() + 1, "--help");
  for (const Arguments::Given& given : leading.given) {
    if (given.option == "--desk") execute.settings.push_back("SPOC_DESK=" + given.value);
    if (given.option == "--now") execute.settings.push_back("SPOC_NOW=" + given.value);
    if (given.option == "--no-color") execute.settings.emplace_back("NO_COLOR=1");
    if (given.option == "--as") throw Error(Code::usage, format("--as cannot be handed on to {}", execute.words[0]));
  }
  return execute;
}

[[noreturn]] void unknown_command(const std::string& word, const Callable& callable, const Aliases& aliases) {
  std::vector<std::string> names;
  for (const Command* command : callable.commands) {
    if (is_hidden(*command)) continue;
    names.emplace_back(command->name.substr(0, command->name.find(' ')));
    if (!command->alias.empty()) names.emplace_back(command->alias);
  }
  for (const auto& [name, stands_for] : aliases) names.push_back(name);
  std::string hint = did_you_mean(word, names);
  throw Error(Code::usage, format("unknown command \"{}\"", word),
              hint.empty() ? "`spoc --help` lists the commands" : hint);
}

[[noreturn]] void unknown_leading(const std::string& word) {
  std::vector<std::string> names;
  for (const Option& option : leading_options()) names.emplace_back(option.name);
  const std::string hint = did_you_mean(word, names);
  throw Error(Code::usage, format("unknown option {}", word), hint.empty() ? "`spoc --help` lists the commands" : hint);
}

Dispatch without_verb(Words words, const Leading& leading, const Callable& callable) {
  if (leading.has("--help")) return Show{overview(callable.commands), Code::ok};
  const Command* command = command_without_verb(callable.commands);
  if (!command && !words.empty()) unknown_leading(words[0]);
  if (!command) return Show{overview(callable.commands), Code::usage};
  Dispatch found = run(*command, words, leading);
  // Behind options of the verbless command, --help still means the whole program.
  if (std::holds_alternative<Show>(found)) return Show{overview(callable.commands), Code::ok};
  return found;
}

}  // namespace

std::string_view version_text() {
  return "spoc " SPOC_VERSION "\n";
}

std::string find_program(std::string_view name, std::string_view path) {
  if (name.empty() || name.find('/') != std::string_view::npos) return {};
  for (std::string_view folder : split(path, ':')) {
    if (!folder.starts_with('/')) continue;
    std::string candidate = format("{}/{}", folder, name);
    struct stat status;
    if (stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) && access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return {};
}

Dispatch dispatch(std::span<const std::string> words, const Callable& callable) {
  if (!words.empty() && words[0] == "--version") return Show{std::string(version_text()), Code::ok};
  const Leading leading = read_leading(words);
  if (leading.has("--version")) return Show{std::string(version_text()), Code::ok};
  const Words rest = words.subspan(leading.length);
  if (rest.empty() || rest[0].starts_with('-')) return without_verb(rest, leading, callable);

  if (const Found found = find_command(rest, callable.commands); found.command) {
    return run(*found.command, rest.subspan(found.length), leading);
  }
  if (is_family(rest[0], callable.commands)) return family(rest, leading, callable);

  const Aliases aliases = callable.aliases ? callable.aliases() : Aliases{};
  const std::vector<std::string> expanded = expand(rest, aliases, callable.commands);
  if (const Found found = find_command(expanded, callable.commands); found.command) {
    return run(*found.command, Words(expanded).subspan(found.length), leading);
  }
  if (is_family(expanded[0], callable.commands)) return family(expanded, leading, callable);
  if (std::string path = find_program("spoc-" + expanded[0], callable.path); !path.empty()) {
    return execute(std::move(path), expanded, leading);
  }
  unknown_command(expanded[0], callable, aliases);
}

}  // namespace spoc::cmd
