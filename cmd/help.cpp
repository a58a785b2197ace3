#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/manual_pages.h"
#include "cmd/registry.h"
#include "cmd/shell/context.h"
#include "cmd/shell/help.h"
#include "cmd/shell/manual.h"
#include "cmd/shell/pager.h"
#include "cmd/verbs.h"
#include "policy/keys.h"

namespace spoc::cmd {
namespace {

std::string contents() {
  std::string text = overview(commands()) + "\nTopics (spoc help TOPIC)\n";
  for (const ManualPage& page : manual_pages()) text += format("  {} {}\n", pad_right(page.topic, 14), page.title);
  return text;
}

bool is_family(std::string_view word) {
  const std::string prefix = std::string(word) + " ";
  return std::any_of(commands().begin(), commands().end(),
                     [&](const Command* command) { return command->name.starts_with(prefix); });
}

[[noreturn]] void unknown(std::string_view words) {
  std::vector<std::string> names;
  for (const Command* command : commands()) names.emplace_back(command->name);
  for (const ManualPage& page : manual_pages()) names.push_back(page.topic);
  const std::string near = did_you_mean(words, names);
  throw Error(Code::not_found, format("there is no help about \"{}\"", words),
              near.empty() ? "see what there is: spoc help" : near);
}

/// A verb, a family of verbs, or a page of the manual.
std::string help_about(std::string_view words) {
  if (const Command* command = find_command(words)) return command_help(*command, Page::whole);
  if (is_family(words)) return family_help(words, commands());
  const auto pages = manual_pages();
  const auto page = std::find_if(pages.begin(), pages.end(), [&](const ManualPage& one) { return one.topic == words; });
  if (page == pages.end()) unknown(words);
  return std::string(page->content);
}

std::string man_about(std::string_view words) {
  if (words.empty()) return man_page_of_all(commands());
  const Command* command = find_command(words);
  if (!command) unknown(words);
  return man_page(*command);
}

std::string markdown_about(std::string_view words) {
  if (words.empty()) return markdown_reference(commands());
  // From the table of keys itself: the page is made from this.
  if (words == "policy") return policy::keys_manual();
  return help_about(words);
}

Code run(Context& context, const Arguments& arguments) {
  const std::string words = join(arguments.positionals(), " ");
  if (arguments.has("--man"))
    context.out().write(man_about(words));
  else if (arguments.has("--markdown"))
    context.out().write(markdown_about(words));
  else
    page(words.empty() ? contents() : help_about(words), context.environment(), context.terminal());
  return Code::ok;
}

constexpr Argument kArguments[] = {{.name = "TOPIC",
                                    .help = "a verb or a page of the manual; none: what there is",
                                    .minimum = 0,
                                    .maximum = 0,
                                    .completer = Completer::topic}};
constexpr Option kOptions[] = {{.name = "--man", .help = "a manual page for man(1): of one verb, or of spoc"},
                               {.name = "--markdown", .help = "for the web: every verb, or one page"}};
constexpr Example kExamples[] = {{"spoc help lifecycle", "which verb leads from which status to which"},
                                 {"spoc help log --man | man -l -", "a verb's manual page"}};

}  // namespace

const Command kHelp{.name = "help",
                    .group = "Shell",
                    .summary = "Show the manual",
                    .arguments = kArguments,
                    .options = kOptions,
                    .examples = kExamples,
                    .traits = {.reads_desk = false},
                    .run = run};

}  // namespace spoc::cmd
