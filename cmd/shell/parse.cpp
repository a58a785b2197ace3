// The only file that knows CLI11. CLI11 maps names, aliases, letters and joined letters to options and collects values
// and positionals in order. Three of its habits contradict how spoc reads a line, and its errors carry only prose, so
// the words are spelled out for it first: every value becomes a word of its own right behind its option.
//   --team=         CLI11 would take the next word as the value of an option whose value is empty
//   --yes=false     CLI11 would accept a value for a flag
//   -3, --!         CLI11 would take what no option can be called for a positional
#include "cmd/shell/parse.h"

#include <CLI/CLI.hpp>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/help.h"
#include "cmd/shell/standing_options.h"

namespace spoc::cmd {

namespace {

std::string see_help(const Command& command) {
  return format("`spoc{}{} --help` shows what it takes", command.name.empty() ? "" : " ", command.name);
}

[[noreturn]] void unknown_option(const std::string& word, const Command& command, std::span<const Option> options) {
  if (word.size() > 1 && word[1] >= '0' && word[1] <= '9') {
    throw Error(Code::usage, format("unknown option {}", word),
                "write -- before a number below zero: what follows -- is no option");
  }
  std::vector<std::string> names;
  for (const Option& option : options) {
    if (is_hidden(option)) continue;
    names.emplace_back(option.name);
    if (!option.alias.empty()) names.emplace_back(option.alias);
  }
  std::string hint = did_you_mean(word, names);
  throw Error(Code::usage, format("unknown option {}", word), hint.empty() ? see_help(command) : hint);
}

[[noreturn]] void missing_value(std::string_view spelled, const Option& option, const Command& command) {
  throw Error(Code::usage, format("option {} needs a value: {}", spelled, option.value), see_help(command));
}

/// The words before `--`, each option followed by its value as a word of its own; and the words after it.
class Spelling {
 public:
  Spelling(const Command& command, std::span<const Option> options, std::span<const std::string> words)
      : command_(command), options_(options), words_(words) {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const std::string& word = words_[at_];
      if (word == "--") {
        rest.assign(words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, words_.end());
        return;
      }
      if (word.size() < 2 || word[0] != '-') {
        spelled.push_back(word);
      } else if (word[1] == '-') {
        spell_long(word);
      } else {
        spell_letters(word);
      }
    }
  }

  std::vector<std::string> spelled;
  std::vector<std::string> rest;
  std::vector<Option> named;  ///< those that occur, once each

 private:
  void name(const Option& option) {
    const auto same = [&](const Option& known) { return known.name == option.name; };
    if (std::none_of(named.begin(), named.end(), same)) named.push_back(option);
  }

  void spell_long(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = find_option(options_, name);
    if (!option) unknown_option(name, command_, options_);
    this->name(*option);
    const bool has_value = equals != std::string::npos;
    if (option->value.empty() && has_value) throw Error(Code::usage, format("option {} takes no value", name));
    spelled.push_back(name);
    if (option->value.empty()) return;
    if (has_value) {
      spelled.push_back(word.substr(equals + 1));
    } else {
      take_next(name, *option);
    }
  }

  void spell_letters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const Option* option = find_letter(options_, word[i]);
      const std::string letter = {'-', word[i]};
      if (!option) unknown_option(i == 1 ? word : letter, command_, options_);
      name(*option);
      spelled.push_back(letter);
      if (option->value.empty()) continue;
      if (i + 1 < word.size()) {
        spelled.push_back(word.substr(i + 1));
      } else {
        take_next(letter, *option);
      }
      return;
    }
  }

  void take_next(std::string_view name, const Option& option) {
    if (at_ + 1 >= words_.size()) missing_value(name, option, command_);
    spelled.push_back(words_[++at_]);
  }

  const Command& command_;
  std::span<const Option> options_;
  std::span<const std::string> words_;
  std::size_t at_ = 0;
};

