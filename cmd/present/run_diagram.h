// A workflow, or a run with its state, as boxes and arrows.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "cmd/shell/context.h"
#include "domain/run.h"
#include "domain/ticket.h"
#include "render/diagram.h"
#include "workflow/scope.h"

namespace spoc::cmd {

/// What the file says: steps, who does them as far as the caller may see it, conditions; rejections lead back dashed.
render::Diagram diagram_of(Context& context, const workflow::Definition& definition);
/// A run as its picture needs it. `steps` are those of `every_step`.
struct PicturedRun {
  const domain::Run& run;
  const std::vector<domain::Step>& steps;
  workflow::World world;
  std::function<std::optional<domain::Ticket>(domain::TicketId)> ticket;
};
/// The same with what became of each step, what of its checklist is done or left out, what will be skipped by what is
/// known now, and what is taken back.
render::Diagram diagram_of(Context& context, const workflow::Definition& definition, const PicturedRun& pictured);

}  // namespace spoc::cmd
