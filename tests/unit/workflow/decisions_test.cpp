#include "workflow/decisions.h"

#include "office.h"
#include "workflow/load/decision_cells.h"
#include "workflow/plan/plan.h"

namespace spoc::workflow {
namespace {

using namespace test;
using Found = std::vector<std::string>;

constexpr std::string_view kInputs = R"toml(spoc = 1
[workflow]
owner = "hr"
[inputs.amount]
type = "int"
[inputs.kind]
type = "enum(goods, travel)"
default = "goods"
[inputs.urgent]
type = "bool"
default = false
)toml";
constexpr std::string_view kStep =
    "[steps.a]\nteam = \"it\"\nwhen = \"decide.level.board\"\ntitle = \"needs {{ decide.level.people }}\"\n";

std::string file(std::string_view table) {
  return std::string(kInputs) + "[decide.level]\n" + std::string(table) + std::string(kStep);
}
Found of(std::string_view table) {
  return findings(file(table));
}

constexpr std::string_view kGood = R"toml(
inputs = { amount = "inputs.amount", kind = "inputs.kind", urgent = "inputs.urgent" }
outputs = { people = "int", board = "bool" }
rules = [
  { amount = "< 500", then = { people = 0, board = false } },
  { amount = "[500..10000)", kind = "goods", then = { people = 1, board = false } },
  { amount = "[500..10000)", kind = "travel", then = { people = 2, board = true } },
  { amount = ">= 10000", then = { people = 3, board = true } },
]
)toml";

std::string title_of(std::int64_t amount, std::string_view kind) {
  Driven run(define(file(kGood)), {{"amount", amount}, {"kind", kind}});
  return run.state("a") == "skipped" ? "skipped" : run.ticket("a").title;
}

TEST_CASE("the rule whose tests all hold says what follows") {
  CHECK(title_of(499, "travel") == "skipped");
  CHECK(title_of(500, "goods") == "skipped");
  CHECK(title_of(500, "travel") == "needs 2");
  CHECK(title_of(9999, "travel") == "needs 2");
  CHECK(title_of(10000, "goods") == "needs 3");
  CHECK(title_of(-4, "goods") == "skipped");
}

TEST_CASE("what a table answers is another when the inputs are amended") {
  Driven run(define(std::string(kInputs) + "[decide.level]\n" + std::string(kGood) +
                    "[steps.first]\nteam = \"it\"\n[steps.a]\nteam = \"it\"\nneeds = [\"first\"]\nwhen = "
                    "\"decide.level.board\"\n"),
             {{"amount", 20}});
  run.then(Amended{{{"amount", 20000}, {"kind", "goods"}, {"urgent", false}}, "dearer"}, "2026-06-01 11:00")
      .done("first");
  CHECK(run.state("a") == "active");
}

TEST_CASE("gaps and overlaps are found, with the combination that is meant") {
  const std::string head =
      "inputs = { amount = \"inputs.amount\", urgent = \"inputs.urgent\" }\noutputs = { board = \"bool\", people = "
      "\"int\" }\n";
  const auto rules = [&](std::string_view text) { return of(head + "rules = [\n" + std::string(text) + "]\n"); };
  constexpr std::string_view kThen = "then = { board = true, people = 1 } },\n";
  const auto rule = [&](std::string_view tests) { return "{ " + std::string(tests) + std::string(kThen); };
  CHECK(rules(rule("amount = \"< 5\", ") + rule("amount = \"> 5\", ")) ==
        Found{"15: decision-gap", "15: decision-gap"});
  CHECK(rules(rule("amount = \"< 5\", ") + rule("amount = \"[5..9]\", ") + rule("amount = \">= 10\", ")).empty());
  CHECK(rules(rule("amount = \"<= 5\", ") + rule("amount = \">= 5\", ")) == Found{"17: decision-overlap"});
  CHECK(rules(rule("urgent = true, ") + rule("")) == Found{"17: decision-overlap"});
  CHECK(rules(rule("urgent = true, ") + rule("urgent = \"not(true)\", ")).empty());
  CHECK(of("hit = \"first\"\n" + head + "rules = [\n" + rule("urgent = true, ") + rule("") + "]\n").empty());
  CHECK(of("hit = \"first\"\n" + head + "rules = [\n" + rule("") + rule("urgent = true, ") + "]\n") ==
        Found{"18: never-chosen"});
  CHECK(of(head + "default = { board = false, people = 0 }\nrules = [\n" + rule("amount = 7, ") + "]\n").empty());

  const std::string text =
      file(head + "rules = [\n" + rule("amount = \"< 5\", ") + rule("amount = \"> 5\", urgent = true, ") + "]\n");
  const auto diagnostics = load(text, "workflows/sample.toml", office()).diagnostics;
  REQUIRE(!diagnostics.empty());
  CHECK(diagnostics.front().message.find("amount = 5 and urgent = false") != std::string::npos);
}

