// What a hook is told of an entry of the journal: `spoc.event/1`.
#pragma once

#include <functional>
#include <string>

#include "cmd/shell/context.h"
#include "store/store.h"

namespace spoc::cmd {

/// Writes an entry as `history --json` has it, with its ticket as `show --json` has it, as it is by now; of a run its
/// number, workflow, key and state. Of what is not there for the reading nothing is written.
std::function<std::string(store::Reading&, const store::Entry&)> event_writer(Context& context);

}  // namespace spoc::cmd
