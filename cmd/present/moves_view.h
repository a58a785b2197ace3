// Old and new dates of what moved in a run, for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"
#include "render/text.h"
#include "workflow/plan/moves.h"

namespace spoc::cmd {

/// A table under an empty line; nothing when nothing moved.
void append_moves(std::string& out, const workflow::Moves& moves, const render::TextStyle& style);
/// Members "moved", "target_was", "target_at", "end_was", "end_at".
void write_moves(json::Writer& writer, const workflow::Moves& moves);
/// "spoc run redo r7/request -m WHY"
std::string redo_command(domain::RunId run, std::string_view step);
/// Member "redo": steps that are over and read what changed, each with its command.
void write_redo(json::Writer& writer, domain::RunId run, const std::vector<std::string>& steps);

}  // namespace spoc::cmd
