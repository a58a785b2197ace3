// What happened, in a sentence: for `history`, `show` and `--dry-run`.
#pragma once

#include <string>

#include "domain/event.h"

namespace spoc::cmd {

/// "routed to network by rule vpn". Text from outside is in it as it came: neutralise the line where it leaves.
std::string event_text(const domain::Event& event);

/// "ana", "ana for bob", or the program: "time".
std::string actor_text(const domain::Actor& actor);

}  // namespace spoc::cmd
