#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kOn[] = {"requester", "vendor", "approval", "date"};

Code run(Context& context, const Arguments& arguments) {
  const auto on = arguments.value("--on");
  if (!on) throw Error(Code::usage, "on whom it waits was not said", "add --on requester, vendor, approval or date");
  const auto ids = chosen_tickets(context);
  desk::Waiting waiting;
  waiting.on = *domain::from_word<domain::WaitingOn>(*on);
  if (const auto until = arguments.value("--until")) waiting.until = context.time_of(*until);
  waiting.ask = arguments.value("--ask").value_or("");
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::wait(desk, ids, waiting));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {{.name = "--on", .value = "WHOM", .help = "requester, vendor, approval or date", .completer = Completer::words, .words = kOn},
                               {.name = "--until", .letter = 'u', .value = "TIME", .help = "when it wakes up by itself; a vendor needs none"},
                               {.name = "--ask", .value = "TEXT", .help = "the question to the requester"}};
constexpr Example kExamples[] = {{"spoc wait 42 --on requester --ask \"Which floor?\" --until +2bd", "ask, and come back to it"},
                                 {"spoc wait 42 --on date --until \"mon 9:00\"", "nothing to do before"}};

}  // namespace

const Command kWait{.name = "wait", .group = "Work", .summary = "Let tickets stand still on purpose", .arguments = kArguments,
                    .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
