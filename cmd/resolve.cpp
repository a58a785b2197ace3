#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto ids = chosen_tickets(context);
  desk::Resolution resolution;
  resolution.text = context.text_of_message().value_or("");
  for (const std::string_view set : arguments.values("--set")) {
    auto [name, value] = name_and_value(set);
    resolution.set.emplace_back(std::move(name), std::move(value));
  }
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::resolve(desk, ids, resolution));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kMessage, kFile, kEditor, kSet};
constexpr Example kExamples[] = {{"spoc resolve 42 -m \"The new switch is in.\"", "offer the answer to the requester"},
                                 {"spoc done 57 --set badge_no=B-311", "complete a step of a run with its form"}};

}  // namespace

const Command kResolve{.name = "resolve", .group = "Work", .summary = "Answer tickets, or complete steps of runs",
                       .description = "The requester gets the answer and may reopen; after silence the ticket closes. A step's ticket "
                                      "closes at once and its run goes on.",
                       .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .alias = "done", .run = run};

}  // namespace spoc::cmd
