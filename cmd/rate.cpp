#include "desk/rate.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

Code run(Context& context, const Arguments& arguments) {
  const auto score = arguments.value("--score");
  if (!score) throw Error(Code::usage, "how good it was was not said", "add --score 1 to 5");
  const auto number = to_integer(*score);
  if (!number) throw Error(Code::usage, format("--score cannot be \"{}\"", *score), "a number from 1, the worst, to 5");
  const auto ids = context.tickets();
  const desk::Score rating{*number, context.text_of_message().value_or("")};
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::rate(desk, ids, rating), ids);
}

constexpr Argument kArguments[] = {kTickets};
constexpr Option kOptions[] = {
    {.name = "--score", .value = "N", .help = "from 1, the worst, to 5"}, kMessage, kFile, kEditor};
constexpr Example kExamples[] = {{"spoc rate 42 --score 5 -m \"quick, and explained\"", "the requester is content"}};

}  // namespace

const Command kRate{
    .name = "rate",
    .group = "Work",
    .summary = "Rate how a ticket was answered",
    .description =
        "A resolved ticket is closed by it: who rates an answer has taken it. A later rating replaces the one before.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
