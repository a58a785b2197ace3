// What has not left the desk: notices, and programs of runs.
#pragma once

#include "cmd/shell/context.h"

namespace spoc::cmd {

Code list_undelivered(Context& context);

}  // namespace spoc::cmd
