// The arithmetic of one clock, part by part.
#pragma once

#include "desk/explain.h"

namespace spoc::desk {

/// Each open interval of the calendar is a part, each pause between them another; a clock without a calendar has a part
/// from pause to pause.
ClockStory story_of(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy,
                    Instant now);

}  // namespace spoc::desk
