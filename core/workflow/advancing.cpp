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
  read_index();
}

void Advancing::read_index() {
  const auto& steps = run().steps;
  if (indexed_ > steps.size()) {  // a reset took items out
    std::fill(index_.begin(), index_.end(), -1);
    items_.clear();
    indexed_ = items_indexed_ = 0;
  }
  for (; indexed_ < steps.size(); ++indexed_) {
    if (!steps[indexed_].item.empty()) continue;
    if (const auto position = definition_.find(steps[indexed_].id))
      index_[*position] = static_cast<std::ptrdiff_t>(indexed_);
  }
}

/// Of items there may be very many, and most stimuli ask for none of them.
const Advancing::ItemIndex& Advancing::item_index() const {
  const auto& steps = run().steps;
  for (; items_indexed_ < steps.size(); ++items_indexed_) {
    if (steps[items_indexed_].item.empty()) continue;
    if (const auto position = definition_.find(steps[items_indexed_].id))
      items_[*position][steps[items_indexed_].item] = items_indexed_;
  }
  return items_;
}

const Step* Advancing::step(const StepAt& at) const {
  if (at.item.empty()) return index_[at.step] < 0 ? nullptr : &run().steps[static_cast<std::size_t>(index_[at.step])];
  const ItemIndex& index = item_index();
  const auto all = index.find(at.step);
  if (all == index.end()) return nullptr;
  const auto found = all->second.find(at.item);
  return found == all->second.end() ? nullptr : &run().steps[found->second];
}

StepState Advancing::state(const StepAt& at) const {
  const Step* found = step(at);
  return found ? found->state : StepState::pending;
}

int Advancing::round(const StepAt& at) const {
  const Step* found = step(at);
  return found ? found->round : 1;
}

std::string Advancing::name(const StepAt& at) const {
  return at.item.empty() ? defined(at).id : format("{}/{}", defined(at).id, at.item);
}

StepAt Advancing::position_of(std::string_view id, const std::string& item) const {
  const auto found = definition_.find(id);
  if (!found) {
    std::vector<std::string> ids;
    for (const StepDefinition& step : definition_.steps) ids.push_back(step.id);
    throw Error(Code::not_found, format("workflow {} has no step {}", definition_.name, id), did_you_mean(id, ids));
  }
  const StepAt at(*found, item);
  if (!item.empty() && !step(at)) {
    std::vector<std::string> keys;
    for (const StepAt& other : items(*found)) keys.push_back(other.item);
    throw Error(Code::not_found, format("step {} has no item \"{}\"", id, item), did_you_mean(item, keys));
  }
  return at;
}

std::vector<StepAt> Advancing::items(std::size_t position) const {
  std::vector<std::pair<std::size_t, std::string>> found;
  const ItemIndex& known = item_index();
  if (const auto all = known.find(position); all != known.end())
    for (const auto& [key, index] : all->second) found.emplace_back(index, key);
  std::sort(found.begin(), found.end());
  std::vector<StepAt> items;
  for (auto& [index, key] : found) items.emplace_back(position, std::move(key));
  return items;
}

std::vector<StepAt> Advancing::begun() const {
  std::vector<StepAt> found;
  const ItemIndex& index = item_index();
  for (std::size_t i = 0; i < definition_.steps.size(); ++i) {
    if (index_[i] >= 0) found.emplace_back(i);
    if (index.contains(i))
      for (StepAt& item : items(i)) found.push_back(std::move(item));
  }
  return found;
}

void Advancing::record(Instant at, const Actor& actor, domain::Event event) {
  change_.record(at, actor, std::move(event));
  read_index();
}

RunScope Advancing::scope(const StepAt& at, Instant now) const {
  RunScope scope(definition_, run(), world(), now);
  const Step* found = at.item.empty() ? nullptr : step(at);
  if (!found || !defined(at).for_each) return scope;
  auto known = values_.find(found->value);
  if (known == values_.end())
    known = values_.emplace(found->value, json::parse(found->value, "an item", {1u << 20, 32})).first;
  scope.with_item(known->second, defined(at).for_each->item);
  return scope;
}

