// What a command declares about itself, as data: its words, options, arguments, examples. Parsing, help, manual pages and
// completion are all made from it; a new command is one file with this value and one row of the registry.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace spoc::cmd {

class Context;
class Arguments;

/// What may stand for a value, for completion.
enum class Completer {
  none,
  file,
  folder,
  ticket,
  run,
  person,
  team,
  service,
  category,
  priority,
  status,
  workflow,
  calendar,
  view,
  cause,
  report,
  type,
  level,
  department,
  topic,
  article,
  words
};

/// One option. `value` is the placeholder of its value in the help ("TEAM"); empty makes it a flag. An option takes exactly
/// one value, whatever it begins with; repeating it is an error unless `repeatable`.
struct Option {
  std::string_view name;                ///< with dashes: "--team"
  char letter = 0;                      ///< "-t", or none
  std::string_view value = {};
  std::string_view help = {};
  Completer completer = Completer::none;
  bool repeatable = false;
  std::span<const std::string_view> words = {};  ///< the only values allowed, when not empty; also what `words` completes
  std::string_view alias = {};          ///< a second long name: "--from"
};

/// Positional arguments: identifiers. `maximum` 0 means any number.
struct Argument {
  std::string_view name;                ///< "ID"
  std::string_view help = {};
  int minimum = 1;
  int maximum = 1;
  Completer completer = Completer::none;
};

struct Example {
  std::string_view line;                ///< "spoc route 42 --to network"
  std::string_view what;                ///< "bring ticket 42 to the network team"
};

/// Options every command of a kind has besides its own.
struct Traits {
  bool reads_desk = true;   ///< --desk, --as, --now, --wait
  bool writes = false;      ///< --dry-run, --if-version where it applies is the command's own
  bool lists = false;       ///< --format json|jsonl|csv|tsv|text, --limit, --columns
  bool documents = false;   ///< --format json|text only
  bool quiet = false;       ///< --quiet: identifiers only
  bool asks = false;        ///< --yes: destructive, asks on a terminal
  bool chooses = false;     ///< the filters of `list` may stand in place of identifiers; then it asks, too
};

/// One verb, or one verb of a family ("calendar add"). Constant data.
struct Command {
  std::string_view name;                ///< "log", "run start"
  std::string_view group;               ///< heading in `spoc --help`: "Tickets"
  std::string_view summary;             ///< one sentence without a full stop, imperative
  std::string_view description = {};    ///< further paragraphs of the manual page
  std::span<const Argument> arguments = {};
  std::span<const Option> options = {};
  std::span<const Example> examples = {};
  Traits traits = {};
  std::string_view alias = {};          ///< another name of the same verb: "done"
  Code (*run)(Context&, const Arguments&) = nullptr;
};

/// What the caller typed, checked against the declaration.
class Arguments {
 public:
  /// The positionals in order.
  const std::vector<std::string>& positionals() const { return positionals_; }
  /// The one positional at `position`, or nothing.
  std::optional<std::string_view> positional(std::size_t position) const;
  bool has(std::string_view option) const;
  /// The value of an option that is given at most once. `option` is the long name with dashes.
  std::optional<std::string_view> value(std::string_view option) const;
  /// What the caller called the file of that path: the last part of its name.
  std::string name_of_file(std::string_view path) const;
  /// All values of a repeatable option, in order.
  std::vector<std::string_view> values(std::string_view option) const;

  struct Given {
    std::string_view option;  ///< the declared long name
    std::string value;        ///< empty for a flag
    std::string called = {};  ///< what the caller called a file that was handed over
  };
  std::vector<std::string> positionals_;
  std::vector<Given> given_;
};

}  // namespace spoc::cmd
