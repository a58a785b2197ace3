// A workflow, or a run with its state, as boxes and arrows.
#pragma once

#include "cmd/shell/context.h"
#include "domain/run.h"
#include "render/diagram.h"
#include "workflow/definition.h"

namespace spoc::cmd {

/// What the file says: steps, who does them as far as the caller may see it, conditions; rejections lead back dashed.
render::Diagram diagram_of(Context& context, const workflow::Definition& definition);
/// The same with what became of each step. `steps` are those of `every_step`.
render::Diagram diagram_of(Context& context, const workflow::Definition& definition, const domain::Run& run,
                           const std::vector<domain::Step>& steps);

}  // namespace spoc::cmd
