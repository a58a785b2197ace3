#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments&) {
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::take(desk, ids));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Example kExamples[] = {{"spoc take 42", "the ticket is yours, and acknowledged"},
                                 {"spoc list unowned -q | spoc take -", "take everything nobody has"}};

}  // namespace

const Command kTake{.name = "take", .group = "Work", .summary = "Take tickets: you work on them from now on",
                    .description = "Taking is accepting: it stops the acknowledge clock. It fails with 79 when somebody else has the ticket.",
                    .arguments = kArguments, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
