// Who decides an approval, and what their decision comes to.
#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "domain/cover.h"
#include "workflow/receiver.h"

namespace spoc::workflow {

using domain::StepKind;

namespace {

/// For whom the actor decides: themselves, the approver on whose behalf they act, or one who is away and whom they
/// cover.
std::string approver_of(const Advancing& run, const Step& step, Instant now) {
  const domain::Actor& actor = run.actor();
  for (const std::string* who : {&actor.person, &actor.on_behalf})
    if (std::find(step.approvers.begin(), step.approvers.end(), *who) != step.approvers.end()) return *who;
  const std::string& acting = actor.on_behalf.empty() ? actor.person : actor.on_behalf;
  for (const std::string& approver : step.approvers)
    if (const domain::Person* cover = domain::covering(run.world().people, approver, now); cover && cover->id == acting)
      return approver;
  throw Error(Code::refused,
              format("{} may not decide step {}", actor.person.empty() ? "a program" : actor.person, step.id),
              format("who may: {}, or who covers for them; they can hand it over: spoc assign {} --to",
                     join(step.approvers, ", "), to_text(step.ticket)));
}

/// Four eyes hold for whoever acts and for whoever they act for.
void check_four_eyes(const Advancing& run, const StepDefinition& definition) {
  for (const std::size_t other : definition.not_by) {
    const Step* done = run.step(other);
    if (!done) continue;
    for (const std::string& who : done->done_by)
      if (who == run.actor().person || who == run.actor().on_behalf)
        throw Error(Code::refused, format("{} did step {} and may not decide step {}", who, done->id, definition.id));
  }
}

json::Object decision_outputs(const Step& step, const std::string& why) {
  std::string by;
  for (const auto& decision : step.decisions)
    if (decision.approved) by += (by.empty() ? "" : ", ") + decision.person;
  return {{"approved", true}, {"by", by}, {"why", why}};
}

}  // namespace

bool Receiver::on(const HandedOver& handed) {
  const StepAt at = run.position_of(handed.step, handed.item);
  const StepDefinition& definition = run.defined(at);
  const Step& step = begun(run, at, 0);
  const auto has = [&](const std::string& who) {
    return std::find(step.approvers.begin(), step.approvers.end(), who) != step.approvers.end();
  };
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  if (!has(handed.from)) conflict(definition, format("is not for {} to decide", handed.from));
  if (has(handed.to))
    conflict(definition, format("is for {} to decide already", handed.to),
             "two of its approvals would come from one person");
  if (std::any_of(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == handed.from; }))
    conflict(definition, format("was decided by {}", handed.from), "a decision is final");
  for (const std::size_t other : definition.not_by)
    if (const Step* done = run.step(other);
        done && std::find(done->done_by.begin(), done->done_by.end(), handed.to) != done->done_by.end())
      throw Error(Code::refused,
                  format("{} did step {} and may not decide step {}", handed.to, done->id, definition.id));
  run.record(now, run.actor(), domain::StepHandedOver{definition.id, at.item, handed.from, handed.to, handed.reason});
  return true;
}

/// Who has the task says that it cannot be done.
bool Receiver::decline(Advancing& run, const StepAt& at, const Decided& declined, Instant now) {
  const Step& step = begun(run, at, declined.round);
  if (step.state == StepState::failed) return false;
  if (step.state != StepState::active) conflict(run.defined(at), format("is {}", domain::word(step.state)));
  run.reject(at, now, run.actor(), declined.why);
  return true;
}

bool Receiver::decide(Advancing& run, const Decided& decided, Instant now) {
  const StepAt at = run.position_of(decided.step, decided.item);
  const StepDefinition& definition = run.defined(at);
  if (definition.declinable && !decided.approved) return decline(run, at, decided, now);
  if (definition.kind != StepKind::approval) conflict(definition, "is no approval");
  const Step& step = begun(run, at, decided.round);
  check_four_eyes(run, definition);
  const std::string approver = approver_of(run, step, now);
  const auto before =
      std::find_if(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == approver; });
  if (before != step.decisions.end()) {
    if (before->approved == decided.approved) return false;
    conflict(definition, format("was already {} by {}", before->approved ? "approved" : "rejected", approver));
  }
  if (step.state != StepState::active) conflict(definition, format("is {}", domain::word(step.state)));
  require_enabled(run, at, now);
  run.record(now, run.actor(), domain::StepDecided{definition.id, at.item, approver, decided.approved, decided.why});

  const Step& after = *run.step(at);
  const std::size_t all = after.approvers.size();
  const std::size_t wanted = definition.quorum == 0 ? all : definition.quorum;
  const auto approvals = static_cast<std::size_t>(
      std::count_if(after.decisions.begin(), after.decisions.end(), [](const auto& d) { return d.approved; }));
  const std::size_t rejections = after.decisions.size() - approvals;
  if (approvals >= wanted) {
    run.end_ticket(at, true, "approved", now);
    run.finish(at, StepState::done, now, run.actor(), {}, decision_outputs(after, decided.why));
  } else if (rejections > 0 && (definition.quorum == 1 || all - rejections < wanted)) {
    run.reject(at, now, run.actor(), decided.why);
  }
  return true;
}

}  // namespace spoc::workflow
