// Decision tables as they answer, and people named for the roles of one run.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "workflow/moment.h"

namespace spoc::workflow {

/// The outputs of the rules that count: one, or any number when the table collects. They live in the table.
using Answer = std::variant<std::vector<const json::Object*>, Undecided, NoValue>;
/// Undecided while a rule that might count depends on what is not known.
Answer answer_of(const DecisionTable& table, const RunScope& scope);

/// Inputs of a run keep, under this name, whom it names for its roles: no input is called so.
constexpr std::string_view kRoles = "roles";
/// Whom the run itself names for a role; nothing when it leaves that to the workflow.
const json::Value* person_named_for(const domain::Run& run, std::string_view role);

}  // namespace spoc::workflow
