#include "base/format.h"
#include "base/text.h"
#include "base/work_file.h"
#include "cmd/present/about_person.h"
#include "cmd/present/amounts.h"
#include "cmd/shell/context.h"
#include "cmd/shell/progress.h"
#include "cmd/verbs.h"
#include "report/due_calendar.h"
#include "report/event_log.h"

namespace spoc::cmd {
namespace {

void write_desk(Context& context, Output& out) {
  Progress progress(context, "exporting");
  context.store().write_out([&](std::string_view line) { out.write(line); },
                            [&](std::int64_t done, std::int64_t all) { progress.update(done, all); });
}

/// Everything up to now, as who asks sees it.
report::Request everything(Context& context, store::Reading& reading) {
  report::Request request;
  request.policy = context.policy();
  request.bundle = [&context](std::string_view hash) { return context.store().policy(hash); };
  request.as_of = context.now();
  request.upto = reading.position();
  return request;
}

void write_events(Context& context, Output& out) {
  context.read(decide::Verb::export_desk, [&](store::Reading& reading) {
    report::write_xes(reading, everything(context, reading), [&](std::string_view text) { out.write(text); });
  });
}

void write_calendar(Context& context, Output& out) {
  const std::string name = context.store().meta().name;
  context.read(decide::Verb::export_desk, [&](store::Reading& reading) {
    report::write_calendar(reading, name, context.now(), [&](std::string_view text) { out.write(text); });
  });
}

void write_wanted(Context& context, const Arguments& arguments, Output& out) {
  if (arguments.has("--xes")) return write_events(context, out);
  if (arguments.has("--ics")) return write_calendar(context, out);
  const auto person = arguments.value("--about");
  person ? write_about_person(context, *person, out) : write_desk(context, out);
}

Code run(Context& context, const Arguments& arguments) {
  context.require(decide::Verb::export_desk);
  if (arguments.has("--xes") + arguments.has("--ics") + arguments.has("--about") > 1)
    throw Error(Code::usage, "--about, --xes and --ics are different files", "one of them");
  const auto write = [&](Output& out) { write_wanted(context, arguments, out); };
  const auto path = arguments.value("--output");
  if (!path || *path == "-") {
    write(context.out());
    return Code::ok;
  }
  const std::string name(*path);
  if (!arguments.has("--force")) require_no_file(name);
  WorkFile file(name, context.store_path());
  Output out(file.descriptor(), name);
  write(out);
  out.flush();
  file.publish(arguments.has("--force"));
  const std::int64_t bytes = file_size(name);
  context.say(terminal_safe(format("{}: {}", name, bytes_text(bytes)), Shape::one_line));
  return Code::ok;
}

constexpr Option kOptions[] = {
    {.name = "--about",
     .value = "PERSON",
     .help = "only what is held about that person, as one JSON document",
     .completer = Completer::person},
    {.name = "--xes", .help = "the event log of all tickets, for process mining (IEEE 1849)"},
    {.name = "--ics", .help = "due dates of open tickets and absences, as a calendar"},
    {.name = "--output",
     .letter = 'o',
     .value = "FILE",
     .help = "into that file instead of standard output",
     .completer = Completer::file},
    {.name = "--force", .letter = 'f', .help = "replace the file"}};
constexpr Example kExamples[] = {{"spoc export | zstd > desk.jsonl.zst", "the whole desk as lines of JSON"},
                                 {"spoc export --about ana@example.org -o ana.json", "everything held about a person"},
                                 {"spoc export --xes | gzip > desk.xes.gz", "for a process miner"}};

}  // namespace

const Command kExport{
    .name = "export",
    .group = "Keeping",
    .summary = "Write the whole desk, all about a person, an event log or a calendar",
    .description =
        "One JSON object a line, the first says `spoc.export/1`: journal with its hashes, policy, workflows, files, "
        "what "
        "waits to be sent. `spoc import` makes an equal desk of it. Tickets as rows for other programs: spoc list "
        "--status all --format jsonl.",
    .options = kOptions,
    .examples = kExamples,
    .run = run};

}  // namespace spoc::cmd
