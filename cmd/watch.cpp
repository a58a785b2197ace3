#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/participate.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const domain::TicketId id = context.ticket_of(*arguments.positional(0));
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::watch(desk, id, std::string(*arguments.positional(1))), {id});
}

constexpr Argument kArguments[] = {
    kOneTicket,
    {.name = "ADDRESS", .help = "an address, or any words that name one person", .completer = Completer::person}};
constexpr Example kExamples[] = {{"spoc watch 42 lab@example.org", "the laboratory hears what the requester hears"}};

}  // namespace

const Command kWatch{
    .name = "watch",
    .group = "Work",
    .summary = "Let somebody follow a ticket",
    .description = "Who follows a ticket gets the public messages that the requester gets, and nothing internal.",
    .arguments = kArguments,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
