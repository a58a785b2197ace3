#include "desk/link.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

struct Kind {
  std::string_view option;
  domain::LinkKind kind;
};
constexpr Kind kKinds[] = {{"--blocks", domain::LinkKind::blocks},
                           {"--child-of", domain::LinkKind::child_of},
                           {"--duplicates", domain::LinkKind::duplicates},
                           {"--relates", domain::LinkKind::relates}};

Code run(Context& context, const Arguments& arguments) {
  const Kind* chosen = nullptr;
  for (const Kind& kind : kKinds) {
    if (!arguments.has(kind.option)) continue;
    if (chosen) throw Error(Code::usage, "one link at a time", "repeat the command for the other");
    chosen = &kind;
  }
  if (!chosen)
    throw Error(Code::usage, "how they belong together was not said",
                "add --blocks, --child-of, --duplicates or --relates with a ticket");
  const auto ids = context.tickets();
  const domain::TicketId other = context.ticket_of(*arguments.value(chosen->option));
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::link(desk, ids, chosen->kind, other, arguments.has("--remove")), ids);
}

constexpr Argument kArguments[] = {kTickets};
constexpr Option kOptions[] = {
    {.name = "--blocks",
     .value = "ID",
     .help = "that one cannot be resolved before this one",
     .completer = Completer::ticket},
    {.name = "--child-of", .value = "ID", .help = "this one is a part of that one", .completer = Completer::ticket},
    {.name = "--duplicates",
     .value = "ID",
     .help = "what answers that one answers this one",
     .completer = Completer::ticket},
    {.name = "--relates", .value = "ID", .help = "they have to do with each other", .completer = Completer::ticket},
    {.name = "--remove", .help = "take that link away"}};
constexpr Example kExamples[] = {{"spoc link 42 --blocks 57", "57 waits for 42"},
                                 {"spoc link 61 62 63 --child-of 60", "a major incident and its children"},
                                 {"spoc link 42 --blocks 57 --remove", "it waits no longer"}};

}  // namespace

const Command kLink{
    .name = "link",
    .group = "Work",
    .summary = "Say how tickets belong together",
    .description =
        "What is blocked cannot be resolved or closed. A parent shows the progress of its children. Resolving a "
        "ticket resolves its duplicates with the same answer. A circle ends with 79.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
