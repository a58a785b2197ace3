#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments&) {
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::resume(desk, ids));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Example kExamples[] = {{"spoc resume 42", "it is the desk's turn again, its clock runs on"}};

}  // namespace

const Command kResume{.name = "resume", .group = "Work", .summary = "Go on with tickets that wait", .arguments = kArguments,
                      .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
