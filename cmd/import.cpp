#include "base/file.h"
#include "cmd/present/kept.h"
#include "cmd/shell/context.h"
#include "cmd/shell/progress.h"
#include "cmd/verbs.h"
#include "desk/keep.h"

namespace spoc::cmd {
namespace {

/// An attachment is one line.
constexpr std::size_t kLongestLine = std::size_t{1} << 30;

Code run(Context& context, const Arguments& arguments) {
  const desk::Place place = place_of(context, arguments.positional(1));
  const bool dry_run = arguments.has("--dry-run");
  ByteStream stream{std::string(*arguments.positional(0))};
  LineReader lines(stream, kLongestLine);
  desk::Kept kept;
  {
    Progress progress(context, "importing");
    kept = desk::import(
        place, [&] { return lines.next(); }, dry_run, [&](std::int64_t done) { progress.update(done, 0); });
  }
  print_kept(context, kept, "spoc.import/1", dry_run ? "would import" : "imported");
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "FILE", .help = "what `spoc export` wrote; - is standard input", .completer = Completer::file},
    {.name = "DIR", .help = "the desk's folder; may be new", .minimum = 0, .completer = Completer::folder}};
constexpr Option kOptions[] = {
    {.name = "--desk", .value = "DIR", .help = "the desk's folder", .completer = Completer::folder},
    {.name = "--now", .value = "TIME", .help = "the time to go by"}};
constexpr Example kExamples[] = {{"spoc import desk.jsonl new-desk", "an equal desk in a new folder"},
                                 {"spoc import desk.jsonl --dry-run", "whether the file is whole"}};

}  // namespace

const Command kImport{
    .name = "import",
    .group = "Keeping",
    .summary = "Read a whole desk in",
    .description =
        "Into a folder without a desk, or into a desk without tickets, which the imported one replaces. Everything is "
        "proved first; a damaged line is named by its number, and then nothing has changed. What waited to be sent "
        "waits "
        "here, too: stop the old desk first.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.reads_desk = false, .writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
