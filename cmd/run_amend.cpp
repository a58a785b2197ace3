#include "base/format.h"
#include "base/text.h"
#include "cmd/present/run_outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/run_control.h"
#include "render/table.h"
#include "render/text.h"

namespace spoc::cmd {
namespace {

/// Old and new dates of everything that moved.
render::Table moved(const domain::RunChange& change) {
  using render::Kind;
  render::Table table;
  table.columns = {{"step"}, {"state"}, {"was", Kind::when}, {"is", Kind::when}};
  const auto cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  for (const domain::Step& after : change.after.steps) {
    const domain::Step* before = change.before.step(after.id, after.item);
    if (!before) continue;
    const bool due = before->due_at != after.due_at;
    if (!due && before->start_at == after.start_at && before->state == after.state) continue;
    table.rows.push_back({after.item.empty() ? after.id : format("{}/{}", after.id, after.item), std::string(domain::word(after.state)),
                          cell(due ? before->due_at : before->start_at), cell(due ? after.due_at : after.start_at)});
  }
  return table;
}

Code run_amend(Context& context, const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> set;
  for (const std::string_view text : arguments.values("--set")) set.push_back(name_and_value(text));
  if (set.empty()) throw Error(Code::usage, "nothing is changed", "--set start_date=2026-09-01");
  const domain::RunId run = context.run_of(*arguments.positional(0));
  desk::Desk desk = context.desk();
  const desk::AmendedRun amended = desk::amend_run(desk, run, set, std::string(arguments.value("--reason").value_or("")));
  const Code code = print_run_outcome(context, amended.outcome, {run});
  if (context.quiet() || context.json()) return code;
  for (const domain::RunChange& change : amended.outcome.change.runs) {
    const render::Table table = change.after.id == run ? moved(change) : render::Table{};
    if (table.rows.empty()) continue;
    std::string text = "\n";
    render::append_table(text, table, context.style());
    context.out().write(text);
  }
  if (!amended.outdated.empty()) context.say(format("over, and read what changed: {}", join(amended.outdated, ", ")));
  return code;
}

constexpr Argument kArguments[] = {{.name = "RUN", .help = "r7 or onboarding:E1234", .completer = Completer::run}};
constexpr Option kOptions[] = {{.name = "--set", .letter = 's', .value = "PATH=VALUE", .help = "an input, like employee.name=Ana; JSON for lists", .repeatable = true},
                               kReason};
constexpr Example kExamples[] = {{"spoc run amend r7 --set start_date=2026-09-01 --dry-run", "what would move"},
                                 {"spoc run amend r7 --set start_date=2026-09-01 -r \"her notice is longer\"", "new dates, and who works on it is told"}};

}  // namespace

const Command kRunAmend{.name = "run amend", .group = "Value streams", .summary = "Change an input of a run, and plan the rest again",
                        .arguments = kArguments, .options = kOptions, .examples = kExamples,
                        .traits = {.writes = true, .documents = true, .quiet = true}, .run = run_amend};

}  // namespace spoc::cmd
