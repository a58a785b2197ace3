#include "cmd/shell/help.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/filter_options.h"
#include "cmd/shell/standing_options.h"

namespace spoc::cmd {

namespace {

constexpr std::size_t kScreen = 79;      // a line of 80 cells makes some terminals scroll
constexpr std::size_t kWidestLeft = 30;  // wider headings push their help to the next line
constexpr std::ptrdiff_t kLines = 40;    // of a screen

struct Entry {
  std::string left;
  std::string right;
};

/// Two columns; the right one is wrapped under itself.
void append_entries(std::string& out, const std::vector<Entry>& entries) {
  std::size_t column = 0;
  for (const Entry& entry : entries) {
    const std::size_t width = display_width(entry.left);
    if (width <= kWidestLeft) column = std::max(column, width);
  }
  column += 4;
  for (const Entry& entry : entries) {
    std::string line = "  " + entry.left;
    if (display_width(line) + 2 > column) {
      out.append(line).append("\n");
      line.clear();
    }
    for (const std::string& part : wrap(entry.right, kScreen - column)) {
      out.append(pad_right(line, column)).append(part).append("\n");
      line.clear();
    }
  }
}

std::string sentence(std::string_view summary) {
  return std::string(summary) + ".";
}

std::vector<Entry> option_entries(std::span<const Option> options) {
  const bool letters =
      std::any_of(options.begin(), options.end(), [](const Option& o) { return o.letter && !is_hidden(o); });
  std::vector<Entry> entries;
  for (const Option& option : options) {
    if (is_hidden(option)) continue;
    const std::string_view indent = letters && !option.letter ? "    " : "";
    entries.push_back({std::string(indent) + option_heading(option), option_help(option)});
  }
  return entries;
}

/// A word and options by name only, on as few lines as they need, wrapped under the first of them.
std::string named(std::string_view word, std::span<const Option> options, std::string_view end) {
  std::string line(word);
  for (const Option& option : options) {
    if (is_hidden(option)) continue;
    line += " ";
    if (option.letter) line += std::string{'-', option.letter, '|'};
    line += option.name;
    // A no-break space keeps an option and its value on one line.
    if (!option.value.empty()) line.append("\u00a0").append(option.value);
  }
  line += end;
  std::string out;
  std::string indent;
  for (const std::string& part : wrap(line, kScreen - word.size() - 1)) {
    out.append(indent).append(part).append("\n");
    indent = std::string(word.size() + 1, ' ');
  }
  for (std::size_t at = 0; (at = out.find("\u00a0", at)) != std::string::npos;) out.replace(at, 2, " ");
  return out;
}

/// The standing options that the command did not declare itself.
std::string also_line(const Command& command) {
  std::vector<Option> standing = accepted_options(command);
  std::erase_if(standing, [&](const Option& option) {
    return find_option(command.options, option.name) ||
           (command.traits.chooses && find_option(kFilterOptions, option.name));
  });
  return named("Also:", standing, command.traits.chooses ? ", and the filters of `spoc list` in place of IDs" : "");
}

std::ptrdiff_t lines_of(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

void append_examples(std::string& out, std::span<const Example> examples) {
  if (examples.empty()) return;
  out += "\nExamples:\n";
  for (const Example& example : examples.first(std::min<std::size_t>(2, examples.size()))) {
    out.append("  ").append(example.line);
    const std::size_t used = 2 + display_width(example.line);
    out.append(used + 4 + display_width(example.what) <= kScreen ? "    " : "\n      ")
        .append(example.what)
        .append("\n");
  }
}

}  // namespace

std::string usage_arguments(const Command& command) {
  std::string text;
  for (const Argument& argument : command.arguments) {
    if (!text.empty()) text += " ";
    std::string name(argument.name);
    if (argument.maximum != 1) name += "…";
    text += argument.minimum == 0 ? "[" + name + "]" : name;
  }
  return text;
}

std::string usage_line(const Command& command) {
  std::string line = "spoc";
  if (!command.name.empty()) line.append(" ").append(command.name);
  const std::string arguments = usage_arguments(command);
  if (!arguments.empty()) line.append(" ").append(arguments);
  const bool has_options =
      std::any_of(command.options.begin(), command.options.end(), [](const Option& o) { return !is_hidden(o); });
  return has_options || command.traits.chooses ? line + " [OPTION…]" : line;
}

std::string option_heading(const Option& option) {
  std::string text;
  if (option.letter) text += std::string{'-', option.letter, ',', ' '};
  text += option.name;
  if (!option.alias.empty()) text.append(", ").append(option.alias);
  if (option.value.empty()) return text;
  text.append(" ").append(option.value);
  if (option.repeatable) text += "…";
  return text;
}

std::string option_help(const Option& option) {
  const auto named = [&](std::string_view word) {
    return option.help.find(word) != std::string_view::npos || option.value.find(word) != std::string_view::npos;
  };
  if (std::all_of(option.words.begin(), option.words.end(), named)) return std::string(option.help);
  const std::vector<std::string> words(option.words.begin(), option.words.end());
  return format("{}: {}", option.help, join(words, ", "));
}

namespace {

/// With the help of the first options, as many as are shown; the others by name.
std::string page_of(const Command& command, std::size_t shown) {
  std::string out;
  for (const std::string& line : wrap(sentence(command.summary), kScreen)) out.append(line).append("\n");
  out.append("\nUsage: ").append(usage_line(command)).append("\n");
  if (!command.alias.empty()) out.append("       spoc ").append(command.alias).append(" is the same.\n");
  std::vector<Entry> arguments;
  for (const Argument& argument : command.arguments)
    if (!argument.help.empty()) arguments.push_back({std::string(argument.name), std::string(argument.help)});
  if (!arguments.empty()) {
    out += "\n";
    append_entries(out, arguments);
  }
  const std::vector<Entry> options = option_entries(command.options.first(shown));
  if (!options.empty()) {
    out += "\n";
    append_entries(out, options);
  }
  const std::string rest = format(": `spoc help {}` says what these do", command.name);
  if (shown < command.options.size()) out += named("  More:", command.options.subspan(shown), rest);
  append_examples(out, command.examples);
  out.append("\n").append(also_line(command));
  return out;
}

}  // namespace

std::string overview(std::span<const Command* const> commands) {
  std::string out =
      "spoc is the single point of contact of an organisation: it logs, routes, watches\n"
      "and reports what people ask for, and runs the work that follows.\n\n"
      "Usage: spoc [--desk DIR] [--as PERSON] [--now TIME] [--no-color] COMMAND …\n";
  std::vector<std::string_view> done;
  for (const Command* first : commands) {
    if (is_hidden(*first) || std::find(done.begin(), done.end(), first->group) != done.end()) continue;
    done.push_back(first->group);
    out.append("\n").append(first->group).append("\n");
    std::vector<Entry> entries;
    for (const Command* command : commands)
      if (command->group == first->group)
        entries.push_back({format("spoc {}", command->name), std::string(command->summary)});
    append_entries(out, entries);
  }
  out += "\n`spoc` alone shows your day, `spoc help` what the manual is about.\n`spoc COMMAND --help` tells more.\n";
  return out;
}

std::string command_help(const Command& command, Page page) {
  const std::span<const Option> options = command.options;
  std::string out = page_of(command, options.size());
  if (page == Page::whole) return out;
  for (std::size_t shown = options.size(); lines_of(out) > kLines && shown > 0;) out = page_of(command, --shown);
  return out;
}

std::string family_help(std::string_view family, std::span<const Command* const> commands) {
  std::string out = format("Usage: spoc {} COMMAND …\n\n", family);
  std::vector<Entry> entries;
  for (const Command* command : commands) {
    if (is_hidden(*command) || !command->name.starts_with(std::string(family) + " ")) continue;
    entries.push_back({format("spoc {}", command->name), std::string(command->summary)});
  }
  append_entries(out, entries);
  out += format("\n`spoc {} COMMAND --help` tells more.\n", family);
  return out;
}

}  // namespace spoc::cmd
