#include "base/format.h"
#include "base/json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments&) {
  context.require_owner();
  const int steps = store::Store::upgrade(context.store_path());
  if (context.json()) {
    std::string text;
    json::Writer(text, 2)
        .begin_object()
        .key("schema")
        .string("spoc.upgrade/1")
        .key("steps")
        .integer(steps)
        .end_object();
    context.out().write(text + "\n");
  } else if (steps == 0) {
    context.out().write("the store is up to date\n");
  } else {
    context.out().write(format("brought the store up by {} {}; a copy of it as it was lies beside it\n", steps,
                               steps == 1 ? "step" : "steps"));
  }
  return Code::ok;
}

constexpr Example kExamples[] = {{"spoc upgrade", "after a newer spoc was installed"}};

}  // namespace

const Command kUpgrade{
    .name = "upgrade",
    .group = "Desk",
    .summary = "Bring an older store up to this program",
    .description = "Copies the store beside itself first. Other commands refuse an older store with 78.",
    .examples = kExamples,
    .traits = {.documents = true},
    .run = run};

}  // namespace spoc::cmd
