#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments&) {
  const auto ids = chosen_tickets(context);
  const std::string reason = context.text_of_message().value_or("");
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::reopen(desk, ids, reason));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kMessage, kFile, kEditor};
constexpr Example kExamples[] = {{"spoc reopen 42 -m \"It drops again.\"", "the answer did not hold"}};

}  // namespace

const Command kReopen{.name = "reopen", .group = "Work", .summary = "Reopen tickets that were resolved or closed",
                      .description = "A closed ticket can be reopened within the window of the desk's policy.", .arguments = kArguments,
                      .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
