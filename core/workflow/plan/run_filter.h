// Which runs: a condition over a run, and where its workflow is known also over its inputs, variables and steps.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "expr/program.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// The names that a condition over runs of any workflow sees: `run` and the functions of every place.
expr::Place run_place();
/// Beside these `inputs`, `vars`, `steps`, `opened`, `anchor` and `target` of that workflow.
expr::Place run_place(const Definition& definition);

class RunFilter {
 public:
  /// Over `run` alone when there is no definition; else over what that one has, which is what is looked at for
  /// mistakes. Diagnostics when the text cannot be used.
  RunFilter(std::string text, const Definition* definition);
  const Diagnostics& diagnostics() const { return diagnostics_; }

  /// Without a value it does not hold; nor for a run whose own version of the workflow lacks what the text names.
  bool holds(const Definition& definition, const domain::Run& run, const World& world, Instant now);
  /// How many runs follow versions that lack what the text names.
  std::size_t strange() const { return strange_; }

 private:
  std::string text_;
  bool over_workflow_;
  Diagnostics diagnostics_;
  std::map<std::string, std::optional<expr::Program>> by_hash_;
  std::optional<expr::Program> program_;
  std::size_t strange_ = 0;
};

}  // namespace spoc::workflow
