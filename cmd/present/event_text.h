// What happened, in a sentence: for `history`, `show` and `--dry-run`.
#pragma once

#include <string>

#include "domain/event.h"
#include "time/zone.h"

namespace spoc::cmd {

/// "routed to network by rule vpn", with instants as that zone has them. Text from outside is in it as it came: neutralise the line
/// where it leaves.
std::string event_text(const domain::Event& event, const time::Zone& zone);

/// A clock's target as people read it: as policy writes it ("8bh"), or when a step's ticket is due in that zone.
std::string target_text(const std::string& target, const time::Zone& zone);

/// "ana", "ana for bob", or the program: "time".
std::string actor_text(const domain::Actor& actor);

}  // namespace spoc::cmd
