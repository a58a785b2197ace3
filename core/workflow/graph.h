// The graph of a workflow's steps: what comes before what, what is between, what is certain to have been done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "workflow/definition.h"

namespace spoc::workflow {

/// A set of steps.
class StepSet {
 public:
  StepSet() = default;
  explicit StepSet(std::size_t steps) : words_((steps + 63) / 64) {}
  void add(std::size_t step) { words_[step / 64] |= std::uint64_t{1} << (step % 64); }
  bool has(std::size_t step) const { return words_[step / 64] >> (step % 64) & 1; }
  void add(const StepSet& other);
  void keep(const StepSet& other);

 private:
  std::vector<std::uint64_t> words_;
};

/// Who needs each step.
std::vector<std::vector<std::size_t>> successors_of(const std::vector<StepDefinition>& steps);

/// The steps of one cycle in order, or nothing.
std::vector<std::size_t> find_cycle(const std::vector<StepDefinition>& steps);

/// Each step behind all it needs; among equals in file order. Only for steps without a cycle.
std::vector<std::size_t> topological(const Definition& definition);

/// Steps on a way from `from` to `to`, both included, in file order.
std::vector<std::size_t> between(const Definition& definition, std::size_t from, std::size_t to);

/// The step and all that need it, directly or through others, in file order.
std::vector<std::size_t> behind(const Definition& definition, std::size_t from);

/// True when the step may be skipped by itself: by its condition, by hand or by its deadline.
bool may_be_skipped(const StepDefinition& step);

/// True when the step at that position is where the other one goes when it fails.
bool answers_error_of(const StepDefinition& failing, std::size_t step);

/// Answers about ancestors; built once, for checking. Only for steps without a cycle.
class Graph {
 public:
  explicit Graph(const Definition& definition);

  bool is_ancestor(std::size_t step, std::size_t of) const { return ancestors_[of].has(step); }
  /// Certainly done whenever `reader` begins.
  bool surely_done(std::size_t step, std::size_t reader) const { return sure_[reader].has(step); }
  /// Skipped through its condition, by hand, or because what it needs was.
  bool can_skip(std::size_t step) const { return can_skip_[step]; }
  /// Skipped only because everything it needs was skipped.
  bool can_vanish(std::size_t step) const { return can_vanish_[step]; }

 private:
  void add(const Definition& definition, std::size_t step);

  std::vector<StepSet> ancestors_, sure_;
  std::vector<bool> can_skip_, can_vanish_;
};

}  // namespace spoc::workflow
