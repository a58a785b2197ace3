#include "workflow/graph.h"

#include <algorithm>
#include <queue>

namespace spoc::workflow {

void StepSet::add(const StepSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void StepSet::keep(const StepSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

std::vector<std::vector<std::size_t>> successors_of(const std::vector<StepDefinition>& steps) {
  std::vector<std::vector<std::size_t>> successors(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i)
    for (const Need& need : steps[i].needs) successors[need.step].push_back(i);
  return successors;
}

std::vector<std::size_t> find_cycle(const std::vector<StepDefinition>& steps) {
  // Depth first with an explicit stack: a chain may be as long as there are steps.
  enum Mark : char { unseen, open, closed };
  std::vector<Mark> marks(steps.size(), unseen);
  std::vector<std::pair<std::size_t, std::size_t>> path;  // step, position of the need to follow next
  for (std::size_t root = 0; root < steps.size(); ++root) {
    if (marks[root] != unseen) continue;
    path.emplace_back(root, 0);
    marks[root] = open;
    while (!path.empty()) {
      auto& [step, next] = path.back();
      if (next == steps[step].needs.size()) {
        marks[step] = closed;
        path.pop_back();
        continue;
      }
      const std::size_t need = steps[step].needs[next++].step;
      if (marks[need] == unseen) {
        marks[need] = open;
        path.emplace_back(need, 0);
      } else if (marks[need] == open) {
        std::vector<std::size_t> cycle;
        for (auto at = path.rbegin();; ++at) {
          cycle.push_back(at->first);
          if (at->first == need) return cycle;
        }
      }
    }
  }
  return {};
}

std::vector<std::size_t> topological(const Definition& definition) {
  std::vector<std::size_t> missing(definition.steps.size()), order;
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    missing[i] = definition.steps[i].needs.size();
    if (missing[i] == 0) ready.push(i);
  }
  while (!ready.empty()) {
    const std::size_t step = ready.top();
    ready.pop();
    order.push_back(step);
    for (const std::size_t next : definition.successors[step])
      if (--missing[next] == 0) ready.push(next);
  }
  return order;
}

std::vector<std::size_t> between(const Definition& definition, std::size_t from, std::size_t to) {
  const std::size_t count = definition.steps.size();
  std::vector<bool> after(count), before(count);
  const auto spread = [](std::vector<bool>& seen, std::size_t start, auto&& neighbours) {
    std::vector<std::size_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
      const std::size_t step = open.back();
      open.pop_back();
      neighbours(step, [&](std::size_t next) {
        if (seen[next]) return;
        seen[next] = true;
        open.push_back(next);
      });
    }
  };
  spread(after, from, [&](std::size_t step, auto&& visit) {
    for (const std::size_t next : definition.successors[step]) visit(next);
  });
  spread(before, to, [&](std::size_t step, auto&& visit) {
    for (const Need& need : definition.steps[step].needs) visit(need.step);
  });
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < count; ++i)
    if (after[i] && before[i]) found.push_back(i);
  return found;
}

std::vector<std::size_t> behind(const Definition& definition, std::size_t from) {
  std::vector<bool> seen(definition.steps.size());
  std::vector<std::size_t> open{from}, found;
  seen[from] = true;
  while (!open.empty()) {
    const std::size_t step = open.back();
    open.pop_back();
    for (const std::size_t next : definition.successors[step]) {
      if (!seen[next]) open.push_back(next);
      seen[next] = true;
    }
  }
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (seen[i]) found.push_back(i);
  return found;
}

bool may_be_skipped(const StepDefinition& step) {
  const auto skips = [](const ErrorAnswer& answer) { return answer.does == ErrorAnswer::Does::skip; };
  return step.conditional || step.skippable || step.on_timeout == Timeout::skip || skips(step.on_error.otherwise) ||
         std::any_of(step.on_error.by.begin(), step.on_error.by.end(), [&](const auto& one) { return skips(one.second); });
}

bool answers_error_of(const StepDefinition& failing, std::size_t step) {
  const ErrorAnswer wanted{ErrorAnswer::Does::step, step};
  return failing.on_error.otherwise == wanted ||
         std::any_of(failing.on_error.by.begin(), failing.on_error.by.end(), [&](const auto& one) { return one.second == wanted; });
}

Graph::Graph(const Definition& definition)
    : ancestors_(definition.steps.size(), StepSet(definition.steps.size())),
      sure_(ancestors_),
      can_skip_(definition.steps.size()),
      can_vanish_(definition.steps.size()) {
  for (const std::size_t step : topological(definition)) add(definition, step);
}

void Graph::add(const Definition& definition, std::size_t at) {
  const StepDefinition& step = definition.steps[at];
  std::size_t certain = 0;  // needs that cannot be skipped
  for (const Need& need : step.needs) {
    ancestors_[at].add(need.step);
    ancestors_[at].add(ancestors_[need.step]);
    const bool answers = answers_error_of(definition.steps[need.step], at);
    if (answers) can_skip_[at] = true;
    if (!can_skip_[need.step] || answers) ++certain;
  }
  const std::size_t wanted = step.join == 0 ? 1 : step.join;
  can_vanish_[at] = !step.needs.empty() && !step.runs_when_all_skipped && certain < wanted;
  can_skip_[at] = can_skip_[at] || may_be_skipped(step) || can_vanish_[at];

  const bool all = step.join == 0 || step.join >= step.needs.size();
  bool first = true;
  for (const Need& need : step.needs) {
    StepSet known = sure_[need.step];
    if (!answers_error_of(definition.steps[need.step], at)) known.add(need.step);
    // With one need, the step begins only when that one was done; with several, one of them may have been skipped.
    const bool done = !need.tolerated && !step.runs_when_all_skipped &&
                      (step.needs.size() == 1 || (all && (step.join != 0 || !can_skip_[need.step])));
    if (all && done) sure_[at].add(known);
    if (!all && first) sure_[at] = known;
    if (!all && !first) sure_[at].keep(known);
    first = false;
    if (!all && need.tolerated) sure_[at] = StepSet(definition.steps.size());
  }
}

}  // namespace spoc::workflow
