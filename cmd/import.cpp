#include "base/file.h"
#include "cmd/import_history.h"
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
  const std::string path(*arguments.positional(0));
  if (const auto map = arguments.value("--map")) {
    if (arguments.positional(1))
      throw Error(Code::usage, "a history is imported into a desk that is there", "name it with --desk DIR");
    const std::string rejects(arguments.value("--rejects").value_or(""));
    if (rejects == "-" && context.json())
      throw Error(Code::usage, "rejected rows cannot stand in a JSON document", "name a file: --rejects FILE");
    const HistoryFiles files{path, std::string(*map), std::string(arguments.value("--join").value_or("")), rejects};
    return import_history(context, files, arguments.has("--dry-run"));
  }
  if (arguments.has("--join"))
    throw Error(Code::usage, "--join goes with --map", "a whole desk needs no second table");
  if (arguments.has("--rejects"))
    throw Error(Code::usage, "--rejects goes with --map", "a whole desk is read as a whole, or not");
  const desk::Place place = place_of(context, arguments.positional(1));
  const bool dry_run = arguments.has("--dry-run");
  ByteStream stream{path};
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
    {.name = "FILE",
     .help = "what `spoc export` wrote, or with --map a log as CSV or XES, also compressed; - is standard input",
     .completer = Completer::file},
    {.name = "DIR", .help = "the desk's folder; may be new", .minimum = 0, .completer = Completer::folder}};
constexpr Option kOptions[] = {
    {.name = "--map",
     .value = "FILE",
     .help = "another desk's history: what its columns and words mean",
     .completer = Completer::file},
    {.name = "--join",
     .value = "FILE",
     .help = "with --map: the second table, as CSV, whose columns the map takes over",
     .completer = Completer::file},
    {.name = "--rejects",
     .value = "FILE",
     .help = "with --map: a new file for the rows not used, with their reasons; -: marked, in the answer",
     .completer = Completer::file},
    {.name = "--desk", .value = "DIR", .help = "the desk's folder", .completer = Completer::folder},
    {.name = "--now", .value = "TIME", .help = "the time to go by"}};
constexpr Example kExamples[] = {{"spoc import desk.jsonl new-desk", "an equal desk in a new folder"},
                                 {"spoc import desk.jsonl --dry-run", "whether the file is whole"},
                                 {"spoc import --map servicenow.toml incidents.csv.gz", "another desk's history"}};

}  // namespace

const Command kImport{
    .name = "import",
    .group = "Keeping",
    .summary = "Read a whole desk in, or another desk's history",
    .description =
        "Into a folder without a desk, or into a desk without tickets, which the imported one replaces. Everything is "
        "proved first; a damaged line is named by its number, and then nothing has changed. What waited to be sent waits "
        "here, too: stop the old desk first.\n\n"
        "With --map the file is the log of another desk, one event or one ticket a row, and goes into the desk that is "
        "there: each case is a ticket, with the log's own times, people and teams. Nobody is told. Each row that "
        "cannot be used is named with the reason (exit code 80), kept with --rejects, and the others go in; the same "
        "file again adds nothing, and a longer one what is new. Maps for common exports are in examples/maps.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.reads_desk = false, .writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
