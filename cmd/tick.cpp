#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/tick.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const domain::TicketId id = context.ticket_of(*arguments.positional(0));
  const std::vector<std::string> items(arguments.positionals().begin() + 1, arguments.positionals().end());
  const auto message = context.text_of_message();
  desk::Desk desk = context.desk();
  desk::Evidence evidence{message.value_or(""), {}};
  if (const auto reason = arguments.value("--not-applicable")) {
    if (message || arguments.has("--attach"))
      throw Error(Code::usage, "what does not apply has no evidence", "leave out -m, -F and --attach");
    if (trim(*reason).empty()) throw Error(Code::usage, "--not-applicable needs a reason");
    return print_outcome(context, desk::dismiss(desk, id, items, std::string(*reason)), {id});
  }
  for (const std::string_view path : arguments.values("--attach"))
    evidence.files.push_back({arguments.name_of_file(path), context.read(path)});
  return print_outcome(context, desk::tick(desk, id, items, evidence), {id});
}

constexpr Argument kArguments[] = {kOneTicket, {.name = "ITEM", .help = "items of its checklist", .minimum = 1, .maximum = 0}};
constexpr Option kOptions[] = {
    kMessage, kFile,
    {.name = "--attach", .letter = 'a', .value = "FILE", .help = "a file that shows it", .completer = Completer::file, .repeatable = true},
    {.name = "--not-applicable", .value = "REASON", .help = "there is nothing to do, and why"}};
constexpr Example kExamples[] = {{"spoc tick 57 key -m B-311", "the item is done, and this shows it"},
                                 {"spoc tick 57 passport --attach scan.pdf", "a file shows it; it is kept with the ticket"},
                                 {"spoc tick 57 permit --not-applicable \"EU citizen\"", "there is nothing to do"}};

}  // namespace

const Command kTick{.name = "tick", .group = "Value streams", .summary = "Tick items of a task's checklist", .arguments = kArguments,
                    .options = kOptions, .examples = kExamples, .traits = kTicketVerb, .run = run};

}  // namespace spoc::cmd
