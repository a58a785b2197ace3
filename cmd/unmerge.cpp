#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/link.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const domain::TicketId id = context.ticket_of(*arguments.positional(0));
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::unmerge(desk, id), {id});
}

constexpr Argument kArguments[] = {
    {.name = "ID", .help = "a merged ticket (42, key:K)", .completer = Completer::ticket}};
constexpr Example kExamples[] = {{"spoc unmerge 43", "it is a ticket of its own again"},
                                 {"spoc unmerge 43 --dry-run", "what that would change"}};

}  // namespace

const Command kUnmerge{
    .name = "unmerge",
    .group = "Work",
    .summary = "Make a merged ticket one of its own again",
    .description = "It becomes as if it had never been merged; the other one keeps what happened to it since.",
    .arguments = kArguments,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