void Advancing::consider_all() {
  for (std::size_t i = 0; i < definition_.steps.size(); ++i)
    if (!domain::is_final(state(i))) candidates_.insert(candidates_.end(), i);
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
  if (run().state == RunState::running && takes_back(run())) compensate_next(at, workflow_actor());
  judge_invariants(at);
  close_when_over(at);
}

std::string Advancing::skip_reason(std::size_t position) const {
  const auto& needs = definition_.steps[position].needs;
  const bool answers = std::any_of(needs.begin(), needs.end(), [&](const Need& need) {
    return answers_error_of(definition_.steps[need.step], position) && state(need.step) == StepState::done;
  });
  return answers ? "what it answers did not fail" : "what it needs was skipped";
}

void Advancing::settle(std::size_t position, Instant at) {
  if (state(position) == StepState::pending) {
    // It was its turn before, and only the mutex was taken.
    if (const Step* queued = step(position); queued && !queued->mutex.empty()) return activate(position, at);
    const JoinState join = join_state(definition_, position, [&](std::size_t other) { return state(other); });
    if (join.kind == JoinState::Kind::skipped)
      finish(position, StepState::skipped, at, workflow_actor(), skip_reason(position));
    else if (join.kind == JoinState::Kind::met)
      begin(position, at);
  } else if (state(position) == StepState::scheduled) {
    // A start that counts from a day that is not known any more is not believed.
    const bool due = *step(position)->start_at <= at && !waits_for_anchor(definition_, run(), position);
    if (due || !step(position)->mutex.empty()) activate(position, at);
  } else if (state(position) == StepState::active && definition_.steps[position].for_each) {
    tend_items(position, at);
  }
}

void Advancing::begin(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  if (step.withdraws_rest)
    for (const Need& need : step.needs) withdraw(need.step, at, format("{} has what it needs", step.id));
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
      return record(at, workflow_actor(), domain::StepScheduled{step.id, {}, round(position), step.kind, t});
  }
  activate(position, at);
}

void Advancing::undecided(const StepAt& at, Instant when, const std::string& because) {
  // The anchor may still be learned. Nothing else can be unknown to a run under way.
  if (!waits_for_anchor(definition_, run(), at.step))
    fail(at, when, format("it depends on what nobody knows: {}", because));
}

void Advancing::close_when_over(Instant at) {
  if (run().state != RunState::running || takes_back(run())) return;
  std::string failed;
  for (std::size_t i = 0; i < definition_.steps.size(); ++i) {
    if (!domain::is_final(state(i))) return;
    if (state(i) != StepState::failed) continue;
    if (const auto answer = definition_.find(step(i)->goes_to); answer && state(*answer) == StepState::done) continue;
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
  for (const StepAt& one : begun()) {
    const Step& found = *step(one);
    end_failure(one, false, reason, at);
    if (domain::is_final(found.state)) continue;
    end_ticket(one, false, reason, at);
    free_mutex(one);
    record(
        at, actor,
        domain::StepFinished{found.id, found.item, found.round, defined(one).kind, StepState::cancelled, {}, reason});
  }
  end_invariants(at, reason);
  record(at, actor, domain::RunMoved{state, result, reason});
}

std::optional<Instant> Advancing::next_instant(Instant now, bool with_deadlines) const {
  std::optional<Instant> next = wake_at(definition_, run());
  if (!late_.empty() && run().state == RunState::running)
    next = std::min(next.value_or(late_.begin()->first), late_.begin()->first);
  if (!next || *next > now || (*next == now && !with_deadlines)) return std::nullopt;
  return next;
}

void Advancing::catch_up(Instant now, bool with_deadlines) {
  while (auto due = next_instant(now, with_deadlines)) {
    // What was planned into the past by now happens when it was.
    due = std::max(*due, run().last_at);
    take_back_leases(*due);
    take_late(*due);
    for (const StepAt& at : begun()) {
      const Step* found = run().state == RunState::running ? step(at) : nullptr;
      if (!found) continue;
      if (found->state == StepState::scheduled && *found->start_at <= *due) consider(at.step);
      if (found->state == StepState::active && found->due_at && *found->due_at <= *due) time_out(at, *due);
    }
    rest(*due);
  }
}

}  // namespace spoc::workflow
