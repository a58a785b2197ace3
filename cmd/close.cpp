#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::close(desk, ids, {arguments.has("--force"), std::string(arguments.value("--reason").value_or(""))}));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {{.name = "--force", .help = "also what was never resolved; needs --reason"}, kReason};
constexpr Example kExamples[] = {{"spoc close 42", "the requester is content"},
                                 {"spoc close 42 --force -r \"asked twice, gone\"", "without an answer"}};

}  // namespace

const Command kClose{.name = "close", .group = "Work", .summary = "Close resolved tickets", .arguments = kArguments,
                     .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
