#include "cmd/shell/standing_options.h"

#include "cmd/shell/filter_options.h"

namespace spoc::cmd {

namespace {

using Words = std::string_view;

constexpr Words kListFormats[] = {"text", "json", "jsonl", "csv", "tsv"};
constexpr Words kDocumentFormats[] = {"text", "json"};

constexpr Option kDesk{.name = "--desk", .value = "DIR", .help = "the desk's folder", .completer = Completer::folder};
constexpr Option kAs{
    .name = "--as", .value = "PERSON", .help = "act for somebody else", .completer = Completer::person};
constexpr Option kNow{.name = "--now", .value = "TIME", .help = "the time to go by"};
constexpr Option kWait{.name = "--wait", .value = "TIME", .help = "how long to wait for a busy desk"};
constexpr Option kDryRun{.name = "--dry-run", .letter = 'n', .help = "say what would happen, change nothing"};
constexpr Option kListFormat{.name = "--format",
                             .value = "FORMAT",
                             .help = "text, json, jsonl, csv or tsv",
                             .completer = Completer::words,
                             .words = kListFormats};
constexpr Option kDocumentFormat{.name = "--format",
                                 .value = "FORMAT",
                                 .help = "text or json",
                                 .completer = Completer::words,
                                 .words = kDocumentFormats};
constexpr Option kJson{.name = "--json", .help = "the same as --format json"};
constexpr Option kLimit{.name = "--limit", .value = "N", .help = "no more than this many rows"};
constexpr Option kColumns{.name = "--columns", .value = "NAMES", .help = "these columns, with commas"};
constexpr Option kQuiet{.name = "--quiet", .letter = 'q', .help = "identifiers only"};
constexpr Option kYes{.name = "--yes", .letter = 'y', .help = "do not ask"};
constexpr Option kNoColor{.name = "--no-color", .help = "no colours"};
constexpr Option kHelp{.name = "--help", .letter = 'h', .help = "this help"};
constexpr Option kVersion{.name = "--version", .help = "the version of spoc"};

constexpr Option kLeading[] = {kDesk, kAs, kNow, kNoColor, kVersion, kHelp};

}  // namespace

std::vector<Option> standing_options(const Traits& traits) {
  std::vector<Option> options;
  if (traits.writes) options.push_back(kDryRun);
  if (traits.asks || traits.chooses) options.push_back(kYes);
  if (traits.lists) options.insert(options.end(), {kListFormat, kJson, kLimit, kColumns});
  if (traits.documents && !traits.lists) options.insert(options.end(), {kDocumentFormat, kJson});
  if (traits.quiet) options.push_back(kQuiet);
  if (traits.reads_desk) options.insert(options.end(), {kDesk, kAs, kNow, kWait});
  options.insert(options.end(), {kNoColor, kHelp});
  if (traits.chooses) options.insert(options.end(), std::begin(kFilterOptions), std::end(kFilterOptions));
  return options;
}

std::vector<Option> accepted_options(const Command& command) {
  std::vector<Option> options(command.options.begin(), command.options.end());
  const std::size_t own = options.size();
  for (Option standing : standing_options(command.traits)) {
    const std::span<const Option> declared = std::span(options).first(own);
    if (find_option(declared, standing.name)) continue;
    if (standing.letter && find_letter(declared, standing.letter)) standing.letter = 0;
    options.push_back(standing);
  }
  return options;
}

std::span<const Option> leading_options() {
  return kLeading;
}

const Option* find_option(std::span<const Option> options, std::string_view name) {
  for (const Option& option : options)
    if (option.name == name || (!option.alias.empty() && option.alias == name)) return &option;
  return nullptr;
}

const Option* find_letter(std::span<const Option> options, char letter) {
  for (const Option& option : options)
    if (option.letter == letter && letter) return &option;
  return nullptr;
}

}  // namespace spoc::cmd
