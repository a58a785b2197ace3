#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto to = arguments.value("--to");
  if (!to) throw Error(Code::usage, "nobody was named", "add --to PERSON");
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::assign(desk, ids, std::string(*to), std::string(arguments.value("--reason").value_or(""))));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {{.name = "--to", .letter = 't', .value = "PERSON", .help = "id, login, address or part of a name", .completer = Completer::person}, kReason};
constexpr Example kExamples[] = {{"spoc assign 42 --to ana", "Ana works on it"},
                                 {"spoc assign 42 43 --to \"ana ruiz\" -r \"knows the building\"", "with a reason"}};

}  // namespace

const Command kAssign{.name = "assign", .group = "Work", .summary = "Give tickets to somebody to work on", .arguments = kArguments,
                      .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
