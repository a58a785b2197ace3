#include "desk/note.h"

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/present/merged.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

/// "15m", "1h30m": time that was spent, in seconds.
std::int64_t spent_of(std::string_view text) {
  const auto duration = time::parse_duration(text);
  const auto* wall = duration ? std::get_if<time::WallDuration>(&*duration) : nullptr;
  if (!wall || wall->months || wall->days || wall->span.us <= 0)
    throw Error(Code::usage, format("--spent cannot be \"{}\"", text), "hours and minutes, like 15m or 1h30m");
  return wall->span.whole_seconds();
}

Code run(Context& context, const Arguments& arguments) {
  const auto ids = chosen_tickets(context);
  desk::Note note;
  note.text = context.text_of_message().value_or("");
  note.is_public = arguments.has("--public");
  note.as_requester = arguments.has("--as-requester");
  note.to_vendor = arguments.has("--vendor");
  if (const auto published = arguments.value("--publish")) {
    const auto seq = to_integer(*published);
    if (!seq || *seq < 1) throw Error(Code::usage, format("--publish cannot be \"{}\"", *published), "the number of an entry, from spoc history");
    if (ids.size() != 1 || note.as_requester)
      throw Error(Code::usage, "what is published is a note of one ticket, said by the desk");
    note.publishes = *seq;
  }
  if (const auto spent = arguments.value("--spent")) note.spent_s = spent_of(*spent);
  for (const std::string_view path : arguments.values("--attach"))
    note.files.push_back({arguments.name_of_file(path), context.read(path)});
  desk::Desk desk = context.desk();
  const desk::Outcome noted = desk::note(desk, ids, note);
  return print_outcome(context, noted, follow_merges(context, desk::told_in(noted, ids)));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kMessage,
                               kFile,
                               kEditor,
                               {.name = "--public", .letter = 'p', .help = "the requester sees it; internal without"},
                               {.name = "--as-requester", .help = "what the requester said"},
                               {.name = "--publish", .value = "SEQ", .help = "the requester sees that internal note now, like a vendor's answer"},
                               {.name = "--vendor", .help = "the vendor that has it is sent this, too"},
                               {.name = "--attach",
                                .letter = 'a',
                                .value = "FILE",
                                .help = "a file to keep with it",
                                .completer = Completer::file,
                                .repeatable = true},
                               {.name = "--spent", .value = "TIME", .help = "time spent, like 15m"}};
constexpr Example kExamples[] = {{"spoc note 42 -m \"switch port 7 is dead\"", "for colleagues"},
                                 {"spoc note 42 --public -F answer.txt --spent 15m", "the requester gets it too"}};

}  // namespace

const Command kNote{.name = "note", .group = "Work", .summary = "Add to the conversation of tickets",
                    .description = "Internal unless --public. What the requester said (--as-requester) wakes a ticket that waits on them and reopens one that was answered; "
                                   "if it only says thanks it closes it instead, and after the reopen window it begins a new ticket, which is the one printed.",
                    .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
