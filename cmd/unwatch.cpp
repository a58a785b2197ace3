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
  return print_outcome(context, desk::unwatch(desk, id, std::string(*arguments.positional(1))), {id});
}

constexpr Argument kArguments[] = {kOneTicket,
                                   {.name = "ADDRESS",
                                    .help = "who follows it: an address, or words that name one person",
                                    .completer = Completer::person}};
constexpr Example kExamples[] = {{"spoc unwatch 42 lab@example.org", "the laboratory hears nothing more of it"}};

}  // namespace

const Command kUnwatch{.name = "unwatch",
                       .group = "Work",
                       .summary = "Let somebody follow a ticket no more",
                       .arguments = kArguments,
                       .examples = kExamples,
                       .traits = kTicketVerb,
                       .run = run};

}  // namespace spoc::cmd
