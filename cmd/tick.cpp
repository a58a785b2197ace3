#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/run.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const domain::TicketId id = context.ticket_of(*arguments.positional(0));
  const std::vector<std::string> items(arguments.positionals().begin() + 1, arguments.positionals().end());
  const std::string evidence = context.text_of_message().value_or("");
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::tick(desk, id, items, evidence), {id});
}

constexpr Argument kArguments[] = {kOneTicket, {.name = "ITEM", .help = "items of its checklist", .minimum = 1, .maximum = 0}};
constexpr Option kOptions[] = {kMessage, kFile};
constexpr Example kExamples[] = {{"spoc tick 57 key -m B-311", "the item is done, and this shows it"}};

}  // namespace

const Command kTick{.name = "tick", .group = "Value streams", .summary = "Tick items of a task's checklist", .arguments = kArguments,
                    .options = kOptions, .examples = kExamples, .traits = kTicketVerb, .run = run};

}  // namespace spoc::cmd
