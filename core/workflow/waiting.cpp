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

/// A program is to do it, or does.
WaitsFor tried(const Definition& definition, const Step& step, Instant now) {
  const Action* action = action_of(definition, step.id);
  const std::int64_t attempt = step.attempts - step.tried_before;
  const auto of = [&](std::int64_t n) {
    return action ? format("attempt {} of {}", n, action->retry.most) : std::string();
  };
  if (step.lease_until && *step.lease_until <= now)
    return {Reason::lease,
            {},
            step.lease_until,
            "spoc escalate",
            format("{} is over, and nobody said how it ended", of(attempt))};
  if (step.lease_until)
    return {Reason::lease,
            {},
            step.activated_at,
            "spoc escalate",
            format("{} is under way, and is taken back", of(attempt)),
            step.lease_until};
  if (step.try_at && *step.try_at > now)
    return {
        Reason::retry, {}, step.activated_at, "spoc deliver", format("{}: {} follows", step.problem, of(attempt + 1)),
        step.try_at};
  return {Reason::delivery, {}, step.try_at, "spoc deliver", "its program is queued, and no delivery has run since"};
}

WaitsFor active(const Definition& workflow, const Run& run, const StepDefinition& definition, const Step& step,
                Instant now) {
  const auto position = step.kind == StepKind::action ? workflow.find(step.id) : std::nullopt;
  if (position && step.try_at && waits_for_anchor(workflow, run, *position)) return anchor(run);
  if (step.kind == StepKind::action) return tried(workflow, step, now);
  const bool acts = (definition.kind == StepKind::wait && !definition.event) ||
                    (definition.on_timeout != Timeout::none && definition.on_timeout != Timeout::escalate);
  if (acts && step.due_at && *step.due_at <= now) return sweep(step.due_at);
  if (step.run)
    return {Reason::called_run, to_text(step.run), step.activated_at, format("spoc run show {}", to_text(step.run)),
            format("run {} is not over", to_text(step.run))};
  if (definition.event && !step.ticket)
    return {Reason::event, definition.event->event, step.activated_at,
            format("spoc event put {} --id … --data …", definition.event->event),
            format("the event {} has not come", step.awaits)};
  if (definition.kind == StepKind::wait && !definition.event)
    return {Reason::time, {}, step.activated_at, {}, "it ends by itself", step.due_at};
  if (definition.kind == StepKind::approval) return approvals(definition, step);
  const std::string who = !step.assignee.empty() ? step.assignee : step.team;
  std::string detail = format("ticket {} is not resolved", to_text(step.ticket));
  if (step.assignee.empty() && !step.contact.empty()) detail += format("; it is for {}, who has no account", step.contact);
  return {Reason::person, who, step.activated_at, format("spoc resolve {}", to_text(step.ticket)), detail};
}

/// The items of a step that are not over, or that failed.
WaitsFor items(const Run& run, const StepDefinition& definition, const Step& step) {
  std::vector<std::string> open, failed;
  std::size_t total = 0;
  for (const Step& item : run.steps) {
    if (item.id != step.id || item.item.empty()) continue;
    ++total;
    const std::string name = format("{}/{}", item.id, item.item);
    if (!domain::is_final(item.state)) open.push_back(name);
    if (item.state == StepState::failed) failed.push_back(name);
  }
  const std::string detail = format("{} of {} items are over", total - open.size(), total);
  if (!open.empty())
    return {Reason::step, join(open, ", "), step.activated_at,
            format("spoc explain {}", step_name(run, open.front())), detail};
  if (!failed.empty())
    return {Reason::failure, join(failed, ", "), run.last_at,
            format("spoc run retry {}", step_name(run, failed.front())), "an item has failed"};
  return {Reason::person, definition.team, step.activated_at,
          format("spoc run add-item {} --set …", step_name(run, step.id)), format("{}, and more may be added", detail)};
}

/// An item that may not begin beside so many others.
WaitsFor turn(const Run& run, const StepDefinition& definition, const Step& step) {
  std::vector<std::string> active;
  for (const Step& item : run.steps)
    if (item.id == step.id && !item.item.empty() && item.state == StepState::active)
      active.push_back(format("{}/{}", item.id, item.item));
  return {Reason::step, join(active, ", "), step.activated_at,
          active.empty() ? std::string("spoc escalate")
                         : format("spoc explain {}", step_name(run, active.front())),
          format("at most {} items at a time", definition.for_each->most_at_once)};
}

/// It could begin, if another step had not what only one may have.
WaitsFor mutex(const Run& run, const Step& step) {
  return {Reason::mutex, step.mutex, run.last_at, {}, format("another step has {}", step.mutex)};
}

