#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments&) {
  const auto ids = chosen_tickets(context);
  const auto reason = context.text_of_message();
  if (!reason) throw Error(Code::usage, "cancelling needs a text", "say why with -m TEXT");
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::cancel(desk, ids, *reason));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kMessage, kFile, kEditor};
constexpr Example kExamples[] = {{"spoc cancel 42 -m \"logged by mistake\"", "nothing will be done about it"}};

}  // namespace

const Command kCancel{.name = "cancel", .group = "Work", .summary = "Cancel tickets that need no answer any more", .arguments = kArguments,
                      .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
