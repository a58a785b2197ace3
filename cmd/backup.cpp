#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "base/work_file.h"
#include "cmd/present/amounts.h"
#include "cmd/shell/context.h"
#include "cmd/shell/progress.h"
#include "cmd/verbs.h"
#include "desk/verify.h"

namespace spoc::cmd {
namespace {

/// A copy that does not verify is said at once, not when it is needed.
std::size_t differences_in(const std::string& file) {
  store::Store copy(file);
  return desk::verify(copy, {}).size();
}

/// Whether the file can be made, and what would be in it.
Code try_run(Context& context, const Arguments& arguments, const std::string& file) {
  if (!arguments.has("--force")) require_no_file(file);
  const WorkFile made(file, context.store_path());
  const store::Extent extent = context.store().extent();
  if (context.json()) {
    std::string text;
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.backup/1").key("file").string(file).key("bytes").null();
    w.key("tickets").integer(extent.tickets).key("runs").integer(extent.runs).key("entries").integer(extent.entries);
    w.key("verified").boolean(false).key("dry_run").boolean(true).end_object();
    context.out().write(text + "\n");
  } else {
    context.out().write(terminal_safe(format("{} would be made: {}", file, extent_text(extent)), Shape::one_line) +
                        "\n");
  }
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  context.require(decide::Verb::backup);
  const std::string file(*arguments.positional(0));
  if (arguments.has("--dry-run")) return try_run(context, arguments, file);
  store::Store& store = context.store();
  {
    Progress progress(context, "copying");
    store.backup(file, arguments.has("--force"),
                 [&](std::int64_t done, std::int64_t all) { progress.update(done, all); });
  }
  const store::Extent extent = store.extent();
  const std::int64_t bytes = file_size(file);
  const std::size_t wrong = arguments.has("--verify") ? differences_in(file) : 0;
  if (context.json()) {
    std::string text;
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.backup/1").key("file").string(file).key("bytes").integer(bytes);
    w.key("tickets").integer(extent.tickets).key("runs").integer(extent.runs).key("entries").integer(extent.entries);
    w.key("verified").boolean(arguments.has("--verify") && wrong == 0).end_object();
    context.out().write(text + "\n");
  } else {
    context.out().write(
        terminal_safe(format("{}: {}, {}", file, extent_text(extent), bytes_text(bytes)), Shape::one_line) + "\n");
  }
  if (wrong == 0) return Code::ok;
  context.say(format("spoc: the copy differs from its journal in {} places", wrong));
  context.say("hint: so does the store: spoc verify");
  return Code::no;
}

constexpr Argument kArguments[] = {{.name = "FILE", .help = "the copy", .completer = Completer::file}};
constexpr Option kOptions[] = {{.name = "--force", .letter = 'f', .help = "replace the file"},
                               {.name = "--verify", .help = "prove the copy; 1 when it differs from its journal"}};
constexpr Example kExamples[] = {{"spoc backup /srv/backup/desk-$(date +%F).db", "every night, from cron"},
                                 {"spoc backup copy.db --force --verify", "replace the last one, and prove it"}};

}  // namespace

const Command kBackup{
    .name = "backup",
    .group = "Keeping",
    .summary = "Copy the whole desk into a file",
    .description =
        "A consistent copy while others go on writing. It has its name only once it is complete and on disk. "
        "What waits to be sent is in it; `restore` holds it back.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
