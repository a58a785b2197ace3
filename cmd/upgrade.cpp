#include "base/format.h"
#include "base/json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "store/migrate.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  context.require_owner();
  const bool dry_run = arguments.has("--dry-run");
  const int steps = dry_run ? store::steps_to_take(context.store_path(), store::migrations())
                            : store::Store::upgrade(context.store_path());
  if (context.json()) {
    std::string text;
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.upgrade/1").key("steps").integer(steps);
    if (dry_run) w.key("dry_run").boolean(true);
    w.end_object();
    context.out().write(text + "\n");
  } else if (steps == 0) {
    context.out().write("the store is up to date\n");
  } else if (dry_run) {
    context.out().write(format("the store would be brought up by {} {}\n", steps, steps == 1 ? "step" : "steps"));
  } else {
    context.out().write(format("brought the store up by {} {}{}\n", steps, steps == 1 ? "step" : "steps",
                               store::Store::is_server(context.store_path()) ? "" : "; a copy of it as it was lies beside it"));
  }
  return Code::ok;
}

constexpr Example kExamples[] = {{"spoc upgrade", "after a newer spoc was installed"}};

}  // namespace

const Command kUpgrade{
    .name = "upgrade",
    .group = "Desk",
    .summary = "Bring an older store up to this program",
    .description = "Copies a file beside itself first; a server takes all steps or none. Other commands refuse an older store with 78.",
    .examples = kExamples,
    .traits = {.writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
