#include "workflow/decisions.h"

#include "base/format.h"

namespace spoc::workflow {

namespace {

/// Whether all tests of the rule hold. One that does not hold settles it, whatever the others come to.
Truth holds(const DecisionRule& rule, const RunScope& scope) {
  Truth all = true;
  for (const auto& test : rule.tests) {
    if (!test) continue;
    Truth truth = truth_of(*test, scope);
    if (const bool* known = std::get_if<bool>(&truth)) {
      if (!*known) return false;
    } else if (std::holds_alternative<bool>(all)) {
      all = std::move(truth);
    }
  }
  return all;
}

}  // namespace

Answer answer_of(const DecisionTable& table, const RunScope& scope) {
  std::vector<const json::Object*> rows;
  std::optional<Undecided> open;
  for (const DecisionRule& rule : table.rules) {
    const Truth truth = holds(rule, scope);
    if (const auto* nothing = std::get_if<NoValue>(&truth)) return *nothing;
    if (const auto* undecided = std::get_if<Undecided>(&truth)) {
      // Of `first`, a later rule counts only when those before it do not hold.
      if (table.hit != Hit::unique) return *undecided;
      if (!open) open = *undecided;
    } else if (std::get<bool>(truth)) {
      rows.push_back(&rule.outputs);
      if (table.hit != Hit::collect) return rows;
    }
  }
  if (open) return *open;
  if (rows.empty() && table.otherwise) rows.push_back(&*table.otherwise);
  if (rows.empty() && table.hit != Hit::collect) return NoValue{format("no rule of decide.{} holds", table.name)};
  return rows;
}

const json::Value* person_named_for(const domain::Run& run, std::string_view role) {
  for (const auto& [name, value] : run.inputs) {
    if (name != kRoles || !value.object()) continue;
    for (const auto& [named, person] : *value.object())
      if (named == role) return &person;
  }
  return nullptr;
}

}  // namespace spoc::workflow
