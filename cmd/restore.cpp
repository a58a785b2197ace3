#include "base/file.h"
#include "base/format.h"
#include "cmd/present/kept.h"
#include "cmd/shell/context.h"
#include "cmd/shell/progress.h"
#include "cmd/verbs.h"
#include "desk/keep.h"
#include "store/replacement.h"

namespace spoc::cmd {
namespace {

std::string question_about(const store::Occupant& there, const std::string& file) {
  if (there.kind == store::Occupant::Kind::damaged) return format("Replace a store that cannot be read by {}?", file);
  return format("Replace the desk {} ({} tickets, {} runs) by {}?", there.name, there.tickets, there.runs, file);
}

Code release(Context& context) {
  desk::Desk desk = context.desk();
  const bool held = desk::release(desk);
  if (context.json()) {
    context.out().write(format("{{\"schema\":\"spoc.restore/1\",\"released\":{}}}\n", held));
  } else {
    context.out().write(!held          ? "nothing is held back\n"
                        : desk.dry_run ? "what waits would leave again\n"
                                       : "what waits leaves with the next spoc deliver\n");
  }
  return Code::ok;
}

void say_what_next(Context& context) {
  context.say("nothing leaves the desk until you let it: what the copy would send may have been sent already");
  context.say("hint: sweep, look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`");
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.has("--release")) {
    if (!arguments.positionals().empty()) throw Error(Code::usage, "--release takes no file");
    return release(context);
  }
  const auto file = arguments.positional(0);
  if (!file) throw Error(Code::usage, "which copy?", "spoc restore FILE");
  const desk::Place place = place_of(context, arguments.positional(1));
  const std::string from(*file);
  if (!file_exists(from)) throw Error(Code::not_found, format("there is no file {}", from));
  const store::Occupant there = store::occupant_of(place.store);
  const bool occupied = there.kind == store::Occupant::Kind::store || there.kind == store::Occupant::Kind::damaged;
  const bool dry_run = arguments.has("--dry-run");
  if (occupied && !dry_run && !context.confirmed(question_about(there, from))) return Code::no;
  desk::Kept kept;
  {
    Progress progress(context, "copying");
    kept = desk::restore(place, from, caller_of(context, "restore"), arguments.has("--force"), dry_run,
                         [&](std::int64_t done, std::int64_t all) { progress.update(done, all); });
  }
  print_kept(context, kept, "spoc.restore/1", dry_run ? "would restore" : "restored");
  if (!dry_run) say_what_next(context);
  return kept.differences.empty() ? Code::ok : Code::no;
}

constexpr Argument kArguments[] = {
    {.name = "FILE", .help = "a copy that `spoc backup` made", .minimum = 0, .completer = Completer::file},
    {.name = "DIR", .help = "the desk's folder; may be new", .minimum = 0, .completer = Completer::folder}};
constexpr Option kOptions[] = {
    {.name = "--force", .letter = 'f', .help = "take a damaged copy, too, when there is no better one"},
    {.name = "--release", .help = "let what is held back since a restore leave"},
    {.name = "--desk", .value = "DIR", .help = "the desk's folder", .completer = Completer::folder},
    {.name = "--now", .value = "TIME", .help = "the time to go by"}};
constexpr Example kExamples[] = {{"spoc restore copy.db --dry-run", "whether the copy is whole, and what is in it"},
                                 {"spoc restore copy.db --yes", "put it in the place of what is there"}};

}  // namespace

const Command kRestore{
    .name = "restore",
    .group = "Keeping",
    .summary = "Bring back a copy of the desk",
    .description =
        "Proves the copy, then puts it in place in one step, also while others work. What was there is kept beside it. "
        "Nothing leaves the desk afterwards until --release: sweeps and people go on, `deliver` refuses. A desk with "
        "tickets is replaced only after a yes; a copy of a newer spoc is refused.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.reads_desk = false, .writes = true, .documents = true, .asks = true},
    .run = run};

}  // namespace spoc::cmd
