#include "workflow/definition.h"

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

}  // namespace spoc::workflow
