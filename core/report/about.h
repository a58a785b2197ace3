// What a ticket is about, who provides that, and what it cost: words that several reports share.
#pragma once

#include <string>

#include "report/cohort.h"
#include "report/story.h"

namespace spoc::report {

/// Its service, else its category, else its type.
std::string about(const domain::Ticket& ticket);
/// The department of a stretch; a team without one is its own.
const std::string& provider(const Stretch& stretch);

/// The time somebody worked on it: what was recorded, else the open time in which somebody had it.
struct Touch {
  time::Span time;
  bool estimated = false;
};
Touch touch(const Story& story, const time::Calendar& calendar);

}  // namespace spoc::report
