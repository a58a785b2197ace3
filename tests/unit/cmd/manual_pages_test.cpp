#include "cmd/present/manual_pages.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "desk/rule_test.h"
#include "intake/history.h"
#include "intake/map.h"
#include "intake/members.h"
#include "policy/keys.h"
#include "policy/reasons.h"
#include "policy/load.h"
#include "policy/places.h"
#include "support/test.h"
#include "time/duration.h"
#include "time/phrase.h"
#include "workflow/load/load.h"

namespace spoc::cmd {
namespace {

std::string_view page(std::string_view topic) {
  for (const ManualPage& one : manual_pages())
    if (one.topic == topic) return one.content;
  FAIL("there is no page " << topic);
  return {};
}

/// The lines of a page that are indented as examples, without their blanks; only those of the block with that number.
std::vector<std::string> examples(std::string_view content, std::size_t block) {
  std::vector<std::string> found;
  std::size_t blocks = 0;
  bool inside = false;
  for (const std::string_view line : split(content, '\n')) {
    const bool example = line.starts_with("    ");
    if (example && !inside) ++blocks;
    inside = example;
    if (example && blocks == block) found.emplace_back(trim(line));
  }
  return found;
}

}  // namespace

TEST_CASE("every page of the manual has a title and a line that fits") {
  CHECK(manual_pages().size() >= 5);
  for (const ManualPage& one : manual_pages()) {
    INFO(one.topic);
    CHECK(one.content.starts_with("# "));
    CHECK(one.topic != "README");
    if (one.topic == "policy") continue;
    const auto lines = split(one.content, '\n');
    CHECK(lines.size() <= 60);
    for (const std::string_view line : lines) CHECK(display_width(line) <= 140);
  }
}

TEST_CASE("the page about policy is made from the table of keys") {
  CHECK(page("policy") == policy::keys_manual());
}

TEST_CASE("the page about notices has the table of reasons") {
  CHECK(page("notices").find(policy::reasons_manual()) != std::string_view::npos);
}

TEST_CASE("the page about the life cycle has the table of transitions") {
  CHECK(page("lifecycle").find(transition_rows()) != std::string_view::npos);
}

TEST_CASE("the page about exit codes has every code with its name") {
  for (const Code code : {Code::ok, Code::no, Code::usage, Code::data, Code::not_found, Code::unavailable, Code::defect,
                          Code::cannot_create, Code::io, Code::try_again, Code::refused, Code::configuration,
                          Code::conflict, Code::partial}) {
    const std::string row = "| " + std::to_string(static_cast<int>(code)) + " | " + std::string(code_name(code)) + " |";
    INFO(row);
    CHECK(page("exit-codes").find(row) != std::string_view::npos);
  }
}

TEST_CASE("the examples of the page about the rule language compile") {
  const auto all = examples(page("expressions"), 1);
  CHECK(all.size() >= 5);
  for (const std::string& text : all) {
    INFO(text);
    const expr::Compiled compiled = expr::compile(text, policy::ticket_place(), {"page", 1, 1});
    for (const Diagnostic& diagnostic : compiled.diagnostics) UNSCOPED_INFO(diagnostic.message);
    CHECK(compiled.program);
  }
}

TEST_CASE("the examples of the page about times mean something") {
  time::CalendarDefinition definition;
  for (auto& day : definition.hours) day = {{0, 86'400}};
  const time::Zone zone;
  const time::Calendar calendar(definition, zone);
  const time::PhraseContext context{time::from_unix(1'780'000'000), zone, calendar};
  const auto times = examples(page("times"), 1);
  const auto periods = examples(page("times"), 2);
  CHECK(times.size() >= 8);
  CHECK(periods.size() >= 8);
  for (const std::string& text : times) {
    INFO(text);
    CHECK_NOTHROW(time::parse_time(text, context));
  }
  for (const std::string& text : periods) {
    INFO(text);
    CHECK_NOTHROW(time::parse_period(text, context));
  }
}

TEST_CASE("the example of the page about rule tests is a file of them") {
  std::string text;
  for (const std::string& line : examples(page("rule-tests"), 1)) text += line + "\n";
  CHECK_FALSE(text.empty());
  for (const Diagnostic& diagnostic : desk::run_rule_tests({"page.test.toml", text}, nullptr, {})) FAIL_CHECK(diagnostic.message);
}

TEST_CASE("the page about writing workflows has one that can be used") {
  std::string text;
  for (int number = 1; number <= 6; ++number)
    for (const std::string& line : examples(page("workflows"), number)) text += line + "\n";
  const workflow::Loaded loaded = workflow::load(text, "workflows/page.toml", policy::Names());
  for (const Diagnostic& diagnostic : loaded.diagnostics) FAIL_CHECK(diagnostic.message);
  REQUIRE(loaded.definition);
  CHECK(loaded.definition->steps.size() == 3);
}

TEST_CASE("every key of a step is on the page about them") {
  for (const std::string_view key : workflow::step_keys()) {
    INFO(key);
    CHECK(page("workflow-keys").find("`" + std::string(key)) != std::string_view::npos);
  }
}

TEST_CASE("the tables of the page about decisions are read in a workflow") {
  std::string text = "spoc = 1\n[workflow]\nowner = \"hr\"\nanchor = \"inputs.day\"\ntarget = \"anchor\"\n";
  text += "[inputs.day]\ntype = \"date\"\n[inputs.amount]\ntype = \"int\"\n[inputs.kind]\ntype = \"enum(goods, travel)\"\n";
  for (int number = 1; number <= 3; ++number)
    for (const std::string& line : examples(page("decisions"), number)) text += line + "\n";
  text += "[steps.request]\nteam = \"it\"\nform = { buddy = \"person\" }\n[steps.ready]\nkind = \"gate\"\nneeds = [\"request\"]\nwhen = \"decide.level.board\"\n";
  const workflow::Loaded loaded = workflow::load(text, "workflows/page.toml", policy::Names());
  for (const Diagnostic& diagnostic : loaded.diagnostics) FAIL_CHECK(diagnostic.message);
  CHECK(loaded.definition);
}

TEST_CASE("the map on the page about many rows is one") {
  std::string text;
  for (const std::string& line : examples(page("many-rows"), 2)) text += line + "\n";
  const intake::ParsedMap parsed = intake::parse_map(text, "page.toml", intake::column_names());
  for (const Diagnostic& diagnostic : parsed.diagnostics) FAIL_CHECK(diagnostic.message);
  CHECK(parsed.map.columns.size() == 5);
}

TEST_CASE("the map on the page about histories is one, and its log can be read by it") {
  std::string text;
  for (const std::string& line : examples(page("histories"), 2)) text += line + "\n";
  const intake::ParsedMap parsed =
      intake::parse_map(text, "page.toml", intake::history_members(), intake::MapFor::history);
  for (const Diagnostic& diagnostic : parsed.diagnostics) FAIL_CHECK(diagnostic.message);
  CHECK(parsed.map.log == "servicenow");
  CHECK_FALSE(intake::unusable(parsed.map));
}

TEST_CASE("the rungs on the page about escalation are a ladder") {
  std::string rungs;
  for (const std::string& line : examples(page("escalation"), 2)) rungs += line + ",\n";
  const policy::Loaded loaded = policy::load(
      {{"spoc.toml",
        "spoc = 1\n[desk]\nname = \"x\"\ntime_zone = \"UTC\"\ncalendar = \"always\"\nfront_line = \"front\"\n"
        "[calendar.always]\nhours = { mon-sun = [\"00:00-24:00\"] }\n[team.front]\n[channel.pager]\n"
        "transport = \"command\"\nrun = [\"page\"]\n[ladder.x]\nrungs = [\n" +
            rungs + "]\n"}});
  for (const Diagnostic& diagnostic : loaded.diagnostics)
    if (diagnostic.severity == Severity::error) FAIL_CHECK(diagnostic.message);
  REQUIRE(loaded.policy);
  CHECK(loaded.policy->ladders.front().rungs.size() == 4);
}

}  // namespace spoc::cmd
