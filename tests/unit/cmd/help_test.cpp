#include "cmd/shell/help.h"

#include "base/text.h"
#include "cmd/registry.h"
#include "cmd/shell/standing_options.h"
#include "fake_registry.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("the help of a typical command fits a screen of 80 by 24") {
  for (const Command* command : fake::kCommands) {
    const std::string help = command_help(*command);
    CAPTURE(help);
    CHECK(std::count(help.begin(), help.end(), '\n') <= 24);
    for (std::string_view line : split(help, '\n')) CHECK(display_width(line) < 80);
  }
}

TEST_CASE("what does not fit on a screen is named there, and told on the whole page") {
  for (const Command* command : commands()) {
    CAPTURE(command->name);
    const std::string screen = command_help(*command), whole = command_help(*command, Page::whole);
    CHECK(std::count(screen.begin(), screen.end(), '\n') <= 40);
    for (const Option& option : command->options) {
      if (is_hidden(option)) continue;
      CHECK(contains(screen, option.name));
      CHECK(contains(whole, option_heading(option)));
    }
    CHECK(contains(screen, "  More:") == (screen != whole));
  }
  const Command* log = find_command("log");
  REQUIRE(log);
  std::string unbroken;  // wherever its lines are broken
  for (const char c : command_help(*log))
    if (c != ' ' && c != '\n') unbroken += c;
  CHECK(contains(unbroken, "`spochelplog`sayswhatthesedo"));
}

TEST_CASE("help says one sentence, the usage, the options aligned and two examples") {
  const std::string help = command_help(fake::kLog);
  CHECK(help.starts_with("Log a ticket.\n\nUsage: spoc log [SUBJECT] [OPTION…]\n"));
  CHECK(contains(help, "  -s, --subject TEXT           one line that says what it is about\n"));
  CHECK(contains(help, "      --requester, --from WHO  who asks\n"));
  CHECK(contains(help, "      --set FIELD=VALUE…"));
  CHECK(contains(help, "what a repeated key does: ignore, note,"));
  CHECK(contains(help, "  spoc log -F report.txt --team network    the text from a file\n"));
  CHECK_FALSE(contains(help, "in the editor"));
}

TEST_CASE("the standing options are listed at the end, in short form") {
  const std::string help = command_help(fake::kLog);
  CHECK(contains(help, "\nAlso: -n|--dry-run --format FORMAT --json -q|--quiet --desk DIR"));
  CHECK(help.ends_with("-h|--help\n"));
  CHECK_FALSE(contains(command_help(fake::kCompletion), "--desk"));
}

TEST_CASE("another name of a command is told") {
  CHECK(contains(command_help(fake::kResolve), "spoc done is the same."));
}

TEST_CASE("hidden options and commands are in no help") {
  CHECK_FALSE(contains(command_help(fake::kLog), "--trace"));
  CHECK_FALSE(contains(overview(fake::kCommands), "selfcheck"));
}

TEST_CASE("a usage line shows what is optional and what may be repeated") {
  CHECK(usage_line(fake::kResolve) == "spoc resolve ID… [OPTION…]");
  CHECK(usage_line(fake::kWatch) == "spoc watch ID ADDRESS");
  CHECK(usage_line(fake::kMyDay) == "spoc");
}

TEST_CASE("the overview lists every command once, by group") {
  const std::string text = overview(fake::kCommands);
  CHECK(text.find("\nTickets\n") < text.find("  spoc log "));
  CHECK(text.find("  spoc log ") < text.find("\nRuns\n"));
  CHECK(contains(text, "  spoc run start  "));
  std::size_t groups = 0;
  for (std::size_t at = 0; (at = text.find("\nDesk\n", at)) != std::string::npos; ++at) ++groups;
  CHECK(groups == 1);
  for (std::string_view line : split(text, '\n')) CHECK(display_width(line) <= 80);
}

TEST_CASE("a family's help lists its members only") {
  const std::string text = family_help("run", fake::kCommands);
  CHECK(contains(text, "spoc run start  Start a run"));
  CHECK_FALSE(contains(text, "calendar"));
}

TEST_CASE("a command's own option hides the standing one and keeps its letter") {
  static constexpr Option own[] = {{.name = "--limit", .value = "ROWS", .help = "own"},
                                   {.name = "--numbers", .letter = 'q', .help = "own"}};
  static constexpr Command command{
      .name = "x", .group = "G", .summary = "S", .options = own, .traits = {.lists = true, .quiet = true}};
  const std::vector<Option> options = accepted_options(command);
  CHECK(find_option(options, "--limit")->help == "own");
  CHECK(std::count_if(options.begin(), options.end(), [](const Option& o) { return o.name == "--limit"; }) == 1);
  CHECK(find_letter(options, 'q')->name == "--numbers");
  CHECK(find_option(options, "--quiet")->letter == 0);
}

}  // namespace spoc::cmd