TEST_CASE("what is wrong in a table is found in one pass, at its place") {
  CHECK(of(R"toml(
hit = "best"
inputs = { amount = "inputs.amount", kind = "inputs.kind", who = "run" , then = "inputs.amount" }
outputs = { people = "int", board = "bool" }
rules = [
  { amount = "< five", then = { people = 0, board = false } },
  { kind = "good", then = { people = "one", board = false } },
  { amount = "[9..5]", then = { people = 0, bord = false } },
  { amount = 3, urgnt = true },
]
)toml") == Found{"14: unknown-word", "15: bad-column", "15: bad-name", "18: bad-cell", "19: bad-cell", "19: wrong-type",
                 "20: bad-cell", "20: missing-key", "20: unknown-key", "21: missing-key"});
  CHECK(of("outputs = { people = \"int\", board = \"bool\" }\n") == Found{"12: missing-key", "12: missing-key"});
}

TEST_CASE("a table that collects answers with a list, and with none when no rule holds") {
  constexpr std::string_view text = R"toml(spoc = 1
[workflow]
owner = "hr"
[inputs.amount]
type = "int"
[decide.boxes]
hit = "collect"
inputs = { amount = "inputs.amount" }
outputs = { box = "string" }
rules = [
  { amount = "> 1", then = { box = "small" } },
  { amount = "> 5", then = { box = "large" } },
]
[steps.a]
team = "it"
for_each = "decide.boxes"
key = "item.box"
title = "pack {{ item.box }}"
)toml";
  Driven many(define(text), {{"amount", 9}});
  CHECK(many.item_state("a", "small") == "active");
  CHECK(many.item_state("a", "large") == "active");
  Driven none(define(text), {{"amount", 1}});
  CHECK(none.state("a") == "done");
}

TEST_CASE("a table may decide by what a step said, and only steps behind it may name it") {
  constexpr std::string_view head = R"toml(spoc = 1
[workflow]
owner = "hr"
[steps.ask]
team = "it"
form = { size = "enum(s, m)" }
[decide.box]
inputs = { size = "steps.ask.outputs.size" }
outputs = { big = "bool" }
rules = [ { size = "s", then = { big = false } }, { size = "m", then = { big = true } } ]
)toml";
  Driven run(define(std::string(head) + "[steps.pack]\nteam = \"it\"\nneeds = [\"ask\"]\nwhen = \"decide.box.big\"\n"));
  const World world{office(), people()};
  CHECK(plan(run.definition(), run.run(), world, run.now()).steps[1].condition == Condition::undecided);
  run.done("ask", {}, {{"size", "m"}});
  CHECK(run.state("pack") == "active");
  CHECK(findings(std::string(head) + "[steps.pack]\nteam = \"it\"\nwhen = \"decide.box.big\"\n") ==
        Found{"13: not-an-ancestor"});
  CHECK(findings(std::string(head) + "[steps.pack]\nteam = \"it\"\nneeds = [\"ask?\"]\nwhen = \"decide.box.big\"\n") ==
        Found{"14: unguarded-output"});
}

