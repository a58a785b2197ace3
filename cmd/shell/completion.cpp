#include "cmd/shell/completion.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cmd/shell/completion_parts.h"
#include "cmd/shell/standing_options.h"

namespace spoc::cmd {

namespace {

struct KindName {
  Completer completer;
  std::string_view name;
};

constexpr std::array<KindName, 18> kKinds = {{
    {Completer::ticket, "ticket"},
    {Completer::run, "run"},
    {Completer::person, "person"},
    {Completer::team, "team"},
    {Completer::service, "service"},
    {Completer::category, "category"},
    {Completer::priority, "priority"},
    {Completer::status, "status"},
    {Completer::workflow, "workflow"},
    {Completer::calendar, "calendar"},
    {Completer::view, "view"},
    {Completer::cause, "cause"},
    {Completer::report, "report"},
    {Completer::type, "type"},
    {Completer::level, "level"},
    {Completer::department, "department"},
    {Completer::topic, "topic"},
    {Completer::article, "article"},
}};

std::string quoted(std::string_view text, std::string_view specials, std::string_view before) {
  std::string out = "'";
  for (char c : text) {
    if (specials.find(c) != std::string_view::npos) out += before;
    out += c;
  }
  return out + "'";
}

}  // namespace

std::string_view candidate_kind(Completer completer) {
  for (const KindName& kind : kKinds)
    if (kind.completer == completer) return kind.name;
  return {};
}

std::optional<Completer> completer_of_kind(std::string_view name) {
  for (const KindName& kind : kKinds)
    if (kind.name == name) return kind.completer;
  return std::nullopt;
}

std::vector<Completed> completed_commands(std::span<const Command* const> commands) {
  std::vector<Completed> completed(1);
  const std::span<const Option> leading = leading_options();
  completed[0].options.assign(leading.begin(), leading.end());
  for (const Command* command : commands) {
    if (is_hidden(*command)) continue;
    std::vector<Option> options = accepted_options(*command);
    std::erase_if(options, [](const Option& o) { return is_hidden(o); });
    if (!command->name.empty()) {
      completed.push_back({std::string(command->name), std::string(command->alias), std::string(command->summary),
                           std::move(options), command->arguments});
      continue;
    }
    for (const Option& option : options)
      if (!find_option(completed[0].options, option.name)) completed[0].options.push_back(option);
  }
  return completed;
}

std::vector<std::string> families(const std::vector<Completed>& commands) {
  std::vector<std::string> found;
  for (const Completed& command : commands) {
    const std::size_t space = command.name.find(' ');
    if (space == std::string::npos) continue;
    std::string family = command.name.substr(0, space);
    if (std::find(found.begin(), found.end(), family) == found.end()) found.push_back(std::move(family));
  }
  return found;
}

std::vector<Word> first_words(const std::vector<Completed>& commands) {
  std::vector<Word> words;
  const auto add = [&](const std::string& word, const std::string& what) {
    const bool known = std::any_of(words.begin(), words.end(), [&](const Word& w) { return w.word == word; });
    if (!word.empty() && !known) words.push_back({word, what});
  };
  for (const Completed& command : commands) {
    if (command.name.find(' ') != std::string::npos) continue;
    add(command.name, command.summary);
    if (command.alias.find(' ') == std::string::npos) add(command.alias, command.summary);
  }
  for (const std::string& family : families(commands)) {
    std::vector<std::string> members;
    for (const Word& member : second_words(commands, family)) members.push_back(member.word);
    add(family, join(members, ", "));
  }
  return words;
}

std::vector<Word> second_words(const std::vector<Completed>& commands, std::string_view family) {
  std::vector<Word> words;
  const std::string prefix = std::string(family) + " ";
  for (const Completed& command : commands)
    if (command.name.starts_with(prefix)) words.push_back({command.name.substr(prefix.size()), command.summary});
  return words;
}

std::vector<std::string> spellings(const Option& option) {
  std::vector<std::string> names;
  if (option.letter) names.push_back({'-', option.letter});
  names.emplace_back(option.name);
  if (!option.alias.empty()) names.emplace_back(option.alias);
  return names;
}

std::vector<std::string> words_of(const Argument& argument) {
  std::vector<std::string> words;
  if (argument.completer != Completer::words || argument.name.find('|') == std::string_view::npos) return words;
  for (std::string_view word : split(argument.name, '|')) words.emplace_back(word);
  return words;
}

std::string sh_quoted(std::string_view text) {
  return quoted(text, "'", "'\\'");
}
std::string fish_quoted(std::string_view text) {
  return quoted(text, "\\'", "\\");
}

}  // namespace spoc::cmd
