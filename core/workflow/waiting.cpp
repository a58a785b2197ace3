#include "workflow/waiting.h"

#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "base/text.h"

namespace spoc::workflow {

namespace {

using domain::RunState;
using domain::StepKind;

std::string step_name(const Run& run, std::string_view step) {
  return format("{}/{}", to_text(run.id), step);
}

std::string joined(const Definition& definition, const std::vector<std::size_t>& steps) {
  std::vector<std::string> ids;
  for (const std::size_t step : steps) ids.push_back(definition.steps[step].id);
  return join(ids, ", ");
}

/// Time has passed, and nobody has told the run.
WaitsFor sweep(const std::optional<Instant>& since) {
  return {Reason::sweep, {}, since, "spoc escalate", "its time has come, and no sweep has run since"};
}

WaitsFor anchor(const Run& run) {
  return {Reason::input, "anchor", run.opened_at, format("spoc run amend {} --set …", to_text(run.id)),
          "its dates count from a day that is not known yet"};
}

WaitsFor approvals(const StepDefinition& definition, const Step& step) {
  std::vector<std::string> open;
  std::size_t given = 0;
  for (const std::string& approver : step.approvers) {
    const auto decision =
        std::find_if(step.decisions.begin(), step.decisions.end(), [&](const auto& d) { return d.person == approver; });
    if (decision == step.decisions.end())
      open.push_back(approver);
    else if (decision->approved)
      ++given;
  }
  const std::size_t wanted = definition.quorum == 0 ? step.approvers.size() : definition.quorum;
  return {Reason::approvals, join(open, ", "), step.activated_at, format("spoc approve {}", to_text(step.ticket)),
          format("{} of {} approvals are there", given, wanted)};
}

WaitsFor active(const StepDefinition& definition, const Step& step, Instant now) {
  const bool acts = definition.kind == StepKind::wait ||
                    (definition.on_timeout != Timeout::none && definition.on_timeout != Timeout::escalate);
  if (acts && step.due_at && *step.due_at <= now) return sweep(step.due_at);
  if (definition.kind == StepKind::wait)
    return {Reason::time, {}, step.activated_at, {}, "it ends by itself", step.due_at};
  if (definition.kind == StepKind::approval) return approvals(definition, step);
  const std::string who = !step.assignee.empty() ? step.assignee : step.team;
  return {Reason::person, who, step.activated_at, format("spoc resolve {}", to_text(step.ticket)),
          format("ticket {} is not resolved", to_text(step.ticket))};
}

WaitsFor pending(const Definition& definition, const Run& run, std::size_t position) {
  const JoinState join = join_state(definition, position, [&](std::size_t other) {
    const Step* step = run.step(definition.steps[other].id);
    return step ? step->state : StepState::pending;
  });
  if (join.kind == JoinState::Kind::blocked)
    return {Reason::failure, joined(definition, join.because), run.last_at,
            format("spoc run retry {}", step_name(run, definition.steps[join.because.front()].id)),
            "a step it needs has failed"};
  if (join.kind == JoinState::Kind::open)
    return {Reason::step, joined(definition, join.because), run.opened_at,
            format("spoc explain {}", step_name(run, definition.steps[join.because.front()].id)),
            "a step it needs is not over"};
  return waits_for_anchor(definition, run, position) ? anchor(run) : sweep(run.last_at);
}

}  // namespace

std::string_view word(Reason reason) {
  static constexpr std::string_view kWords[] = {"not_started", "step",      "person",     "approvals", "event",
                                                "time",        "input",     "called_run", "mutex",     "retry",
                                                "lease",       "milestone", "hold",       "failure",   "sweep"};
  static_assert(std::size(kWords) == static_cast<std::size_t>(Reason::sweep) + 1);
  return kWords[static_cast<std::size_t>(reason)];
}

std::optional<WaitsFor> waits_for(const Definition& definition, const Run& run, std::size_t position, Instant now) {
  const StepDefinition& wanted = definition.steps[position];
  const Step* step = run.step(wanted.id);
  const StepState state = step ? step->state : StepState::pending;
  if (domain::is_final(state)) return std::nullopt;
  if (run.version == 0)
    return WaitsFor{
        Reason::not_started, {}, {}, format("spoc run start {}", definition.name), "the run has not been started"};
  if (run.state == RunState::held)
    return WaitsFor{Reason::hold, {}, run.last_at, format("spoc run release {}", to_text(run.id)), "the run is held"};
  if (run.state != RunState::running && run.state != RunState::cancelling) return std::nullopt;
  if (state == StepState::active) return active(wanted, *step, now);
  if (state == StepState::pending) return pending(definition, run, position);
  if (*step->start_at > now)
    return WaitsFor{Reason::time,
                    {},
                    run.last_at,
                    wanted.early ? format("spoc run begin {}", step_name(run, wanted.id)) : std::string(),
                    "it starts", step->start_at};
  return waits_for_anchor(definition, run, position) ? anchor(run) : sweep(step->start_at);
}

}  // namespace spoc::workflow
