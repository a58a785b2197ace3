#include "workflow/advancing.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "workflow/graph.h"
#include "workflow/moment.h"

namespace spoc::workflow {

using domain::Actor;
using domain::RunState;
using domain::StepKind;

const Actor& workflow_actor() {
  static const Actor actor{{}, {}, "workflow"};
  return actor;
}

Advancing::Advancing(const Definition& definition, RunChange& change, const Actor& actor, const Services& services)
    : definition_(definition),
      change_(change),
      actor_(actor),
      services_(services),
      index_(definition.steps.size(), -1) {
  for (std::size_t i = 0; i < run().steps.size(); ++i)
    if (const auto position = definition.find(run().steps[i].id)) index_[*position] = static_cast<std::ptrdiff_t>(i);
  consider_all();
}

const Step* Advancing::step(std::size_t position) const {
  return index_[position] < 0 ? nullptr : &run().steps[static_cast<std::size_t>(index_[position])];
}

StepState Advancing::state(std::size_t position) const {
  const Step* found = step(position);
  return found ? found->state : StepState::pending;
}

int Advancing::round(std::size_t position) const {
  const Step* found = step(position);
  return found ? found->round : 1;
}

std::size_t Advancing::position_of(std::string_view id) const {
  if (const auto found = definition_.find(id)) return *found;
  std::vector<std::string> ids;
  for (const StepDefinition& step : definition_.steps) ids.push_back(step.id);
  throw Error(Code::not_found, format("workflow {} has no step {}", definition_.name, id), did_you_mean(id, ids));
}

void Advancing::record(std::size_t position, Instant at, const Actor& actor, domain::Event event) {
  change_.record(at, actor, std::move(event));
  if (index_[position] < 0) index_[position] = static_cast<std::ptrdiff_t>(run().steps.size()) - 1;
}

void Advancing::consider_all() {
  for (std::size_t i = 0; i < definition_.steps.size(); ++i)
    if (!domain::is_final(state(i))) candidates_.insert(candidates_.end(), i);
}

void Advancing::finish(std::size_t position, StepState state, Instant at, const Actor& actor, std::string reason,
                       json::Object outputs) {
  const StepDefinition& step = definition_.steps[position];
  record(position, at, actor,
         domain::StepFinished{step.id, {}, round(position), step.kind, state, std::move(outputs), std::move(reason)});
  for (const std::size_t next : definition_.successors[position]) consider(next);
  learn_anchor(at);
}

void Advancing::fail(std::size_t position, Instant at, std::string reason) {
  end_ticket(position, false, reason, at);
  finish(position, StepState::failed, at, workflow_actor(), std::move(reason));
}

void Advancing::end_ticket(std::size_t position, bool resolved, const std::string& reason, Instant at) {
  const Step* found = step(position);
  if (found && found->ticket && found->state == StepState::active)
    result_.ends.push_back({found->ticket, resolved, reason, at});
}

void Advancing::learn_anchor(Instant at) {
  if (!definition_.anchor || run().anchor) return;
  const RunScope scope(definition_, run(), world(), at);
  const auto anchor = anchor_of(definition_, scope);
  if (!anchor) return;
  record(at, workflow_actor(),
         domain::RunAmended{run().inputs, run().vars, anchor, target_of(definition_, scope), "the anchor is known"});
  consider_all();
}

void Advancing::rest(Instant at) {
  while (!candidates_.empty() && run().state == RunState::running) {
    const std::size_t position = *candidates_.begin();
    candidates_.erase(candidates_.begin());
    settle(position, at);
  }
  close_when_over(at);
}

void Advancing::settle(std::size_t position, Instant at) {
  if (state(position) == StepState::pending) {
    const JoinState join = join_state(definition_, position, [&](std::size_t other) { return state(other); });
    if (join.kind == JoinState::Kind::skipped)
      finish(position, StepState::skipped, at, workflow_actor(), "what it needs was skipped");
    else if (join.kind == JoinState::Kind::met)
      begin(position, at);
  } else if (state(position) == StepState::scheduled && *step(position)->start_at <= at) {
    activate(position, at);
  }
}

void Advancing::begin(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  const RunScope scope(definition_, run(), world(), at);
  if (step.when) {
    const Truth truth = truth_of(*step.when, scope);
    if (const auto* open = std::get_if<Undecided>(&truth)) return undecided(position, at, open->because);
    if (const auto* nothing = std::get_if<NoValue>(&truth)) return fail(position, at, nothing->why);
    if (!std::get<bool>(truth))
      return finish(position, StepState::skipped, at, workflow_actor(), format("when: {}", step.when->text));
  }
  if (step.start) {
    const Moment start = moment_of(*step.start, scope, Edge::opening, step.roll);
    if (const auto* open = std::get_if<Undecided>(&start)) return undecided(position, at, open->because);
    if (const auto* nothing = std::get_if<NoValue>(&start)) return fail(position, at, nothing->why);
    if (const Instant t = std::get<Instant>(start); t > at)
      return record(position, at, workflow_actor(), domain::StepScheduled{step.id, {}, round(position), step.kind, t});
  }
  activate(position, at);
}

void Advancing::undecided(std::size_t position, Instant at, const std::string& because) {
  // The anchor may still be learned. Nothing else can be unknown to a run under way.
  if (!waits_for_anchor(definition_, run(), position))
    fail(position, at, format("it depends on what nobody knows: {}", because));
}

void Advancing::close_when_over(Instant at) {
  if (run().state != RunState::running) return;
  std::string failed;
  for (std::size_t i = 0; i < definition_.steps.size(); ++i) {
    if (!domain::is_final(state(i))) return;
    if (state(i) != StepState::failed) continue;
    const auto& next = definition_.successors[i];
    const bool tolerated = std::any_of(next.begin(), next.end(), [&](std::size_t other) {
      const auto& needs = definition_.steps[other].needs;
      return std::any_of(needs.begin(), needs.end(),
                         [&](const Need& need) { return need.step == i && need.tolerated; });
    });
    if (!tolerated && failed.empty()) failed = definition_.steps[i].id;
  }
  const RunState state = failed.empty() ? RunState::done : RunState::failed;
  record(at, workflow_actor(),
         domain::RunMoved{state, {}, failed.empty() ? std::string() : format("step {} failed", failed)});
}

void Advancing::stop(RunState state, Instant at, const Actor& actor, const std::string& result,
                     const std::string& reason) {
  for (std::size_t i = 0; i < definition_.steps.size(); ++i) {
    const Step* found = step(i);
    if (!found || domain::is_final(found->state)) continue;
    end_ticket(i, false, reason, at);
    const StepDefinition& step = definition_.steps[i];
    record(i, at, actor, domain::StepFinished{step.id, {}, found->round, step.kind, StepState::cancelled, {}, reason});
  }
  record(at, actor, domain::RunMoved{state, result, reason});
}

void Advancing::reject(std::size_t position, Instant at, const Actor& actor, const std::string& why) {
  const StepDefinition& step = definition_.steps[position];
  const std::string reason = why.empty() ? "rejected" : "rejected: " + why;
  end_ticket(position, true, reason, at);
  if (step.on_reject == Rejection::rework && round(position) < step.max_rounds) return rework(position, at, why);
  if (step.on_reject == Rejection::cancel) {
    finish(position, StepState::cancelled, at, actor, reason);
    return stop(RunState::cancelled, at, actor, {}, format("{} was {}", step.id, reason));
  }
  const bool used_up = step.on_reject == Rejection::rework;
  finish(position, StepState::failed, at, actor,
         used_up ? format("{} (round {} of {})", reason, round(position), step.max_rounds) : reason);
}

void Advancing::rework(std::size_t position, Instant at, const std::string& why) {
  for (const std::size_t again : between(definition_, definition_.steps[position].rework_to, position)) {
    consider(again);
    if (!step(again)) continue;
    if (again != position) end_ticket(again, false, "sent back for rework", at);
    record(again, at, workflow_actor(), domain::StepReset{definition_.steps[again].id, {}, round(again) + 1, why});
  }
}

bool Advancing::time_out(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  constexpr const char* kReason = "its deadline passed";
  if (step.kind == StepKind::wait) {
    finish(position, StepState::done, at, workflow_actor(), {});
    return true;
  }
  switch (step.on_timeout) {
    case Timeout::none:
    case Timeout::escalate:
      return false;
    case Timeout::skip:
      end_ticket(position, false, kReason, at);
      finish(position, StepState::skipped, at, workflow_actor(), kReason);
      return true;
    case Timeout::fail:
      fail(position, at, kReason);
      return true;
    case Timeout::reject:
      reject(position, at, workflow_actor(), kReason);
      return true;
    case Timeout::approve:
      end_ticket(position, true, kReason, at);
      finish(position, StepState::done, at, workflow_actor(), kReason,
             {{"approved", true}, {"by", ""}, {"why", kReason}});
      return true;
  }
  return false;
}

std::optional<Instant> Advancing::next_instant(Instant now, bool with_deadlines) const {
  std::optional<Instant> next = wake_at(definition_, run());
  if (!next || *next > now || (*next == now && !with_deadlines)) return std::nullopt;
  return next;
}

void Advancing::catch_up(Instant now, bool with_deadlines) {
  while (const auto due = next_instant(now, with_deadlines)) {
    for (std::size_t i = 0; i < definition_.steps.size() && run().state == RunState::running; ++i) {
      const Step* found = step(i);
      if (!found) continue;
      if (found->state == StepState::scheduled && *found->start_at <= *due) consider(i);
      if (found->state == StepState::active && found->due_at && *found->due_at <= *due) time_out(i, *due);
    }
    rest(*due);
  }
}

}  // namespace spoc::workflow
