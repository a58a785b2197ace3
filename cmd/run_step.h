// The name of a step as people write it.
#pragma once

#include <string_view>

#include "cmd/shell/context.h"
#include "desk/run_control.h"

namespace spoc::cmd {

/// "r7/access/vpn", "onboarding:E7/payroll". Throws usage for what has no slash, not_found for a run that there is not.
desk::RunStep run_step_of(Context& context, std::string_view text);

}  // namespace spoc::cmd