std::string cli11_names(const Option& option) {
  std::string names(option.name);
  if (option.letter) names += std::string{',', '-', option.letter};
  if (!option.alias.empty()) names.append(",").append(option.alias);
  return names;
}

/// Lets CLI11 assign the spelled words to options and positionals. It compares each option it is told of with all before,
/// so it is told only of those that occur.
Arguments collect(std::span<const Option> options, std::vector<std::string> spelled) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<CLI::Option*> made;
  made.reserve(options.size());
  for (const Option& option : options) {
    if (option.value.empty()) {
      made.push_back(app.add_flag(cli11_names(option)));
    } else {
      made.push_back(app.add_option(cli11_names(option))->type_size(1)->expected(1)->allow_extra_args(false));
    }
    made.back()->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  std::reverse(spelled.begin(), spelled.end());
  app.parse(std::move(spelled));

  Arguments arguments;
  std::vector<std::size_t> taken(made.size(), 0);
  for (const CLI::Option* given : app.parse_order()) {
    const auto which = static_cast<std::size_t>(std::find(made.begin(), made.end(), given) - made.begin());
    ensure(which < made.size(), "the parser reports declared options only");
    const Option& option = options[which];
    arguments.given_.push_back({option.name, option.value.empty() ? std::string() : given->results()[taken[which]++]});
  }
  arguments.positionals_ = app.remaining();
  return arguments;
}

void check_words(const Option& option, const std::string& value) {
  if (option.words.empty()) return;
  for (std::string_view word : option.words)
    if (word == value) return;
  std::vector<std::string> words(option.words.begin(), option.words.end());
  throw Error(Code::usage, format("{} takes {}, not \"{}\"", option.name, join(words, ", "), value),
              did_you_mean(value, words));
}

void check_options(std::span<const Option> options, const Arguments& arguments) {
  for (std::size_t i = 0; i < arguments.given_.size(); ++i) {
    const Arguments::Given& given = arguments.given_[i];
    const Option* option = find_option(options, given.option);
    check_words(*option, given.value);
    if (option->repeatable || option->value.empty()) continue;
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (arguments.given_[earlier].option != given.option) continue;
      throw Error(Code::usage, format("option {} is given twice", given.option), "it takes one value, once");
    }
  }
}

void check_positionals(const Command& command, const std::vector<std::string>& positionals) {
  std::size_t least = 0;
  std::size_t most = 0;
  bool unlimited = false;
  for (const Argument& argument : command.arguments) {
    least += static_cast<std::size_t>(argument.minimum);
    most += static_cast<std::size_t>(argument.maximum);
    unlimited = unlimited || argument.maximum == 0;
    if (positionals.size() >= least) continue;
    throw Error(Code::usage, format("missing argument {}", argument.name), "usage: " + usage_line(command));
  }
  if (unlimited || positionals.size() <= most) return;
  throw Error(Code::usage, format("unexpected argument \"{}\"", positionals[most]), "usage: " + usage_line(command));
}

}  // namespace

Arguments parse(const Command& command, std::span<const std::string> words) {
  const std::vector<Option> options = accepted_options(command);
  Spelling spelling(command, options, words);
  Arguments arguments;
  try {
    arguments = collect(spelling.named, std::move(spelling.spelled));
  } catch (const CLI::Error& error) {
    throw Error(Code::defect,
                format("the command line of `spoc {}` is declared wrongly: {}", command.name, error.what()));
  }
  if (arguments.has("--help")) return arguments;
  arguments.positionals_.insert(arguments.positionals_.end(), spelling.rest.begin(), spelling.rest.end());
  check_options(options, arguments);
  check_positionals(command, arguments.positionals_);
  return arguments;
}

bool asks_for_json(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--json" || words[i] == "--format=json" || words[i] == "--format=jsonl") return true;
    if (words[i] == "--format" && i + 1 < words.size() && (words[i + 1] == "json" || words[i + 1] == "jsonl"))
      return true;
  }
  return false;
}

}  // namespace spoc::cmd
