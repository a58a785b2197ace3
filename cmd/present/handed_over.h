// Tickets that changed hands because somebody is away.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "desk/absence.h"

namespace spoc::cmd {

/// "#42 goes to ben", harmless on a terminal.
std::string handed_over_line(const desk::HandedOver& one);
/// The member `handed_over`: [{ticket, person, team}].
void write_handed_over(json::Writer& writer, const std::vector<desk::HandedOver>& all);

}  // namespace spoc::cmd
