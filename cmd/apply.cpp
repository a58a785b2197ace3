#include "desk/apply.h"

#include "base/faulty.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/diagnostics.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/check.h"
#include "policy/load.h"

namespace spoc::cmd {
namespace {

void print_json(Context& context, const desk::Applied& applied) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.apply/1").key("before").string(applied.before).key("after").string(applied.after);
  w.key("differences").begin_array();
  for (const policy::Difference& difference : applied.differences) w.string(policy::to_text(difference));
  w.end_array().key("tickets").integer(applied.pinned).key("moved").integer(applied.moved).key("breached").integer(applied.breached);
  if (context.arguments().has("--dry-run")) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

std::string consequences(const desk::Applied& applied) {
  std::string text;
  for (const policy::Difference& difference : applied.differences) text += terminal_safe(policy::to_text(difference), Shape::one_line) + "\n";
  if (applied.before == applied.after) return text + "the files are in force already\n";
  return text + format("{} open tickets are held to it, {} due times move, {} clocks breach\n", applied.pinned, applied.moved, applied.breached);
}

std::shared_ptr<const policy::Policy> checked_policy(Context& context) {
  const std::vector<policy::File> files = policy::read_files(context.folder());
  desk::Checked checked = desk::check(files);
  if (checked.policy) return checked.policy;
  if (!context.json())
    for (std::string text : texts_of(files, checked.diagnostics)) {
      if (text.ends_with('\n')) text.pop_back();
      context.say(text);
    }
  throw Faulty("the files have errors: nothing was put in force", "see them all with spoc check", std::move(checked.diagnostics));
}

Code run(Context& context, const Arguments& arguments) {
  const auto policy = checked_policy(context);
  const bool new_only = arguments.has("--new-only");
  desk::Desk desk = context.desk(true);
  desk::Desk trial{desk.store, desk.caller, true};
  const desk::Applied shown = desk::apply(trial, policy, new_only);
  if (!context.json()) context.out().write(consequences(shown));
  if (desk.dry_run) {
    if (context.json()) print_json(context, shown);
    return Code::ok;
  }
  if (shown.before != shown.after && !context.confirmed("Put it in force?")) return Code::no;
  const desk::Applied applied = desk::apply(desk, policy, new_only);
  if (context.json()) print_json(context, applied);
  return Code::ok;
}

constexpr Option kOptions[] = {{.name = "--new-only", .help = "open tickets keep what they are held to"}};
constexpr Example kExamples[] = {{"spoc apply --dry-run", "what the edited files change, and what that does to open tickets"},
                                 {"spoc apply --yes", "put them in force without being asked"}};

}  // namespace

const Command kApply{.name = "apply", .group = "Desk", .summary = "Put the edited files in force",
                     .description = "Checks everything, shows the difference and what it does to open tickets, asks, and puts the whole "
                                    "bundle in force in one transaction. 78 when a file is wrong.",
                     .options = kOptions, .examples = kExamples, .traits = {.writes = true, .documents = true, .asks = true}, .run = run};

}  // namespace spoc::cmd
