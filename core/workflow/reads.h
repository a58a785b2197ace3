// What a step reads: names and members in its conditions, dates, people and texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/definition.h"

namespace spoc::workflow {

/// Dotted, as in the file ("inputs.employee.name", "steps.request.outputs.laptop"), and what the variables, roles and decisions among
/// them read themselves; some may be there twice.
std::vector<std::string> reads_of(const Definition& definition, const StepDefinition& step);

/// True when one of the paths is that name or a member of it, or the whole that it is a member of.
bool reads(const std::vector<std::string>& paths, std::string_view name);

}  // namespace spoc::workflow
