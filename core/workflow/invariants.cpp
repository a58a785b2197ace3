// What must hold of a run: asked at every transition. What does not hold is a failure of the department that answers for the run,
// once until it holds again; somebody may say by hand that it is as it should be.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

namespace {

constexpr std::string_view kInvariant = "invariant:";

std::string step_of(std::size_t position) {
  return format("{}{}", kInvariant, position + 1);
}

}  // namespace

bool is_invariant(std::string_view step) {
  return step.starts_with(kInvariant);
}

TicketId Advancing::order_broken(std::size_t position, int round, Instant when) {
  const Invariant& invariant = definition_.invariants[position];
  const std::string& what = invariant.text.empty() ? invariant.formula.text : invariant.text;
  TicketOrder order;
  order.type = domain::TicketType::failure;
  order.step = step_of(position);
  order.round = round;
  order.title = format("{} of {} does not hold any more: {}", definition_.key ? run().key : to_text(run().id), definition_.name, what);
  order.text = format("This must hold and does not: {}\n\nWhere the run stands: spoc run show {}\nResolve this when it is as it should be.",
                      invariant.formula.text, to_text(run().id));
  if (order.team.empty()) order.team = accountable_team();
  order.at = when;
  order.id = services_.new_ticket();
  result_.tickets.push_back(order);
  return order.id;
}

void Advancing::judge_invariants(Instant when) {
  if (definition_.invariants.empty() || run().state != domain::RunState::running) return;
  const RunScope scope(definition_, run(), world(), when);
  for (std::size_t i = 0; i < definition_.invariants.size(); ++i) {
    const Truth truth = truth_of(definition_.invariants[i].formula, scope);
    const bool* holds = std::get_if<bool>(&truth);
    if (!holds) continue;
    const Step* found = run().step(step_of(i));
    const int round = found ? found->round : 1;
    const StepState state = found ? found->state : StepState::pending;
    if (*holds && state != StepState::pending) {
      if (state == StepState::failed) result_.ends.push_back({found->ticket, true, "it holds again", when});
      record(when, workflow_actor(), domain::StepReset{step_of(i), {}, round + 1, "it holds again"});
    } else if (!*holds && state == StepState::pending) {
      const TicketId ticket = order_broken(i, round, when);
      record(when, workflow_actor(),
             domain::StepFinished{step_of(i), {}, round, domain::StepKind::gate, StepState::failed, {}, definition_.invariants[i].formula.text, ticket, {}});
    }
  }
}

bool Advancing::accept_broken(const std::string& name, Instant when, const domain::Actor& actor) {
  const Step* found = run().step(name);
  if (!found || found->state == StepState::done) return false;
  if (found->state != StepState::failed) throw Error(Code::conflict, format("{} holds", name));
  record(when, actor, domain::StepFinished{name, {}, found->round, domain::StepKind::gate, StepState::done, {}, "looked after"});
  return true;
}

void Advancing::end_invariants(Instant when, const std::string& reason) {
  for (std::size_t i = 0; i < definition_.invariants.size(); ++i)
    if (const Step* found = run().step(step_of(i)); found && found->state == StepState::failed)
      result_.ends.push_back({found->ticket, false, reason, when});
}

}  // namespace spoc::workflow
