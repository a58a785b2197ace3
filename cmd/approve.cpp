#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/run.h"

namespace spoc::cmd {
namespace {

Code decide(Context& context, bool approved) {
  const auto ids = context.tickets();
  const std::string why = context.text_of_message().value_or("");
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::decide_approval(desk, ids, approved, why), ids);
}

Code run_approve(Context& context, const Arguments&) { return decide(context, true); }
Code run_reject(Context& context, const Arguments&) { return decide(context, false); }

constexpr Argument kArguments[] = {kTickets};
constexpr Option kOptions[] = {kMessage, kFile, kEditor};
constexpr Example kApproveExamples[] = {{"spoc approve 57", "the step is done, the run goes on"}};
constexpr Example kRejectExamples[] = {{"spoc reject 57 -m \"no budget before March\"", "what happens then the workflow says"}};

}  // namespace

const Command kApprove{.name = "approve", .group = "Value streams", .summary = "Approve what a run asks you for",
                       .description = "A decision is final: the same one twice is the same, another one is a conflict.",
                       .arguments = kArguments, .options = kOptions, .examples = kApproveExamples, .traits = kTicketVerb, .run = run_approve};
const Command kReject{.name = "reject", .group = "Value streams", .summary = "Reject what a run asks you for", .arguments = kArguments,
                      .options = kOptions, .examples = kRejectExamples, .traits = kTicketVerb, .run = run_reject};

}  // namespace spoc::cmd
