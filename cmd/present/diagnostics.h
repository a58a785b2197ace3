// Findings of `check` and `apply`: as text with a caret, or as `spoc.check/1`.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cmd/shell/context.h"
#include "policy/policy.h"

namespace spoc::cmd {

/// Prints them, and how many errors and warnings there are; "nothing wrong" when there are none.
void print_diagnostics(Context& context, const std::vector<policy::File>& files, const Diagnostics& diagnostics);

/// Each as text, with the line it is about and a newline at its end.
std::vector<std::string> texts_of(const std::vector<policy::File>& files, const Diagnostics& diagnostics);

}  // namespace spoc::cmd