TEST_CASE("cells are read as people write them, and conditions mean the same") {
  const Column number{"n", expr::Kind::integer, {}}, day{"d", expr::Kind::date, {}}, word{"w", expr::Kind::text, {}};
  const auto condition = [](std::string_view text, const Column& column) {
    const auto cell = parse_cell(text, column);
    REQUIRE(std::holds_alternative<Cell>(cell));
    return condition_of(std::get<Cell>(cell), column, "x");
  };
  CHECK(condition("-", number).empty());
  CHECK(condition("1, [5..9), > 20", number) == "((x) == 1) || ((x) >= 5 && (x) < 9) || ((x) > 20)");
  CHECK(condition("not(-3)", number) == "!(((x) == (-3)))");
  CHECK(condition("<= 2026-12-31", day) == "((x) <= date('2026-12-31'))");
  CHECK(condition("a, say \"b\"", word) == R"((x) == "a" || (x) == "say \"b\"")");
  for (const char* wrong : {"", "1,", "5..9", "[5..", "[9..5]", "< ", "1.5", "9007199254740993"}) {
    INFO(wrong);
    CHECK(std::holds_alternative<CellError>(parse_cell(wrong, number)));
  }
}

constexpr std::string_view kRoles = R"toml(spoc = 1
[workflow]
owner = "hr"
[inputs.lead]
type = "person"
[roles]
buddy = "inputs.lead"
[steps.greet]
team = "it"
assign = "roles.buddy"
title = "{{ roles.buddy.name }} says hello"
[steps.lunch]
team = "it"
needs = ["greet"]
assign = "roles.buddy"
)toml";

TEST_CASE("a role is swapped in one place: what is open and what is to come goes to somebody else") {
  Driven run(define(kRoles), {{"lead", "ana"}});
  CHECK(run.ticket("greet").assignee == "ana");
  run.then(Amended{{{"lead", "ana"}, {"roles", json::Object{{"buddy", "bob"}}}}, "ana is ill"}, "2026-06-01 11:00");
  REQUIRE(run.last().replans.size() == 1);
  CHECK(run.last().replans[0].assignee == "bob");
  CHECK(!run.last().replans[0].due_at);
  CHECK(run.step("greet").assignee == "bob");
  run.done("greet");
  CHECK(run.ticket("lunch").assignee == "bob");
}

TEST_CASE("whom a run names for a role must be somebody, and the role one of the workflow") {
  const auto definition = define(kRoles);
  const World world{office(), people()};
  std::vector<InputProblem> problems;
  json::Object given{{"lead", "ana"}};
  set_input(*definition, given, "roles.buddy", "bob", problems);
  CHECK(problems.empty());
  const PreparedInputs good = prepare_inputs(*definition, given, world, at("2026-06-01 10:00"));
  CHECK(good.problems.empty());
  REQUIRE(good.values.size() == 2);
  CHECK(good.values[1].second == json::Value(json::Object{{"buddy", "bob"}}));
  set_input(*definition, given, "roles.budy", "bob", problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("buddy") != std::string::npos);
  set_input(*definition, given, "roles.buddy", "nobody", problems);
  CHECK(prepare_inputs(*definition, given, world, at("2026-06-01 10:00")).problems.size() == 1);
  set_input(*definition, given, "roles.buddy", "", problems);
  CHECK(prepare_inputs(*definition, given, world, at("2026-06-01 10:00")).values.size() == 1);
  CHECK(findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[inputs.roles]\ntype = \"int\"\n[roles]\nx = "
                 "\"opened\"\n[steps.a]\nteam = \"it\"\n") == Found{"4: bad-name", "7: wrong-type"});
}

}  // namespace
}  // namespace spoc::workflow
