// What begins a run of a workflow when nobody does: something that happened outside.
#pragma once

#include <optional>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// The inputs of the run that this begins, not checked yet; nothing when it begins none. Throws data, at the place in
/// the file, where what the file asks of the event has no value.
std::optional<json::Object> begun_by(const Definition& definition, const Happened& happened, const World& world,
                                     Instant now);

}  // namespace spoc::workflow
