#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::release(desk, ids, std::string(arguments.value("--reason").value_or(""))));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kReason};
constexpr Example kExamples[] = {{"spoc release 42", "back to its team"},
                                 {"spoc release 42 -r \"needs somebody on site\"", "with what the next one should know"}};

}  // namespace

const Command kRelease{.name = "release", .group = "Work", .summary = "Hand tickets back to their team",
                       .description = "Who hands a ticket back is not chosen for it again.", .arguments = kArguments,
                       .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
