// `spoc route --learn`: routing that learns from what the desk has resolved.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

Code route_learn(Context& context);

}  // namespace spoc::cmd
