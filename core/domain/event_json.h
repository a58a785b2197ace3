// An event's JSON behind what a buffer has already: for writing many without an allocation each.
#pragma once

#include <string>

#include "domain/event.h"

namespace spoc::domain {

/// Appends what `to_json` gives.
void append_json(std::string& out, const Event& event);

}  // namespace spoc::domain