WaitsFor hold(const Run& run) {
  return {Reason::hold, {}, run.last_at, format("spoc run release {}", to_text(run.id)), "the run is held"};
}

/// Its turn comes when the step has been taken back that is under way.
WaitsFor undoing(const Run& run) {
  const auto active = std::find_if(run.steps.begin(), run.steps.end(), [](const Step& step) {
    return !undone_by(step.id).empty() && step.state == StepState::active;
  });
  if (active == run.steps.end()) return sweep(run.last_at);
  const std::string name = active->item.empty() ? active->id : format("{}/{}", active->id, active->item);
  return {Reason::step, name, active->activated_at, format("spoc explain {}", step_name(run, name)),
          "a step is taken back before"};
}

JoinState join_now(const Definition& definition, const Run& run, std::size_t position) {
  return join_state(definition, position, [&](std::size_t other) {
    const Step* step = run.step(definition.steps[other].id);
    return step ? step->state : StepState::pending;
  });
}

WaitsFor pending(const Definition& definition, const Run& run, std::size_t position) {
  const JoinState join = join_now(definition, run, position);
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
  static constexpr std::string_view kWords[] = {
      "not_started", "step",  "person", "approvals", "event", "time",    "input", "called_run",
      "mutex",       "retry", "lease",  "milestone", "hold",  "failure", "sweep", "delivery"};
  static_assert(std::size(kWords) == static_cast<std::size_t>(Reason::delivery) + 1);
  return kWords[static_cast<std::size_t>(reason)];
}

std::optional<WaitsFor> waits_for(const Definition& definition, const Run& run, std::size_t position, Instant now,
                                  std::string_view item) {
  const StepDefinition& wanted = definition.steps[position];
  const Step* step = run.step(wanted.id, item);
  const StepState state = step ? step->state : StepState::pending;
  if (domain::is_final(state)) return std::nullopt;
  if (run.version == 0)
    return WaitsFor{
        Reason::not_started, {}, {}, format("spoc run start {}", definition.name), "the run has not been started"};
  if (run.state == RunState::held) return hold(run);
  if (run.state != RunState::running) return std::nullopt;  // one that is cancelled begins nothing more
  if (state == StepState::active)
    return wanted.for_each && item.empty() ? items(run, wanted, *step) : active(definition, run, wanted, *step, now);
  if (wanted.kind == domain::StepKind::end && takes_back(run) && (state == StepState::pending || *step->start_at <= now) &&
      join_now(definition, run, position).kind == JoinState::Kind::met)
    return undoing(run);
  if (step && !step->mutex.empty())
    return waits_for_anchor(definition, run, position) ? anchor(run) : mutex(run, *step);
  if (state == StepState::pending && !item.empty())
    return waits_for_anchor(definition, run, position) ? anchor(run) : turn(run, wanted, *run.step(wanted.id));
  if (state == StepState::pending) return pending(definition, run, position);
  if (waits_for_anchor(definition, run, position)) return anchor(run);
  if (*step->start_at <= now) return sweep(step->start_at);
  return WaitsFor{Reason::time,
                  {},
                  run.last_at,
                  wanted.early ? format("spoc run begin {}", step_name(run, wanted.id)) : std::string(),
                  "it starts",
                  step->start_at};
}

std::optional<WaitsFor> waits_for(const Definition& definition, const Run& run, const Step& step, const World& world,
                                  Instant now) {
  if (const auto position = definition.find(step.id)) {
    auto waits = waits_for(definition, run, *position, now, step.item);
    const bool answered = waits && (waits->code == Reason::person || waits->code == Reason::approvals);
    if (!answered || enabled(definition, run, step.id, step.item, world.policy, world.people, now)) return waits;
    return WaitsFor{Reason::milestone,
                    {},
                    step.activated_at,
                    {},
                    format("it may be done only while {}", definition.steps[*position].enabled_while->text)};
  }
  if (undone_by(step.id).empty() || domain::is_final(step.state)) return std::nullopt;
  if (run.state == RunState::held && step.state == StepState::pending) return hold(run);
  if (step.state == StepState::pending) return undoing(run);
  if (step.kind == StepKind::action) return tried(definition, step, now);
  return WaitsFor{Reason::person, step.assignee.empty() ? step.team : step.assignee, step.activated_at,
                  format("spoc resolve {}", to_text(step.ticket)),
                  format("ticket {} is not resolved", to_text(step.ticket))};
}

}  // namespace spoc::workflow
