#include "workflow/definition.h"

#include <algorithm>

namespace spoc::workflow {

std::optional<std::size_t> Definition::find(std::string_view step) const {
  const auto found = positions.find(step);
  return found == positions.end() ? std::nullopt : std::optional(found->second);
}

const Input* Definition::input(std::string_view name) const {
  for (const Input& input : inputs)
    if (input.name == name) return &input;
  return nullptr;
}

namespace {

/// "level" of "decide.level.board" when the path begins with "decide."; empty otherwise.
std::string_view second_of(std::string_view path, std::string_view first) {
  if (!path.starts_with(first)) return {};
  path.remove_prefix(first.size());
  return path.substr(0, path.find('.'));
}

}  // namespace

std::vector<const Formula*> Definition::behind(std::string_view path) const {
  std::vector<const Formula*> formulas;
  const std::string_view role = second_of(path, "roles."), decision = second_of(path, "decide."), variable = second_of(path, "vars.");
  for (const Variable& one : variables)
    if (one.name == variable) formulas.push_back(&one.formula);
  for (const Role& one : roles)
    if (one.name == role) formulas.push_back(&one.person);
  for (const DecisionTable& table : decisions)
    if (table.name == decision)
      for (const Formula& column : table.columns) formulas.push_back(&column);
  return formulas;
}

std::vector<std::string> Definition::through(std::vector<std::string> reads) const {
  for (std::size_t i = 0; i < reads.size(); ++i)
    for (const Formula* formula : behind(reads[i]))
      for (std::string& read : formula->program.reads())
        if (std::find(reads.begin(), reads.end(), read) == reads.end()) reads.push_back(std::move(read));
  return reads;
}

}  // namespace spoc::workflow
