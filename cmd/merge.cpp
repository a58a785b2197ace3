#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/link.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto into = arguments.value("--into");
  if (!into) throw Error(Code::usage, "into which ticket was not said", "add --into ID");
  const auto ids = context.tickets();
  const domain::TicketId target = context.ticket_of(*into);
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::merge(desk, ids, target), ids);
}

constexpr Argument kArguments[] = {kTickets};
constexpr Option kOptions[] = {{.name = "--into",
                                .value = "ID",
                                .help = "the ticket that answers for them from now on",
                                .completer = Completer::ticket}};
constexpr Example kExamples[] = {{"spoc merge 43 44 --into 42", "three reports of one thing"},
                                 {"spoc merge 43 --into 42 --dry-run", "what that would change"}};

}  // namespace

const Command kMerge{
    .name = "merge",
    .group = "Work",
    .summary = "Make several tickets one",
    .description =
        "The old numbers keep answering. Conversation and participants go along, and of clocks that run on both the "
        "earlier start counts. spoc unmerge takes it back.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
